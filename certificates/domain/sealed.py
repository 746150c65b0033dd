"""What a seal is worth: the record, every signature, and whose keys count, put together into one verdict. Pure.

It needs neither database nor network, so it cannot know of a revocation: that is the register's to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from certificates.domain import base41, codes, cose
from certificates.domain.record import Issuer, Record, RecordRefused
from certificates.domain.record import decode as decode_record
from certificates.domain.trust import RECORD, Trust, TrustedInstitution, TrustedKey

LONGEST = 8192  # characters of a pasted seal with its address


class Status(StrEnum):
    """In this order: the first that applies is the verdict; only the last is a valid joint certificate."""

    UNREADABLE = "unreadable"
    ALTERED = "altered"
    MISSING_CO_ISSUER = "missing_co_issuer"
    UNKNOWN_KEY = "unknown_key"
    KEY_NOT_IN_FORCE = "key_not_in_force"
    DEMONSTRATION_KEY = "demonstration_key"
    JOINT = "joint"


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What one institution that the record names has signed. status: of Status, JOINT where nothing is wrong."""

    issuer: Issuer
    status: Status
    key: TrustedKey | None
    institution: TrustedInstitution | None


@dataclass(frozen=True, kw_only=True)
class SealVerdict:
    """record and data: what was signed; None and empty where nothing could be read."""

    status: Status
    record: Record | None = None
    data: bytes = b""
    signatures: tuple[Signed, ...] = ()

    @property
    def is_joint(self) -> bool:
        return self.status == Status.JOINT


def text_of(address: str, seal: bytes) -> str:
    """What the dense symbol says: the address, and behind # the seal, which a browser keeps for itself."""
    return f"{address.upper()}#{base41.encode(seal)}"


def check_text(text: str, trust: Trust) -> SealVerdict:
    """text: as scanned or pasted, with or without its address. An address of another certificate alters it."""
    address, mark, seal = "".join(text[: LONGEST + 1].split()).rpartition("#")
    if len(text) > LONGEST:
        return SealVerdict(status=Status.UNREADABLE)
    try:
        found = check(base41.decode(seal), trust)
    except base41.Base41Refused:
        return SealVerdict(status=Status.UNREADABLE)
    if mark and found.record and _code_in(address) != codes.encode(int.from_bytes(found.record.id, "big")):
        return SealVerdict(status=Status.ALTERED, record=found.record, data=found.data, signatures=found.signatures)
    return found


def check(seal: bytes, trust: Trust) -> SealVerdict:
    try:
        found = cose.decode(seal)
        record = decode_record(found.payload)
    except (cose.SealRefused, RecordRefused):
        return SealVerdict(status=Status.UNREADABLE)
    if not _is_in_order(record.issuers, found.signatures):
        return SealVerdict(status=Status.ALTERED, record=record, data=found.payload)
    by_kid = {signature.kid: signature for signature in found.signatures}
    signed = tuple(_signed(issuer, by_kid.get(issuer.kid), found.payload, record, trust) for issuer in record.issuers)
    order = list(Status)
    worst = min((one.status for one in signed), key=order.index)
    return SealVerdict(status=worst, record=record, data=found.payload, signatures=signed)


def _code_in(address: str) -> str:
    return codes.normalise(address.upper().rpartition("/")[2])


def _is_in_order(issuers: Sequence[Issuer], signatures: Sequence[cose.Signature]) -> bool:
    """Whether the signers are issuers, in the record's order, each once; some may be absent."""
    expected = [issuer.kid for issuer in issuers]
    found = [signature.kid for signature in signatures]
    return len(set(expected)) == len(expected) and found == [kid for kid in expected if kid in found]


def _signed(issuer: Issuer, signature: cose.Signature | None, payload: bytes, record: Record, trust: Trust) -> Signed:
    key = trust.keys.get((RECORD, issuer.kid))
    institution = trust.institutions.get(issuer.number)
    status = _status(issuer, signature, payload, record, key)
    return Signed(issuer=issuer, status=status, key=key, institution=institution)


def _status(
    issuer: Issuer, signature: cose.Signature | None, payload: bytes, record: Record, key: TrustedKey | None
) -> Status:
    if signature is None:
        return Status.MISSING_CO_ISSUER
    if key is None or key.institution != issuer.number:
        return Status.UNKNOWN_KEY
    if not cose.is_good(key.public, payload=payload, signature=signature):
        return Status.ALTERED
    if key.is_compromised or not key.covers(record.issued_on):
        return Status.KEY_NOT_IN_FORCE
    return Status.DEMONSTRATION_KEY if key.is_demonstration else Status.JOINT
