"""A picture or a scan that a stranger sends: its codes are read in a process of its own, which has limits."""

import json
import os
import subprocess
import sys
import threading
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from academy.lib.uploads import UploadRefused
from certificates.domain import symbols
from certificates.domain.scanned import Scanned, ScanRefused, certificate_in

_WAIT = 20  # seconds by the clock, where others use the processor too
_DESKS = threading.BoundedSemaphore(2)  # pictures read at once by one web process, however many are sent
_KEPT = ("PATH", "LD_LIBRARY_PATH")  # of our environment; nothing in it is secret


def scan(content: bytes) -> Scanned:
    """The certificate that a picture, or a PDF as a scanner makes it, is about.

    Raises UploadRefused with what a person can do about it.
    """
    try:
        return certificate_in(_texts(content), base=settings.BASE_URL)
    except ScanRefused as refusal:
        raise UploadRefused(_scan_words()[refusal.reason] % {"text": refusal.what}) from refusal


def _texts(content: bytes) -> list[str]:
    if not _DESKS.acquire(timeout=_WAIT):
        raise UploadRefused(_picture_words()["busy"])
    try:
        said = _read(content)
    finally:
        _DESKS.release()
    if "refused" in said:
        raise UploadRefused(_picture_words()[said["refused"]])
    texts: list[str] = said["texts"]
    return texts


def _read(content: bytes) -> dict[str, Any]:
    """What the process says; whatever a hostile picture may make of it finds no secret of ours there."""
    command = [sys.executable, "-m", symbols.__name__]
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, the picture is its input
            command, input=content, cwd=settings.BASE_DIR, env=kept, capture_output=True, timeout=_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        return {"refused": "slow"}
    said: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"refused": "slow"}
    return said


def _picture_words() -> dict[str, str]:
    most = symbols.MOST_PIXELS // 1_000_000
    large = _("The picture has too many pixels; at most %(most)s million are read. Please send a smaller one.")
    return {
        "large": large % {"most": most},
        "moving": _("This is a moving picture. Please send a single photo."),
        "broken": _("The picture cannot be read: it is damaged or incomplete."),
        "busy": _("Many pictures are being read at the moment. Please try again in a minute."),
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
