"""The hash of a record covers its content and the hash before it, so that no record can be changed or taken out."""

import hashlib
import json
from collections.abc import Mapping

START = "0" * 64


def link(*, previous: str, content: Mapping[str, object]) -> str:
    """SHA-256 (hex) over `previous` and the canonical JSON of `content`."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
