"""What a PDF is worth: every institution's signature, nothing changed after them, and the files inside. Pure.

pyHanko reads the file and says what changed after a signature; whose keys count is the trust list's to say, not that of
certificates in the file. One file has one form: the page with a field for each issuer, then one revision for each
signature, in the record's order, and nothing else (`signed_form`); three or four files inside, of one certificate.
Whatever a stranger's bytes provoke is a verdict, never an error.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import find_cms_attribute_iter
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from certificates.domain import base41, credential, inclusion
from certificates.domain.attached import (
    BADGES,
    CREDENTIAL,
    FORMS,
    INCLUSION,
    SUPPLEMENT,
    is_bundle_of,
    is_supplement_of,
)
from certificates.domain.form import Form
from certificates.domain.inclusion import Entry, InclusionVerdict
from certificates.domain.record import Issuer, Record
from certificates.domain.sealed import SealVerdict, Status, check_text
from certificates.domain.signed_form import is_whole, read_form
from certificates.domain.trust import SEAL, Trust, TrustedInstitution, TrustedKey

LARGEST = 2_000_000  # bytes; ours have a twentieth
# Nothing of ours holds them. A table of objects in a stream can say in forty bytes that it has a billion of them.
_NEVER = (b"/ObjStm", b"/XRef", b"/Encrypt", b"/JavaScript", b"/Launch")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # how a name may be written so that it is not found
_MOST = 4 * 2**20  # bytes that the streams of a file may become
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=_MOST),
    document_budget=DocumentDecodeBudget(base_allowance=4 * _MOST, max_ratio=1),
)


# A proof that does not hold is no paper of ours, whatever else is good about it.
_WORTH = dict.fromkeys(Entry, Status.ALTERED) | {
    Entry.NOT_SIGNED_BY_ALL: Status.MISSING_CO_ISSUER,
    Entry.UNKNOWN_KEY: Status.UNKNOWN_KEY,
    Entry.KEY_NOT_IN_FORCE: Status.KEY_NOT_IN_FORCE,
    Entry.DEMONSTRATION: Status.DEMONSTRATION_KEY,
    Entry.ENTERED: Status.JOINT,
}

# What it finds is the verdict's to say; a stranger's file writes nothing into our logs.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


@dataclass(frozen=True, kw_only=True)
class PaperSigned:
    """What one issuer of the record has signed. level: "B-B", "B-T" (a time-stamp is there), "" without a signature.

    at: the time that the signature claims, or that its time-stamp says.
    """

    issuer: Issuer
    status: Status
    key: TrustedKey | None = None
    institution: TrustedInstitution | None = None
    level: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PdfVerdict:
    """status: the worst of the signatures, of the seal inside, of the proof, and of the file's form.

    inclusion: what the proof of its line in the public register is worth, None where the file was not read so far.
    text: of the seal inside, as its symbol says it. form: the reason where the file is not as it is issued; each of
    `signatures` is then worth what it says for the bytes that it covers, and None is one for a file that was not read.
    supplement: SHA-256 (hex) of the words of the supplement inside, "" where there are none.
    """

    status: Status
    seal: SealVerdict | None = None
    text: str = ""
    signatures: tuple[PaperSigned, ...] = ()
    inclusion: InclusionVerdict | None = None
    form: Form | None = None
    supplement: str = ""

    @property
    def is_joint(self) -> bool:
        return self.status == Status.JOINT

    @property
    def is_intact(self) -> bool:
        """As signed by every issuer, though perhaps with keys of a demonstration."""
        return self.status in (Status.JOINT, Status.DEMONSTRATION_KEY)

    @property
    def record(self) -> Record | None:
        return self.seal.record if self.seal else None

    @property
    def lines(self) -> list[tuple[PaperSigned, datetime | None]]:
        return [(one, one.at) for one in self.signatures]


def check_pdf(content: bytes, trust: Trust) -> PdfVerdict:
    """In bounded time and memory, whatever `content` is."""
    if len(content) > LARGEST or not content.startswith(b"%PDF-") or _holds_what_ours_never_does(content):
        return PdfVerdict(status=Status.UNREADABLE)
    try:
        return _check(PdfFileReader(BytesIO(content), strict=True, decode_limits=_LIMITS), trust)
    except Exception:  # a stranger's file: readers of PDFs fail in every way there is
        return PdfVerdict(status=Status.UNREADABLE)


def _holds_what_ours_never_does(content: bytes) -> bool:
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), content)
    return any(word in plain for word in _NEVER)


def _check(reader: PdfFileReader, trust: Trust) -> PdfVerdict:
    inside = _attached(reader)
    text = credential.seal_of(inside[CREDENTIAL])
    seal = check_text(text, trust)
    record = seal.record
    if record is None:
        return PdfVerdict(status=Status.UNREADABLE, seal=seal)
    proof = inclusion.check(inside[INCLUSION], seal=base41.decode(text.rpartition("#")[2]), record=record, trust=trust)
    is_own = _speaks_of(inside, record, signed=seal.data)
    read = read_form(reader, record, trust)
    form = Form.ENCLOSED if read.form == Form.AS_ISSUED and not is_own else read.form
    signed = tuple(_signed(*pair, record, trust) for pair in zip(record.issuers, read.signatures, strict=True))
    inner = _WORTH[proof.entry] if form == Form.AS_ISSUED else Status.ALTERED
    order = list(Status)
    worst = min((seal.status, inner, *(one.status for one in signed)), key=order.index)
    words = inside.get(SUPPLEMENT)
    digest = sha256(words).hexdigest() if words else ""
    return PdfVerdict(
        status=worst, seal=seal, text=text, signatures=signed, inclusion=proof, form=form, supplement=digest
    )


def _speaks_of(inside: Mapping[str, bytes], record: Record, *, signed: bytes) -> bool:
    """Whether Open Badges and supplement are those of this record."""
    is_own = SUPPLEMENT not in inside or is_supplement_of(inside[SUPPLEMENT], record=record)
    return is_own and is_bundle_of(inside[BADGES], record=record, signed=signed)


def files_inside(content: bytes) -> dict[str, bytes]:
    """What lies in a stranger's PDF, by name; nothing where it cannot be read. In bounded time and memory."""
    if len(content) > LARGEST or _holds_what_ours_never_does(content):
        return {}
    try:
        return _listed(PdfFileReader(BytesIO(content), strict=True, decode_limits=_LIMITS).root)
    except Exception:  # a stranger's file: readers of PDFs fail in every way there is
        return {}


