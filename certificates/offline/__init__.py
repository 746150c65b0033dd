"""The verifier that is one HTML file: our own rules once more, in the language of browsers. No network, no database.

The program has the same bytes for the same source, and a SHA-256 that is published. What is baked behind it, trust list
and status lists of a day, is data which its institutions have signed: the program looks at it as at any other file.
"""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from certificates.domain.integrity import instant
from certificates.domain.mandated import AWARDS
from certificates.domain.sealed import Status
from certificates.domain.verify_words import WORDS as VERDICTS
from certificates.offline.words import WORDS

PAGE, PROGRAM = "verify.html", "verify-program.html"
LARGEST = 500_000  # bytes of the page with its lists
_HOUSE = Path(__file__).resolve().parent
_STATIC = _HOUSE.parent.parent / "academy" / "static"
_VENDORED = ("noble.js", "qrcode.js")
_OWN = (
    "encodings", "cbor", "record", "seal", "trust", "lists", "credential", "cms", "pdfobjects", "inclusion", "pdf",
    "pictures", "said", "opened", "believed", "shown", "camera", "page",
)  # fmt: skip


@cache
def program() -> bytes:
    """The page without anything baked in."""
    style, script = _style(), _script()
    parts = {
        "policy": policy(),
        "icon": _data("icons/academy.svg", "image/svg+xml"),
        "style": style,
        "words": _harmless({language: _words(language) for language in sorted(WORDS)}),
        "script": script,
    }
    page = (_HOUSE / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], page).encode()


def program_sha256() -> str:
    return hashlib.sha256(program()).hexdigest()


def page(*, trust: bytes, lists: Sequence[bytes], made_at: datetime | None) -> bytes:
    """The program and the data of a day behind it. made_at: when the newest of the lists was signed.

    Lists that make it larger than LARGEST are left out, the largest first: the page says that they are missing, and
    whoever checks loads them as files.
    """
    kept = sorted(lists, key=len)
    content = _with(trust, kept, made_at)
    while kept and len(content) > LARGEST:
        kept.pop()
        content = _with(trust, kept, made_at)
    return content


@cache
def policy() -> str:
    """Nothing is fetched, nothing is sent, and no script runs but this one."""
    return (
        f"default-src 'none'; script-src {_hashed(_script())}; style-src {_hashed(_style())}; img-src data: blob:; "
        "font-src data:; media-src blob:; form-action 'none'; base-uri 'none'"
    )


def _with(trust: bytes, lists: Sequence[bytes], made_at: datetime | None) -> bytes:
    when = instant(made_at) if made_at else ""
    baked = {"made_at": when, "trust": trust.decode(), "lists": [one.decode() for one in lists]}
    return program() + f'<script type="application/json" id="baked">{_harmless(baked)}</script>\n'.encode()


@cache
def _script() -> str:
    """One script: the libraries, the words as values, our own rules."""
    vendor = _HOUSE / "vendor"
    licences = f"/*!\n{(vendor / 'LICENCES.txt').read_text(encoding='utf-8')}*/"
    vendored = [(vendor / name).read_text(encoding="utf-8") for name in _VENDORED]
    own = [(_HOUSE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _OWN]
    awards = f"const AWARDS = {_harmless(AWARDS)};"
    spoken = 'const WORDS = JSON.parse(document.getElementById("words").textContent);'
    return "\n".join(['"use strict";', licences, *vendored, awards, spoken, *own])


@cache
def _style() -> str:
    """The Academy's own style; its one typeface is inside, as a file that is fetched from nowhere has to have it."""
    shared = (_STATIC / "css" / "academy.css").read_text(encoding="utf-8")
    plain = re.sub(r"@font-face \{.*?\}\n", "", shared, flags=re.DOTALL)
    face = (
        '@font-face { font-family: "Source Serif 4"; font-weight: 400 600; '
        f'src: url("{_data("fonts/source-serif-latin.woff2", "font/woff2")}") format("woff2"); }}\n'
    )
    return face + plain + (_HOUSE / "style.css").read_text(encoding="utf-8")


def _words(language: str) -> dict[str, Any]:
    """The page's own words, and those of the verdicts under the names that they have in the trust list's world."""
    said = VERDICTS[language]
    verdicts = {str(status): said[status] for status in Status}
    named = {key: value for key, value in said.items() if not isinstance(key, Status)}
    whole = named | {"verdicts": verdicts} | WORDS[language]
    return _unbroken(whole) if language == "fr" else whole


def _unbroken(value: Any) -> Any:
    """French marks stay on the line of the word before them."""
    if isinstance(value, str):
        return re.sub(r" (?=[:;?!»])|(?<=«) ", "\u00a0", value)
    if isinstance(value, dict):
        return {key: _unbroken(one) for key, one in value.items()}
    return [_unbroken(one) for one in value]


def _harmless(value: Any) -> str:
    """JSON that ends no script, whatever words are in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(path: str, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode((_STATIC / path).read_bytes()).decode()}"
