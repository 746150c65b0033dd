"""A picture or a scan that a stranger sends: its codes are read in a process of its own, which has limits."""

import json
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from academy.lib.uploads import UploadRefused
from certificates.domain import symbols
from certificates.domain.scanned import Scanned, ScanRefused, certificate_in

_WAIT = 20  # seconds by the clock, where others use the processor too


def scan(content: bytes, *, kind: str) -> Scanned:
    """The certificate that a picture, or a PDF as a scanner makes it, is about. kind: as `check_upload` found it.

    Raises UploadRefused with what a person can do about it.
    """
    if kind == "heic":
        raise UploadRefused(_picture_words()[kind])
    try:
        return certificate_in(_texts(content), base=settings.BASE_URL)
    except ScanRefused as refusal:
        raise UploadRefused(_scan_words()[refusal.reason] % {"text": refusal.what}) from refusal


def _texts(content: bytes) -> list[str]:
    """No variable of ours is handed on: whatever a hostile picture may make of that process finds no secret there."""
    command = [sys.executable, "-m", symbols.__name__]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, the picture is its input
            command, input=content, cwd=settings.BASE_DIR, env={}, capture_output=True, timeout=_WAIT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UploadRefused(_picture_words()["slow"]) from error
    said: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"refused": "slow"}
    if "refused" in said:
        raise UploadRefused(_picture_words()[said["refused"]])
    texts: list[str] = said["texts"]
    return texts


def _picture_words() -> dict[str, str]:
    most = symbols.MOST_PIXELS // 1_000_000
    large = _("The picture has too many pixels; at most %(most)s million are read. Please send a smaller one.")
    return {
        "large": large % {"most": most},
        "moving": _("This is a moving picture. Please send a single photo."),
        "heic": _("HEIC photos cannot be read here. Please save the photo as JPEG, or send a screenshot of it."),
        "broken": _("The picture cannot be read: it is damaged or incomplete."),
        "slow": _("Reading this picture took too long. Please send a smaller one, or photograph the symbol alone."),
    }


def _scan_words() -> dict[str, str]:
    return {
        "none": _(
            "No code was found in this picture. Please photograph the symbol from nearer, flat and in even light, "
            "or type the printed code."
        ),
        "foreign": _("The code in this picture leads to no certificate of the Academy. It says: “%(text)s”."),
        "several": _("The picture shows codes of more than one certificate. Please send one certificate at a time."),
    }
