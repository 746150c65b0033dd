"""Whether an institution's DID document stands on its own domain, read as a verifier would read it.

An officer names the domain, and our server follows: only https on the usual port, only public addresses, no redirect,
a small answer, a few seconds for each wait and for all of them together.
"""

import ipaddress
import json
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException, HTTPSConnection
from typing import Any, Literal
from urllib.parse import urlsplit

SECONDS, ALL_SECONDS, LARGEST = 5, 10, 100_000
Standing = Literal["same", "other", "away", "private"]
Read = Callable[[str], bytes]


class AddressPrivate(Exception):
    """The domain leads into a private network."""


def read(address: str) -> bytes:
    """What stands at an https address. Raises OSError, HTTPException where nothing does, AddressPrivate.

    Whoever sends a byte now and then is hung up on.
    """
    parts = urlsplit(address)
    host = _public(parts.hostname or "")
    connection = _To(parts.hostname or "", host)
    clock = threading.Timer(ALL_SECONDS, connection.hang_up)
    clock.start()
    try:
        connection.request("GET", parts.path, headers={"Accept": "application/did+json, application/json"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise HTTPException(str(answer.status))
        content = answer.read(LARGEST + 1)
        if connection.is_over:
            raise TimeoutError(host)
        return content
    finally:
        clock.cancel()
        connection.leave()


def standing(wanted: dict[str, Any], address: str, *, reading: Read) -> Standing:
    """same: the document stands there as we write it; other: something else does; away: nothing can be read."""
    try:
        found = json.loads(reading(address))
    except AddressPrivate:
        return "private"
    except (OSError, HTTPException):
        return "away"
    except (ValueError, RecursionError):
        return "other"
    return "same" if found == wanted else "other"


class _To(HTTPSConnection):
    """A connection to the address that was looked at, so that a name cannot lead elsewhere a moment later."""

    def __init__(self, name: str, host: str) -> None:
        super().__init__(name, timeout=SECONDS)
        self._host_looked_at = host
        self._line: socket.socket | None = None
        self.is_over = False

    def connect(self) -> None:
        plain = socket.create_connection((self._host_looked_at, 443), SECONDS)
        self._line = plain.dup()  # the other becomes part of the encrypted one
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]

    def hang_up(self) -> None:
        """From another thread: whoever waits for a byte finds that there is none."""
        self.is_over = True
        if self._line:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def leave(self) -> None:
        """Not `close`: that is called before the answer is read, where the other side names no length."""
        self.close()
        if self._line:
            self._line.close()


def _public(name: str) -> str:
    """An address of the name; raises AddressPrivate where any is not of the public internet."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)]
    if not all(ipaddress.ip_address(one.partition("%")[0]).is_global for one in found):
        raise AddressPrivate(name)
    return found[0]
