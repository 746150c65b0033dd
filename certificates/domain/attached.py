"""The files that lie inside a certificate's PDF, and that they speak of one certificate. Pure.

Our own signed record, the proof that it stands in the public register, and the Open Badges of every institution. The
record and the proof are read and checked by who owns them; of the bundle it is asked here only whether it is that of
this record, so that a verifier without JSON-LD can tell: its own signatures are `badge_check`'s to judge.
"""

from certificates.domain import codes, multibase, strict_json
from certificates.domain.record import Record

CREDENTIAL, INCLUSION, BADGES = "credential.json", "inclusion.json", "open-badges.json"
NAMES = (CREDENTIAL, INCLUSION, BADGES)  # in a PDF they stand in the order of their letters, and in no other


def is_bundle_of(data: bytes, *, record: Record, signed: bytes) -> bool:
    """Whether the bundle holds one credential of each issuer, in order, of this record. signed: the record's bytes."""
    try:
        found = strict_json.read(data)["verifiableCredential"]
        said = [(one["id"].rpartition("/V/")[2], one["relatedResource"][0]["digestMultibase"]) for one in found]
    except (strict_json.JsonRefused, KeyError, IndexError, TypeError, AttributeError):
        return False
    code, digest = codes.encode(int.from_bytes(record.id, "big")), multibase.digest(signed)
    return said == [(f"{code}#issuer-{issuer.number}", digest) for issuer in record.issuers]
