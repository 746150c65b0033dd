"""The tally of 100 000 participants with 2 000 000 entries, against hand-written SQL in the same run (G9, G10).

Runs on SQLite, and on PostgreSQL where DATABASE_URL names a server, each in a database that is thrown away. The tables
are those of the migrations; the rows name no real facts and are written without triggers, since what is measured is
reading. Rounds alternate (ours, theirs, ours, theirs); the ratio is that of the medians.

`python -m tests.bench.credits_bench 10000` measures with as many people; BENCH_PEOPLE says the same for `make bench`.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from statistics import median
from typing import Any

from tests.bench import scratch

PEOPLE, ENTRIES_EACH, ROUNDS, CHUNK = 100_000, 20, 7, 200_000
CATEGORIES = ("executive_training", "colloquium", "conference", "study_visit")
CEILING = 1_000  # hundredths, on two of the categories
Line = tuple[str, float, float, float]  # words, ours, theirs (seconds), the most the ratio may be


def alternating(ours: Callable[[], Any], theirs: Callable[[], Any]) -> tuple[float, float]:
    """Medians of wall time; one round of each before, so that caches are warm for both."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 1):
        for act, kept in zip((ours, theirs), times, strict=True):
            start = time.perf_counter()
            act()
            if number:
                kept.append(time.perf_counter() - start)
    return median(times[0]), median(times[1])


COLUMNS = (
    "person_uid, component, category, amount, workload_hours, contact_minutes, edition_id, fact_id, grounds, "
    "requirement_id, resolution_id, revision, activity_date, reason, recorded_at"
)
BALANCES = (
    "INSERT INTO credits_balance (person_uid, component, category, amount) SELECT person_uid, component, "
    "category, SUM(amount) FROM credits_creditentry GROUP BY person_uid, component, category"
)


def fill(connection: Any, people: int) -> None:
    """Twenty entries a person over four categories, as they come in over the years, and the balances that follow."""
    total = people * ENTRIES_EACH
    with scratch.in_bulk(connection):
        with scratch.without_indexes(connection, "credits_creditentry"), connection.cursor() as cursor:
            for first in range(0, total, CHUNK):
                cursor.execute(_entries(connection.vendor, people, first, min(first + CHUNK, total)))
                scratch.tell(f"{min(first + CHUNK, total)} of {total} entries")
        with connection.cursor() as cursor:
            cursor.execute(BALANCES)
        scratch.tell("balances")


def _entries(vendor: str, people: int, first: int, end: int) -> str:
    """One INSERT of the entries `first` to `end`, written by the engine itself."""
    if vendor == "postgresql":
        numbers = f"SELECT generate_series({first}, {end - 1}) AS i"
        uid = f"lpad(to_hex(i % {people}), 32, '0')::uuid"
        category = f"(ARRAY{list(CATEGORIES)})[1 + (i / {people}) % 4]"
    else:
        numbers = (
            f"WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {end - 1}) "  # noqa: S608
            "SELECT i FROM n"
        )
        uid = f"printf('%032x', i % {people})"
        whens = " ".join(f"WHEN {number} THEN '{category}'" for number, category in enumerate(CATEGORIES))
        category = f"CASE (i / {people}) % 4 {whens} END"
    return (
        f"INSERT INTO credits_creditentry ({COLUMNS}) SELECT {uid}, 'I', {category}, 100 + i % 300, 0, 0, 1, i, "  # noqa: S608
        f"'[]', 1, 1, 1, '2026-06-08', 'requirement_met', '2026-11-02 09:00:00+00:00' FROM ({numbers}) AS m"
    )


def raw(connection: Any, sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def measure(people: int) -> list[Line]:
    """The ratios on the database that the settings name; raises where a sum is not the same."""
    from django.db import connection

    from credits import api as credits_api
    from credits.domain.level import Level

    fill(connection, people)
    level = Level(required=600, ceilings={"colloquium": CEILING, "conference": CEILING})
    least = "LEAST" if connection.vendor == "postgresql" else "MIN"
    # Both sides answer with the same: the digits of a uid.
    who = "replace(person_uid::text, '-', '')" if connection.vendor == "postgresql" else "person_uid"
    by_hand = {
        "tally": f"SELECT {who}, SUM(amount) FROM credits_creditentry WHERE component = 'I' GROUP BY person_uid",  # noqa: S608 - ours
        "balance": f"SELECT {who}, SUM(amount) FROM credits_balance WHERE component = 'I' GROUP BY person_uid",  # noqa: S608 - ours
        "capped": f"SELECT {who}, SUM(CASE WHEN category IN ('colloquium', 'conference') "  # noqa: S608 - ours
        f"THEN {least}(amount, {CEILING}) ELSE amount END) FROM credits_balance WHERE component = 'I' "
        "GROUP BY person_uid",
    }
    day = date(2026, 11, 24)
    ours: dict[str, Callable[[], list[Any]]] = {
        "tally": lambda: list(credits_api.tallies("I")),
        "balance": lambda: list(credits_api.balances_of("I")),
        "capped": lambda: list(credits_api.counted("I", level, on=day)),
    }
    check(connection, people, ours, by_hand)
    scratch.tell("every sum is the same by hand and by us; balances are the full sums")
    words = {
        "tally": ("a tally of all / GROUP BY by hand", 1.3),
        "balance": ("all balances / the same by hand", 1.5),
        "capped": ("a tally within ceilings / the same by hand", 1.3),
    }
    lines = []
    for key, (what, most) in words.items():
        mine, theirs = alternating(ours[key], lambda key=key: raw(connection, by_hand[key]))  # type: ignore[misc]
        lines.append((f"{what} ({connection.vendor})", mine, theirs, most))
    return lines


def check(connection: Any, people: int, ours: dict[str, Callable[[], list[Any]]], by_hand: dict[str, str]) -> None:
    """The balance is the full sum, and our sums are those by hand: a fast wrong answer is no answer."""

    def plain(rows: Iterable[Any]) -> dict[str, int]:
        return {str(uid).replace("-", ""): int(amount) for uid, amount in rows}

    for key, sql in by_hand.items():
        assert plain(ours[key]()) == plain(raw(connection, sql)), key
    sums = plain(ours["tally"]())
    assert sums == plain(ours["balance"]())
    assert plain(ours["capped"]()) != sums
    assert len(sums) == people


def here(people: int) -> bool:
    """One engine, the one whose scratch database the settings name. True: every ratio is within its limit."""
    scratch.set_up()
    return told(measure(people), people)


def told(lines: Iterable[Line], people: int) -> bool:
    """Every line is written, whatever an earlier one said."""
    is_within = True
    for words, mine, theirs, most in lines:
        is_within &= mine <= most * theirs
        verdict = "" if mine <= most * theirs else f"  ABOVE {most}"
        sys.stdout.write(
            f"{words:<56} {mine / theirs:6.2f}  ({mine:.3f} s / {theirs:.3f} s, {people} people, "
            f"{people * ENTRIES_EACH} entries){verdict}\n"
        )
    return is_within


def run_all(people: int | None = None) -> bool:
    """SQLite always; PostgreSQL where DATABASE_URL names one: each in a process and a database of its own."""
    size = people or int(os.environ.get("BENCH_PEOPLE", PEOPLE))
    return scratch.on_each_engine("tests.bench.credits_bench", str(size))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    if "--here" in sys.argv:
        sys.exit(scratch.ended(is_within=here(numbers[0])))
    else:
        sys.exit(0 if run_all(next(iter(numbers), None)) else 1)
