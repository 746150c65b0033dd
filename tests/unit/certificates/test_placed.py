"""Where a DID document stands: the same, another, nowhere, or behind a wall."""

import json
import socket
import ssl
import threading
import time
from contextlib import suppress
from http.client import HTTPException
from typing import Any

import pytest

from certificates import placed

WANTED = {"id": "did:web:um.example.mt", "assertionMethod": ["did:web:um.example.mt#key-0101"]}
ADDRESS = "https://um.example.mt/.well-known/did.json"


def reading(answer: bytes | Exception) -> placed.Read:
    def read(address: str) -> bytes:
        assert address == ADDRESS
        if isinstance(answer, Exception):
            raise answer
        return answer

    return read


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (json.dumps(WANTED).encode(), "same"),
        (json.dumps(WANTED | {"assertionMethod": []}).encode(), "other"),
        (b"<html>", "other"),
        (b"\xff\xfe", "other"),
        (b"[" * 99_000, "other"),
        (TimeoutError(), "away"),
        (HTTPException("302"), "away"),
        (placed.AddressPrivate(), "private"),
    ],
)
def test_what_stands_there_is_told(answer: bytes | Exception, said: str) -> None:
    assert placed.standing(WANTED, ADDRESS, reading=reading(answer)) == said


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "fe80::1%eth0", "0.0.0.0"])  # noqa: S104
def test_no_address_of_a_private_network_is_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET

    def resolved(*_args: Any, **_more: Any) -> list[Any]:
        return [(kind, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.215.14", host)]

    def never(*_args: Any, **_more: Any) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", never)
    assert placed.standing(WANTED, ADDRESS, reading=placed.read) == "private"


@pytest.mark.parametrize("beginning", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: ", b""])
def test_whoever_sends_a_byte_now_and_then_is_hung_up_on(beginning: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = socket.socketpair()

    def drip() -> None:
        with suppress(OSError):
            there.sendall(beginning)
            for _ in range(200):
                there.sendall(b"x")
                time.sleep(0.05)

    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: public)
    monkeypatch.setattr(socket, "create_connection", lambda *_args: here)
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", lambda _context, plain, **_more: plain)
    monkeypatch.setattr(placed, "ALL_SECONDS", 0.5)
    threading.Thread(target=drip, daemon=True).start()
    start = time.perf_counter()
    assert placed.standing(WANTED, ADDRESS, reading=placed.read) == "away"
    assert time.perf_counter() - start < 5
    there.close()