def _attached(reader: PdfFileReader) -> dict[str, bytes]:
    """The files by their names, as they stood before the first signature: ours, and no other."""
    found = _listed(reader.get_historical_root(0))
    if tuple(found) not in FORMS:
        raise credential.CredentialRefused(str(list(found)))
    return found


def _listed(root: Any) -> dict[str, bytes]:
    listed = list(root["/Names"]["/EmbeddedFiles"]["/Names"])
    return {
        str(name): file.get_object()["/EF"]["/F"].data for name, file in zip(listed[::2], listed[1::2], strict=True)
    }


def _signed(issuer: Issuer, signature: EmbeddedPdfSignature | None, record: Record, trust: Trust) -> PaperSigned:
    institution = trust.institutions.get(issuer.number)
    if signature is None:
        return PaperSigned(issuer=issuer, status=Status.MISSING_CO_ISSUER, institution=institution)
    if not is_whole(signature):
        return PaperSigned(issuer=issuer, status=Status.ALTERED, institution=institution)
    public = signature.signer_cert.public_key.dump()
    mine = (one for one in trust.keys.values() if one.purpose == SEAL and one.institution == issuer.number)
    key = next((one for one in mine if one.public == public), None)
    stamped = _stamped_at(signature)
    return PaperSigned(
        issuer=issuer,
        status=_status(signature, key, record),
        key=key,
        institution=institution,
        level="B-T" if stamped else "B-B",
        at=stamped or signature.self_reported_timestamp,
    )


def _status(signature: EmbeddedPdfSignature, key: TrustedKey | None, record: Record) -> Status:
    if key is None:
        return Status.UNKNOWN_KEY
    if not _is_good(signature):
        return Status.ALTERED
    if key.is_compromised or not key.covers(record.issued_on):
        return Status.KEY_NOT_IN_FORCE
    return Status.DEMONSTRATION_KEY if key.is_demonstration else Status.JOINT


def _is_good(signature: EmbeddedPdfSignature) -> bool:
    """SHA-256 and ECDSA over the covered bytes, by the certificate that the signed attributes name."""
    signer = signature.signer_info
    if signature.md_algorithm != "sha256" or signer["signature_algorithm"].signature_algo != "ecdsa":
        return False
    if signature.signed_data["encap_content_info"]["content"].native is not None:
        return False
    intact, valid = validate_sig_integrity(signer, signature.signer_cert, "data", signature.compute_digest())
    return intact and valid


def _stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time that a time-stamp over this very signature says; whose word that is, is not looked at here."""
    unsigned: Any = signature.signer_info["unsigned_attrs"]
    for token in find_cms_attribute_iter(unsigned, "signature_time_stamp_token"):
        said = token["content"]["encap_content_info"]["content"].parsed
        imprint = said["message_imprint"]
        wanted = sha256(signature.signer_info["signature"].native).digest()
        if imprint["hash_algorithm"]["algorithm"].native == "sha256" and imprint["hashed_message"].native == wanted:
            moment: datetime = said["gen_time"].native
            return moment
    return None
