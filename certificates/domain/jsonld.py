"""JSON-LD to one canonical text, with the contexts that stand beside this file and with no others. Pure.

Nothing is ever fetched: a document that names another context is refused. What is signed is the text (RDFC-1.0), and
a term that no context defines is silently left out of it, so such a term is refused as well.
"""

import hashlib
import json
import threading
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pyld import jsonld
from pyld.jsonld import JsonLdProcessor

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_FOLDER = Path(__file__).resolve().parent / "contexts"
# Address: file and its SHA-256, as W3C (VCDM 2.0, B.1) and 1EdTech publish them.
_SHIPPED = {
    CREDENTIALS: ("credentials-v2.json", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
    BADGES: ("ob-v3p0-context-3.0.3.json", "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84"),
}
_ONE_AT_A_TIME = threading.Lock()  # pyld keeps contexts in a store that threads would spoil for each other


class JsonLdRefused(Exception):
    """reason: "context", "term" or "shape"; what: the context or term that is not known."""

    code = "jsonld_refused"

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason)
        self.reason, self.what = reason, what


def canonical(document: Mapping[str, Any]) -> bytes:
    """The document's statements as N-Quads in canonical order. Raises JsonLdRefused.

    Only for documents of a known, small shape: on others the canonical order can take longer than anybody waits.
    The last ones are remembered by their text: what was signed is read again at once, as a stranger would read it.
    """
    return _canonical(json.dumps(document))


@lru_cache(maxsize=32)
def _canonical(text: str) -> bytes:
    document = json.loads(text)
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _shipped}
    dropped: list[Any] = []
    try:
        with _ONE_AT_A_TIME:
            expander = JsonLdProcessor(on_property_dropped=dropped.append)
            said = jsonld.normalize(expander.expand(document, {"documentLoader": _shipped}), options)
    except jsonld.JsonLdError as error:
        raise JsonLdRefused("shape") from error
    if dropped:
        raise JsonLdRefused("term", str(dropped[0])[:80])
    return str(said).encode()


@cache
def context(address: str) -> Mapping[str, Any]:
    """A context that is shipped; raises JsonLdRefused for any other."""
    if address not in _SHIPPED:
        raise JsonLdRefused("context", address[:120])
    name, sha256 = _SHIPPED[address]
    content = (_FOLDER / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise JsonLdRefused("context", address)
    found: Mapping[str, Any] = json.loads(content)
    return found


@cache
def terms() -> frozenset[str]:
    """Every word that a shipped context defines, wherever it does."""
    found: set[str] = {"@context"}
    waiting: list[Any] = [context(address) for address in _SHIPPED]
    while waiting:
        for word, meaning in waiting.pop().items():
            found.add(word)
            if isinstance(meaning, dict):
                waiting.append(meaning.get("@context") or {} if word != "@context" else meaning)
    return frozenset(found)


def _shipped(address: str, options: Any) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": address, "document": context(address), "tag": "static"}
