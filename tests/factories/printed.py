"""What a PDF says, and pictures to hand in."""

import subprocess
from io import BytesIO

from PIL import Image


def read(pdf: bytes) -> str:
    """The text as pdftotext reads it, spaces made one."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)  # noqa: S607
    return " ".join(done.stdout.decode().split())


def png(*, width: int = 300, height: int = 100, colour: str = "navy") -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return buffer.getvalue()
