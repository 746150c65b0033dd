"""A file that a stranger hands in to be verified: the PDF as issued, or a picture of the paper."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _

from academy.lib.uploads import UploadRefused, check_upload, sniff
from certificates import companions, queries
from certificates.companions import Companion
from certificates.domain.sealed import Status
from certificates.queries.register import FileVerdict
from certificates.scanning import scan

KINDS = frozenset({"pdf", "png", "jpeg", "webp"})


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """result: of a PDF. companion: where that is a paper which goes with a certificate.

    code, seal: what the symbols of a picture say; seal is "" where only the address was seen. is_pdf: the picture
    is a scan in a PDF, of which nothing but the symbols was read.
    """

    result: FileVerdict | None = None
    companion: Companion | None = None
    code: str = ""
    seal: str = ""
    is_pdf: bool = False

    @property
    def is_address_only(self) -> bool:
        return bool(self.code) and not self.seal and self.result is None


def looked_at(file: "File[bytes]") -> HandedIn:
    """Raises UploadRefused, where nothing that can be verified is in it."""
    content = file.read(settings.UPLOAD_MAX_BYTES + 1)
    if sniff(content) == "heic":
        raise UploadRefused(
            _("HEIC photos cannot be read here. Please save the photo as JPEG, or send a screenshot of it.")
        )
    kind = check_upload(
        name=str(file.name), content=content, kinds=KINDS, max_bytes=settings.UPLOAD_MAX_BYTES
    )  # fmt: skip
    return _pdf(content) if kind == "pdf" else _scanned(content)


def _pdf(content: bytes) -> HandedIn:
    """A PDF in which there is no certificate may be a paper that goes with one, or a scan."""
    result = queries.check_pdf(content)
    companion = companions.recognise(content) if result.status == "altered" else None
    if companion:
        return HandedIn(result=result, companion=companion)
    if result.status == "altered" and result.paper.status == Status.UNREADABLE:
        try:
            found = _scanned(content, is_pdf=True)
        except UploadRefused:
            return HandedIn(result=result)
        # A scan holds no signature: what holds one and cannot be read is a paper that somebody has damaged.
        is_scan = found.seal and b"/ByteRange" not in content
        return found if is_scan else replace(found, seal="", result=result)
    return HandedIn(result=result)


def _scanned(content: bytes, *, is_pdf: bool = False) -> HandedIn:
    found = scan(content)
    return HandedIn(code=found.code, seal=found.seal, is_pdf=is_pdf)
