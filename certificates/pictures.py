"""Pictures on certificates: checked, made small and plain, kept under their hash, by which a paper names them."""

import hashlib
import warnings
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.translation import gettext as _
from PIL import Image

from academy.lib.uploads import UploadRefused, check_upload

MOST_BYTES = 2 * 2**20
MOST_PIXELS = 4_000_000  # of the picture that comes in
LONGEST = 1200  # pixels of the longer side that is kept: 300 dpi on ten centimetres
KINDS = frozenset({"png", "jpeg"})


def keep(*, name: str, content: bytes) -> str:
    """SHA-256 (hex) of the picture as it is kept (PNG, nothing but pixels); raises UploadRefused."""
    check_upload(name=name, content=content, kinds=KINDS, max_bytes=MOST_BYTES)
    plain = _plain(name, content)
    mark = hashlib.sha256(plain).hexdigest()
    storage = storages["private"]
    if not storage.exists(_path(mark)):
        storage.save(_path(mark), ContentFile(plain))
    return mark


def fetch(mark: str) -> bytes:
    """The picture of a hash; the bytes are what the hash says."""
    with storages["private"].open(_path(mark)) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != mark:
        raise ValueError(f"picture {mark[:16]} is damaged")
    return content


def _plain(name: str, content: bytes) -> bytes:
    """Decoded within bounds and written again: what hides in a file beside its pixels stays outside."""
    broken = _("The picture “%(name)s” cannot be read; at most %(most)s million pixels are taken.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise ValueError("pixels")
                kept = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise UploadRefused(broken % {"name": name, "most": MOST_PIXELS // 1_000_000}) from error
    kept.thumbnail((LONGEST, LONGEST))
    buffer = BytesIO()
    kept.save(buffer, "PNG")
    return buffer.getvalue()


def _path(mark: str) -> str:
    return f"pictures/{mark[:2]}/{mark}.png"
