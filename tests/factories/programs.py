"""Programs that know nothing of us, as their users run them: what they say of a signed PDF."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader

_TURNS = dict.fromkeys(range(0x202A, 0x202F))  # marks that pdftotext adds around what reads from right to left


def tool(name: str, *, is_sure: bool = True) -> str:
    """Its path; skips where it is absent. is_sure: the check installs it, so that there its absence is a failure."""
    found = shutil.which(name)
    if found is None:
        if is_sure and os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail(f"{name} is missing and REQUIRE_SERVICES=1")
        pytest.skip(f"{name} is not on this machine")
    return found


def said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours, word for word
    return done.stdout


def as_pem(certificate: bytes) -> str:
    return load_der_x509_certificate(certificate).public_bytes(Encoding.PEM).decode()


def openssl_says(content: bytes, *, roots: list[bytes], folder: Path) -> list[str]:
    """What `openssl cms -verify` says of each signature of a PDF over its bytes. roots: DER, one for each, in order."""
    words = []
    for one, root in zip(PdfFileReader(BytesIO(content)).embedded_signatures, roots, strict=True):
        _start, first, second, rest = one.byte_range
        (folder / "bytes").write_bytes(content[:first] + content[second : second + rest])
        (folder / "cms").write_bytes(one.pkcs7_content.rstrip(b"\0"))
        (folder / "pem").write_text(as_pem(root))
        command = [tool("openssl"), "cms", "-verify", "-binary", "-inform", "DER", "-in", str(folder / "cms"),
                   "-content", str(folder / "bytes"), "-CAfile", str(folder / "pem"), "-purpose", "any",
                   "-no_check_time", "-out", os.devnull]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - likewise
        words.append(done.stderr)
    return words


def lines_of(path: Path) -> list[str]:
    """The lines of a PDF as pdftotext copies them out."""
    words = said(tool("pdftotext"), str(path), "-").translate(_TURNS)
    return [line.strip() for line in words.splitlines() if line.strip()]
