"""Verification: a list of 10 000 rows by code and by seal, and the page of a certificate beside a bare view of it.

`python -m tests.bench.verify_bench`. On SQLite, and on PostgreSQL where DATABASE_URL names a server. Processor time.
Reference of the page: a bare view with the same middleware, the same SELECT and the same template (G1), a constant view
(G1b), a JSON view with the same SELECT (G2); each asked inside the server, so that no client's time is in both halves.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from itertools import cycle
from typing import Any
from unittest import mock
from uuid import uuid4

from tests.bench import scratch

ROWS, TRIES = 10_000, 200
LIMIT_SECONDS = 10.0
PAGE = "page / bare view with its SELECT and template"
# G1: the slowest hundredth beside the reference's. G3: what the same page of a widespread system takes, measured apart.
MOST_TAIL, MOODLE = 1.5, 31.8
LEAST = {PAGE: 0.8, "API / bare JSON view with its SELECT": 0.8,
         "API, known by its ETag / constant view": 0.6}  # fmt: skip


def fill(rows: int = ROWS) -> tuple[list[str], list[str]]:
    """(codes, texts of seals) of so many certificates of two institutions."""
    from django.db import connection

    from academy.people.models import Institution
    from certificates.domain import codes
    from certificates.domain import record as records
    from certificates.domain.payload import PRINTED, digest
    from certificates.domain.sealed import text_of
    from certificates.models import CertificateRecord, IssuerNumber, PublicKey, RegisterEntry, SealSignature
    from tests.factories.seals import house, record

    signing, key_rows = house(), []
    entries, held, signatures, made, texts = [], [], [], [], []
    with scratch.in_bulk(connection):
        for number, key in ((1, "pompidou-group"), (2, "university-of-malta")):
            one, _ = Institution.objects.get_or_create(key=key, defaults={"name_fr": key, "name_en": key, "kind": "x"})
            IssuerNumber.objects.create(institution=one, number=number)
            kid = bytes([number, 1])
            trusted = signing.trust.keys["record", kid]
            key_rows.append(
                PublicKey.objects.create(
                    institution=one,
                    purpose="record",
                    kid=kid.hex(),
                    public=trusted.public.hex(),
                    fingerprint=trusted.fingerprint,
                    valid_from=trusted.valid_from,
                    valid_to=trusted.valid_to or trusted.valid_from,
                    holder="institution",
                    place="elsewhere",
                    is_demonstration=False,
                    made_by="bench",
                )
            )
        for number in range(1, rows + 1):
            identity = number.to_bytes(16, "big")
            code, serial = codes.encode(number), f"IDPA-2026-I-{number:06d}"
            signed = record(id=identity, serial=serial, name=f"Żaneta Ċaruana {number}")
            data = records.encode(signed)
            words: dict[str, Any] = dict.fromkeys(PRINTED, "Texte du certificat") | {
                "number": serial, "code": code, "name": signed.name, "title_fr": signed.title,
                "statement_fr": signed.statement, "is_demonstration": False, "component": "I",
                "issuers": [{"key": key} for key in ("pompidou-group", "university-of-malta")],
            }  # fmt: skip
            entries.append(
                RegisterEntry(
                    pk=number,
                    number=serial,
                    code=code,
                    person_uid=uuid4(),
                    release_id=1,
                    component="I",
                    issuers=["pompidou-group", "university-of-malta"],
                    payload_digest=digest(words),
                    record_digest=records.digest(data),
                    pdf_sha256="0" * 64,
                    issued_on=date(2026, 11, 12),
                )
            )
            held.append(CertificateRecord(entry_id=number, person_id=1, payload=words, record=data, stored_as="x"))
            for position, row in enumerate(key_rows, start=1):
                value = signing.signature(data, bytes.fromhex(row.kid)).value.hex()
                signatures.append(SealSignature(entry_id=number, position=position, key=row, value=value))
            made.append(code)
            texts.append(text_of(f"https://academy.example/V/{code}", signing.seal(signed)))
        RegisterEntry.objects.bulk_create(entries, batch_size=500)
        CertificateRecord.objects.bulk_create(held, batch_size=500)
        SealSignature.objects.bulk_create(signatures, batch_size=500)
    return made, texts


def spent(act: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    answer = act()
    return time.process_time() - start, answer


def lists(codes: list[str], seals: list[str]) -> bool:
    """Through the page and through the API, each within ten seconds and without losing a row."""
    import json

    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    by_code = "\n".join(["code,name", *(f"{code},Żaneta Ċaruana {n}" for n, code in enumerate(codes, 1))]).encode()
    by_seal = "\n".join(["seal", *seals]).encode()
    body = json.dumps({"rows": [{"seal": seal} for seal in seals]})
    steps: list[tuple[str, Callable[[], Any], Callable[[Any], int]]] = [
        ("page, by code and name", lambda: _send(Client(), SimpleUploadedFile("a.csv", by_code)), _yes),
        ("page, by seal", lambda: _send(Client(), SimpleUploadedFile("b.csv", by_seal)), _joint),
        ("API, by seal", lambda: Client().post("/api/v1/certificates/batch/", body, "application/json"), _joint),
    ]
    is_within = True
    for words, act, right in steps:
        seconds, answer = spent(act)
        assert right(answer) == ROWS, f"{words}: {right(answer)} of {ROWS} rows are right"
        is_within &= seconds <= LIMIT_SECONDS
        sys.stdout.write(f"{ROWS} rows, {words}: {seconds:.1f} s, at most {LIMIT_SECONDS:.0f} s\n")
    return is_within


def _send(client: Any, file: Any) -> Any:
    return client.post("/verify/list/", {"file": file})


def _yes(answer: Any) -> int:
    return int(answer.content.count(b",valid,yes,"))


def _joint(answer: Any) -> int:
    return int(answer.content.count(b",joint,") or answer.content.count(b'"seal":"joint"'))


def pages(codes: list[str]) -> bool:
    """Ours and the reference by turns in one run, so that both meet the same machine."""
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    address, api = f"/V/{codes[7]}", f"/api/v1/certificates/{codes[7]}/"
    tag = Client().get(api)["ETag"]
    Client().get(address)
    with CaptureQueriesContext(connection) as asked:
        Client().get(address)
    assert len(asked) == 1, [one["sql"][:90] for one in asked]
    settings.ROOT_URLCONF = "tests.bench.bare_views"
    server = WSGIHandler()
    # Each round asks for another certificate, save where the machine has asked for this one before.
    others, known = codes[:TRIES], [codes[7]]
    pairs = {
        PAGE: ("/V/{}", "/bare/page/", others, {}),
        "API / bare JSON view with its SELECT": ("/api/v1/certificates/{}/", "/bare/json/", others, {}),
        "API, known by its ETag / constant view": (
            "/api/v1/certificates/{}/", "/bare/constant/", known, {"if-none-match": tag},
        ),
    }  # fmt: skip
    is_within = True
    for words, (ours, bare, asked_for, headers) in pairs.items():
        asking = (
            cycle([heard(ours.format(code), headers=headers) for code in asked_for]),
            cycle([heard(bare, query=f"code={code}") for code in asked_for]),
        )
        times = alternating(*(partial(answered, server, one) for one in asking))
        best, slow = [one[0] for one in times], [one[TRIES * 99 // 100 - 1] for one in times]
        share, tail = best[1] / best[0], slow[0] / slow[1]
        is_within &= share >= LEAST[words] and (words != PAGE or (tail <= MOST_TAIL and 1000 * best[0] <= MOODLE / 8))
        sys.stdout.write(
            f"{words}: {share:.2f}, at least {LEAST[words]:.2f} ({1000 * best[0]:.2f} / {1000 * best[1]:.2f} ms); "
            f"p99 {tail:.2f} of its reference{f', at most {MOST_TAIL}' if words == PAGE else ''}\n"
        )
        if words == PAGE:
            sys.stdout.write(f"G3 page: {1000 * best[0]:.2f} ms, at most {MOODLE / 8:.2f} (an eighth of {MOODLE})\n")
    return is_within


def alternating(*acts: Callable[[], Any]) -> list[list[float]]:
    """Seconds of processor time of each, of many rounds that take turns, the best first."""
    times: list[list[float]] = [[] for _ in acts]
    for _ in range(TRIES):
        for own, act in zip(times, acts, strict=True):
            own.append(spent(act)[0])
    return [sorted(own) for own in times]


def heard(address: str, *, query: str = "", headers: dict[str, str] | None = None) -> dict[str, Any]:
    """A request as the server hears it."""
    from django.test import RequestFactory

    environ: dict[str, Any] = RequestFactory().get(address, headers=headers).environ
    return environ | {"QUERY_STRING": query}


def answered(server: Any, asking: Iterator[dict[str, Any]]) -> None:
    """The next request through every middleware, up to the last byte of the answer."""
    answer = server.get_response(server.request_class(dict(next(asking))))
    assert answer.status_code in (200, 304)


def as_often_as_asked(*_asked: Any) -> bool:
    """In the place of the throttle, which would end the measurement; a mock would cost more than the throttle."""
    return True


def measure() -> int:
    scratch.set_up()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.DEBUG = False
    settings.SECURE_SSL_REDIRECT = False
    with ExitStack() as stack:
        for place in ("certificates.views.public.too_often", "certificates.views.taking.too_often"):
            stack.enter_context(mock.patch(place, return_value=False))
        stack.enter_context(mock.patch("certificates.machines.MachineThrottle.allow_request", new=as_often_as_asked))
        codes, seals = fill(ROWS)
        within = [lists(codes, seals), pages(codes)]
    sys.stdout.flush()
    return scratch.ended(is_within=all(within))


def main() -> int:
    return 0 if scratch.on_each_engine("tests.bench.verify_bench") else 1


if __name__ == "__main__":
    sys.exit(measure() if "--here" in sys.argv else main())
