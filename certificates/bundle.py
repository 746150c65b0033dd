"""What a verifier takes away: the trust list, and the program that needs nothing else of the Academy."""

import hashlib
import json
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from certificates import offline, queries
from certificates.domain.trust import to_json

VERIFIER = "verify-certificate.pyz"
_HOUSE = Path(__file__).resolve().parent
_MODULES = (
    "__init__.py",
    *(
        f"domain/{name}.py"
        for name in (
            "__init__", "attached", "base41", "cbor", "codes", "cose", "credential", "form", "head", "inclusion",
            "mandated", "merkle", "multibase", "receipt", "record", "sealed", "signed_form", "signed_json",
            "signed_pdf", "standing", "status", "status_list", "strict_json", "symbols", "trust", "trust_signed",
            "verify_alone", "verify_certificate", "verify_entry", "verify_given", "verify_words",
        )
    ),
)  # fmt: skip
_MAIN = b"import sys\n\nfrom certificates.domain.verify_alone import run\n\nsys.exit(run())\n"


def trust_json() -> bytes:
    """The trust list as all institutions have signed it, or unsigned where the keys have changed since.

    The same keys give the same bytes.
    """
    unsigned = (json.dumps(to_json(queries.trust()), ensure_ascii=False, indent=1) + "\n").encode()
    signed = queries.signed_trust(hashlib.sha256(unsigned).hexdigest())
    return signed.encode() if signed else unsigned


def offline_page() -> bytes:
    """The page that verifies by itself, with the trust list and the status lists as they are published now.

    The same lists give the same bytes.
    """
    lists = queries.published_lists()
    made_at = max((one.issued_at for one in lists), default=None)
    return offline.page(trust=trust_json(), lists=[one.content.encode() for one in lists], made_at=made_at)


@cache
def verifier() -> bytes:
    """Our own rules, word for word, as one file that Python runs; the same source gives the same bytes."""
    buffer = BytesIO(b"#!/usr/bin/env python3\n")
    buffer.seek(0, 2)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as packed:
        for name in _MODULES:
            packed.writestr(zipfile.ZipInfo(f"certificates/{name}"), (_HOUSE / name).read_bytes())
        packed.writestr(zipfile.ZipInfo("__main__.py"), _MAIN)
    return buffer.getvalue()


def verifier_sha256() -> str:
    return hashlib.sha256(verifier()).hexdigest()
