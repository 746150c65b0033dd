"""`manage.py select < case.json`, run as anybody would: answers, refusals with field and remedy, and its start."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from courses.admissions.domain.command import decide
from courses.admissions.domain.fields import CaseRefused

ROOT = Path(__file__).resolve().parents[3]
GOOD: dict[str, Any] = {
    "rule": {"capacity": 2, "admitted_observers": ["O1"]},
    "countries": {"P1": {"pg": True, "coe": True, "mednet": False}, "C1": {"coe": True}, "O1": {}, "O2": {}},
    "applications": [
        {"id": "a1", "person": "p1", "country": "P1", "submitted_at": 1, "national_rank": 2},
        {"id": "a2", "person": "p2", "country": "P1", "submitted_at": 2, "national_rank": 1},
        {"id": "a3", "person": "p3", "country": "C1", "submitted_at": 1},
        {"id": "a4", "person": "p3", "country": "C1", "submitted_at": 3},
        {"id": "a5", "person": "p5", "country": "O1"},
        {"id": "a6", "country": "O2"},
        {"id": "a7", "country": "X9"},
        {"id": "a8", "country": "P1", "status": "withdrawn"},
        {"id": "a9", "country": "P1", "eligible": False},
    ],
}


def run(document: str | bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    content = document.encode() if isinstance(document, str) else document
    command = [sys.executable, "manage.py", "select", *options]
    bare = {"PATH": "/usr/bin:/bin", "DATABASE_URL": "postgres://nobody@nowhere.invalid/none"}
    return subprocess.run(command, input=content, capture_output=True, cwd=ROOT, env=bare, check=False)  # noqa: S603


def test_a_case_is_decided_without_any_database_in_under_two_seconds() -> None:
    started = time.perf_counter()
    done = run(json.dumps(GOOD), "--seed", "0123abcd")
    assert time.perf_counter() - started < 2
    assert (done.returncode, done.stderr) == (0, b"")
    answer = json.loads(done.stdout)
    assert answer["selected"][0] == "a2"
    assert answer["objective"] == [2, 2, 1, 1, 2]
    assert answer["cutoff"]["turn"] == 1


def test_everybody_has_a_reason_also_who_is_not_considered() -> None:
    reasons = decide(json.dumps(GOOD), reading=None, seed="0")["reasons"]
    assert {one: reason["code"] for one, reason in reasons.items() if one not in ("a1", "a4", "a5")} == {
        "a2": "FIRST_TURN_PG",
        "a3": "REPLACED_BY",
        "a6": "OBSERVER_NOT_ADMITTED",
        "a7": "COUNTRY_UNKNOWN",
        "a8": "STATUS_WITHDRAWN",
        "a9": "NOT_ELIGIBLE",
    }
    assert set(reasons) == {f"a{n}" for n in range(1, 10)}


def with_(**changes: Any) -> str:
    return json.dumps(GOOD | changes)


def row(**changes: Any) -> str:
    return with_(applications=[{"id": "a1", "country": "P1"} | changes])


BAD = [
    ("", "line 1, column 1", "not JSON"),
    ("[]", "case", "must be an object"),
    ('{"rule": {"capacity": NaN}}', "NaN", "not a number of JSON"),
    ('{"rule": {"capacity": 1, "capacity": 2}}', "'capacity'", "twice"),
    ("[" * 100_000, "the document", "nested too deeply"),
    (json.dumps({"rule": {"capacity": 1}, "countries": {}}), "case.applications", "is missing"),
    (with_(rules={}), "case.rules", "is not a key"),
    (with_(rule={"capacity": "35"}), "rule.capacity", "whole number"),
    (with_(rule={"capacity": True}), "rule.capacity", "whole number"),
    (with_(rule={"capacity": 3, "per_country_cap": 0}), "rule.per_country_cap", "from 1"),
    (with_(rule={"capacity": 3, "reading": "C"}), "rule.reading", "A, A_even"),
    (with_(rule={"capacity": 3, "groups": [{"field": "pg"}]}), "rule.groups[0].value", "is missing"),
    (with_(rule={"capacity": 3, "groups": [{"field": "pg", "value": True, "min": 3, "max": 2}]}), "min", "above max"),
    (with_(rule={"capacity": 3, "together": [["a1", "zz"]]}), "rule.together[0][1]", "not the id"),
    (with_(countries=[]), "countries", "must be an object"),
    (with_(countries={"P1": {"pg": 1}}), "countries.P1.pg", "true or false"),
    (row(id=7), "applications[0].id", "must be a text"),
    (row(rank=1), "applications[0].rank", "is not a key"),
    (row(status="submited"), "applications[0].status", "one of submitted"),
    (row(national_rank=0), "applications[0].national_rank", "from 1"),
    (row(grant=-1), "applications[0].grant", "from 0"),
    (with_(applications=[{"id": "a1", "country": "P1"}] * 2), "applications[1].id", "applications[0]"),
    (with_(fixed=["zz"]), "fixed", "not an application"),
    (with_(fixed=["a8"]), "fixed", "STATUS_WITHDRAWN"),
    (with_(fixed=["a1", "a2", "a4"]), "fixed", "rule.capacity is 2"),
]


@pytest.mark.parametrize(("document", "where", "remedy"), BAD)
def test_a_bad_case_is_refused_with_its_place_and_the_remedy(document: str, where: str, remedy: str) -> None:
    with pytest.raises(CaseRefused) as refusal:
        decide(document, reading=None, seed="0")
    assert where in str(refusal.value)
    assert remedy in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        (b"{", (), b"line 1"),
        ("é".encode("latin-1"), (), b"UTF-8"),
        (json.dumps(GOOD).encode(), ("--seed", "xyz"), b"hexadecimal"),
        (json.dumps(GOOD).encode(), ("--reading", "Z"), b"A_even"),
        (with_(rule={"capacity": 1, "groups": [{"field": "pg", "value": v, "min": 1} for v in (True, False)]}).encode(),
         (), b"smallest relaxation: lower the min"),
    ],
)  # fmt: skip
def test_a_refusal_ends_with_status_two_and_selects_nobody(
    content: bytes, options: tuple[str, ...], words: bytes
) -> None:
    done = run(content, *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr
    assert b"Traceback" not in done.stderr
