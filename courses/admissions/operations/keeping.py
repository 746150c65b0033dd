"""Files that people send in: looked at by their content, kept in the private storage under their hash.

One place for the documents of an application and for the undertakings of authorities: what is refused of the one is
refused of the other.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.translation import gettext as _

from academy.lib.uploads import UploadRefused, check_upload
from courses.admissions.domain.pdf import active_content


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a row says of its file. file_name: as it was sent, cut to the column."""

    file_name: str
    stored_as: str
    sha256: str


def keep(*, folder: str, file_name: str, content: bytes, kinds: frozenset[str]) -> Kept:
    """Store a file once, however often it is sent. Raises UploadRefused: size, kind, or active content."""
    sort = check_upload(name=file_name, content=content, kinds=kinds, max_bytes=settings.UPLOAD_MAX_BYTES)
    _refuse_active(file_name, content, sort)
    digest = hashlib.sha256(content).hexdigest()
    name, storage = f"{folder}/{digest[:2]}/{digest}.{sort}", storages["private"]
    stored_as = name if storage.exists(name) else storage.save(name, ContentFile(content))
    return Kept(file_name=file_name[:200], stored_as=stored_as, sha256=digest)


def _refuse_active(file_name: str, content: bytes, sort: str) -> None:
    found = active_content(content) if sort == "pdf" else _macros(content)
    if found:
        words = _("The file “%(name)s” holds active content (%(what)s). Print it to PDF again and send that file.")
        raise UploadRefused(words % {"name": file_name, "what": ", ".join(sorted(found))})


def _macros(content: bytes) -> set[str]:
    """Word and OpenDocument files keep programs in parts of these names."""
    return {"macro"} if any(part in content for part in (b"vbaProject.bin", b"Basic/Standard/")) else set()
