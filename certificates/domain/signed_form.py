"""Whether a PDF has the one form in which it is issued, and if not, why: read from its revisions and its fields. Pure.

The page has a field for each issuer; then comes one revision for each signature, in the record's order, and nothing
else. pyHanko says what a revision changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from asn1crypto.cms import ContentInfo
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from certificates.domain.form import Form
from certificates.domain.record import Record
from certificates.domain.trust import Trust


@dataclass(frozen=True, kw_only=True)
class FormRead:
    """signatures: in the order of the record's issuers, None where an issuer's field has none."""

    form: Form
    signatures: tuple[EmbeddedPdfSignature | None, ...]


def read_form(reader: PdfFileReader, record: Record, trust: Trust) -> FormRead:
    """Raises whatever a reader of PDFs raises. Strangers' signatures are not looked into, however many there are."""
    drawn = _fields(reader.get_historical_resolver(0))
    issuers = _named(drawn, record, trust)
    found = list(reader.embedded_signatures)
    own = {one.field_name: one for one in found if one.field_name in issuers}
    for one in own.values():
        one.compute_integrity_info()
    form = next(_wrong(reader, found, drawn, issuers), Form.AS_ISSUED)
    return FormRead(form=form, signatures=tuple(own.get(name) for name in issuers))


def is_whole(signature: EmbeddedPdfSignature) -> bool:
    """Whether it covers all that stood in the file when it was made, but its own place, and that holds it alone."""
    coverage: Any = signature.coverage
    return coverage >= SignatureCoverageLevel.ENTIRE_REVISION and _is_plain(signature)


def _wrong(
    reader: PdfFileReader, found: Sequence[EmbeddedPdfSignature], drawn: Sequence[str], issuers: Sequence[str]
) -> Iterator[Form]:
    first = reader.get_historical_root(0)["/AcroForm"]["/Fields"]
    names = [one.field_name for one in found]
    revisions = [one.signed_revision for one in found]
    if list(drawn) != list(issuers) or len(first) != len(issuers):
        yield Form.FIELDS
    if reader.total_revisions > max(revisions, default=0) + 1 or _has_tail(found):
        yield Form.FOLLOWS
    if _fields(reader) != list(issuers) or len(reader.root["/AcroForm"]["/Fields"]) != len(issuers):
        yield Form.CHANGED
    if names != list(issuers[: len(names)]):
        yield Form.ORDER
    is_all = all(_is_all_that_changed(one, is_last=one is found[-1]) for one in found)
    if revisions != list(range(1, len(names) + 1)) or not is_all:
        yield Form.CHANGED
    if not all(map(_is_written_as_ours, found)):
        yield Form.WRITTEN


def _fields(document: Any) -> list[str]:
    return [name for name, _value, _field in enumerate_sig_fields(document)]


def _named(fields: Sequence[str], record: Record, trust: Trust) -> list[str]:
    """What the fields are to be called; of an institution that the trust list does not know any name will do."""
    known = [trust.institutions.get(one.number) for one in record.issuers]
    names = [*fields[: len(known)], *[""] * (len(known) - len(fields))]
    return [one.key if one else name for one, name in zip(known, names, strict=True)]


def _has_tail(found: Sequence[EmbeddedPdfSignature]) -> bool:
    """Bytes behind the last revision."""
    coverage: Any = found[-1].coverage if found else None
    return bool(coverage == SignatureCoverageLevel.ENTIRE_REVISION)


def _is_all_that_changed(signature: EmbeddedPdfSignature, *, is_last: bool) -> bool:
    covers = SignatureCoverageLevel.ENTIRE_FILE if is_last else SignatureCoverageLevel.ENTIRE_REVISION
    coverage: Any = signature.coverage
    changes: Any = signature.diff_result
    return (
        coverage == covers
        and isinstance(changes, DiffResult)
        and changes.modification_level <= ModificationLevel.FORM_FILLING
    )


def _is_written_as_ours(signature: EmbeddedPdfSignature) -> bool:
    certifies = signature.signed_revision == 1
    return bool(
        signature.sig_object_type == "/Sig"
        and signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        and _is_plain(signature)
        and (not certifies or signature.docmdp_level == MDPPerm.FILL_FORMS)
    )


def _is_plain(signature: EmbeddedPdfSignature) -> bool:
    """The place of the signature, which no signature covers, holds it in one way: hex, and zeros behind it."""
    _start, first, second, _length = signature.byte_range
    placed = signature.pkcs7_content
    value = ContentInfo.load(placed).dump(force=True)  # written anew, so that no length reaches into the zeros
    stream = signature.reader.stream
    stream.seek(first)
    written = b"<%s>" % placed.hex().upper().encode()
    return bool(placed == value.ljust(len(placed), b"\0") and stream.read(second - first) == written)
