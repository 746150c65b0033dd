"""The files that lie inside a certificate's PDF, and that they speak of one certificate. Pure.

Our own signed record, the proof that it stands in the public register, the Open Badges of every institution, and the
words of the supplement, where one was frozen with the certificate. The record and the proof are read and checked by who
owns them; of the bundle it is asked here only whether it is that of this record, so that a verifier without JSON-LD can
tell: its own signatures are `badge_check`'s to judge. Of the supplement as well: it lies under the signatures of the
PDF, and its digest is the one that is printed on the supplement and kept in the register.
"""

from certificates.domain import codes, multibase, strict_json
from certificates.domain.record import Record

CREDENTIAL, INCLUSION, BADGES = "credential.json", "inclusion.json", "open-badges.json"
SUPPLEMENT = "supplement.json"
# In a PDF they stand in the order of their letters, and in no other.
WITHOUT_SUPPLEMENT = (CREDENTIAL, INCLUSION, BADGES)
FORMS = (WITHOUT_SUPPLEMENT, (*WITHOUT_SUPPLEMENT, SUPPLEMENT))
CERTIFICATION = 18  # the field of a supplement that names its certificate, and below which it is signed


def is_bundle_of(data: bytes, *, record: Record, signed: bytes) -> bool:
    """Whether the bundle holds one credential of each issuer, in order, of this record. signed: the record's bytes."""
    try:
        found = strict_json.read(data)["verifiableCredential"]
        said = [(one["id"].rpartition("/V/")[2], one["relatedResource"][0]["digestMultibase"]) for one in found]
    except (strict_json.JsonRefused, KeyError, IndexError, TypeError, AttributeError):
        return False
    code, digest = codes.encode(int.from_bytes(record.id, "big")), multibase.digest(signed)
    return said == [(f"{code}#issuer-{issuer.number}", digest) for issuer in record.issuers]


def is_supplement_of(data: bytes, *, record: Record) -> bool:
    """Whether these are the words of the supplement that names this record by its number and code."""
    try:
        field = strict_json.read(data)["sections"][CERTIFICATION - 1]
        number, said = field["number"], [fact["text"]["fr"] for fact in field["facts"]]
    except (strict_json.JsonRefused, KeyError, IndexError, TypeError):
        return False
    code = codes.encode(int.from_bytes(record.id, "big"))
    return number == CERTIFICATION and said[:2] == [record.serial, codes.grouped(code)]
