"""A certificate as a value: every word the paper says, final, with its digest. Pure."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

SCHEMA = 1
# What is printed besides the name, in the order of the page.
PRINTED = (
    "number",
    "code_printed",
    "title_fr",
    "title_en",
    "statement_fr",
    "statement_en",
    "edition_fr",
    "edition_en",
    "dates_fr",
    "dates_en",
    "credits_fr",
    "credits_en",
    "resolution",
    "issuers_fr",
    "issuers_en",
    "issued_fr",
    "issued_en",
)


def canonical(payload: Mapping[str, Any]) -> bytes:
    """The one way to write a payload down: UTF-8 JSON, keys in order, no spaces."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(payload: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical payload."""
    return hashlib.sha256(canonical(payload)).hexdigest()


def supplement_data(payload: Mapping[str, Any]) -> bytes | None:
    """The words of the supplement as a file; None where none was frozen.

    Its SHA-256 is the digest that is printed on the supplement, which is for that left out of it.
    """
    frozen = payload.get("supplement")
    if frozen is None:
        return None
    sections = [
        one | {"facts": one["facts"][:-1]} if one["number"] == frozen["signed_after"] else one
        for one in frozen["sections"]
    ]
    return canonical({"sections": sections})


def printed_fields(payload: Mapping[str, Any]) -> list[str]:
    """Every printed text besides the name."""
    return [str(payload[key]) for key in PRINTED]


def initials(name: str) -> str:
    """What a stranger sees of a name: the first letter of each part."""
    return " ".join(f"{part[0]}." for part in name.split())


def same_name(printed: str, typed: str) -> bool:
    """Whether somebody typed the printed name: case, accents' encoding, spaces and hyphens do not matter."""
    return bool(_plain(typed)) and _plain(printed) == _plain(typed)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold().replace("-", " ").replace("’", "'")
    return " ".join(folded.split())
