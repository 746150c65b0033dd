"""The tally of 100 000 participants with 2 000 000 entries, against hand-written SQL in the same run (G9, G10).

Runs on SQLite in a file of its own, and on PostgreSQL in a database of its own where DATABASE_URL names a server. The
tables are those of the migrations; the rows are written without foreign keys and triggers, since what is measured is
reading. Rounds alternate (ours, theirs, ours, theirs); the ratio is that of the medians.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

PEOPLE, ENTRIES, ROUNDS = 100_000, 2_000_000, 5
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


def fill(connection: Any) -> None:
    """Twenty entries a person over four categories, and the balances that follow from them."""
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {ENTRIES - 1})"  # noqa: S608
    if connection.vendor == "postgresql":
        numbers = f"WITH n(i) AS (SELECT generate_series(0, {ENTRIES - 1}))"
        uid = f"lpad(to_hex(i % {PEOPLE}), 32, '0')::uuid"
        category = f"(ARRAY{list(CATEGORIES)})[1 + (i / {PEOPLE}) % 4]"
    else:
        uid = f"printf('%032x', i % {PEOPLE})"
        category = (
            "CASE (i / 100000) % 4 " + " ".join(f"WHEN {n} THEN '{c}'" for n, c in enumerate(CATEGORIES)) + " END"
        )
    columns = (
        "person_uid, component, category, amount, workload_hours, contact_minutes, edition_id, fact_id, grounds, "
        "requirement_id, resolution_id, revision, activity_date, reason, recorded_at"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO credits_creditentry ({columns}) {numbers} SELECT {uid}, 'I', {category}, "  # noqa: S608 - ours
            "100 + i % 300, 0, 0, 1, i, '[]', 1, 1, 1, '2026-06-08', 'requirement_met', '2026-11-02 09:00:00' FROM n"
            if connection.vendor == "postgresql"
            else f"{numbers} INSERT INTO credits_creditentry ({columns}) SELECT {uid}, 'I', {category}, "  # noqa: S608
            "100 + i % 300, 0, 0, 1, i, '[]', 1, 1, 1, '2026-06-08', 'requirement_met', '2026-11-02 09:00:00' FROM n"
        )
        cursor.execute(
            "INSERT INTO credits_balance (person_uid, component, category, amount) SELECT person_uid, component, "
            "category, SUM(amount) FROM credits_creditentry GROUP BY person_uid, component, category"
        )
        cursor.execute("ANALYZE")


@contextmanager
def unguarded(connection: Any) -> Iterator[None]:
    """Without triggers and foreign keys, in a database that is thrown away."""
    from academy.lib import guards

    with guards.lifted():
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA foreign_keys = OFF")
            else:
                cursor.execute("SET session_replication_role = replica")
        yield
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")


def raw(connection: Any, sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def measure() -> list[Line]:
    """The four ratios on the database that the settings name; raises where a sum is not the same."""
    from django.db import connection

    from credits import api as credits_api
    from credits.domain.level import Level

    with unguarded(connection):
        fill(connection)
    level = Level(required=600, ceilings={"colloquium": CEILING, "conference": CEILING})
    least = "LEAST" if connection.vendor == "postgresql" else "MIN"
    by_hand = {
        "tally": "SELECT person_uid, SUM(amount) FROM credits_creditentry WHERE component = 'I' GROUP BY person_uid",
        "balance": "SELECT person_uid, SUM(amount) FROM credits_balance WHERE component = 'I' GROUP BY person_uid",
        "capped": f"SELECT person_uid, SUM(CASE WHEN category IN ('colloquium', 'conference') "  # noqa: S608 - ours
        f"THEN {least}(amount, {CEILING}) ELSE amount END) FROM credits_balance WHERE component = 'I' "
        "GROUP BY person_uid",
    }
    day = date(2026, 11, 24)
    ours: dict[str, Callable[[], list[Any]]] = {
        "tally": lambda: list(credits_api.tallies("I")),
        "balance": lambda: list(credits_api.balances_of("I")),
        "capped": lambda: list(credits_api.counted("I", level, on=day)),
    }
    check(connection, ours, by_hand)
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


def check(connection: Any, ours: dict[str, Callable[[], list[Any]]], by_hand: dict[str, str]) -> None:
    """The balance is the full sum, and our sums are those by hand: a fast wrong answer is no answer."""

    def plain(rows: Iterable[Any]) -> dict[str, int]:
        return {str(uid).replace("-", ""): int(amount) for uid, amount in rows}

    for key, sql in by_hand.items():
        assert plain(ours[key]()) == plain(raw(connection, sql)), key
    sums = plain(ours["tally"]())
    assert sums == plain(ours["balance"]())
    assert len(sums) == PEOPLE


def main() -> None:
    """One engine, the one that DATABASE_URL names; called once per engine by `make bench`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    for words, mine, theirs, most in measure():
        verdict = "" if mine <= most * theirs else f"  ABOVE {most}"
        sys.stdout.write(f"{words:<56} {mine / theirs:6.2f}  ({mine:.3f} s / {theirs:.3f} s){verdict}\n")


def run_all() -> None:
    """SQLite always; PostgreSQL where DATABASE_URL names one: each in a process and a database of its own."""
    import subprocess

    command = [sys.executable, "-m", "tests.bench.credits_bench"]
    with TemporaryDirectory() as folder:
        alone = os.environ | {"DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}"}
        subprocess.run(command, check=True, env=alone)  # noqa: S603 - ours, word for word
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        _on_postgresql(command, url)


def _on_postgresql(command: list[str], url: str) -> None:
    import subprocess

    import psycopg
    from psycopg import sql

    from tests.template_database import named

    name = "academy_bench_credits"
    with psycopg.connect(named(url, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            subprocess.run(command, check=True, env=os.environ | {"DATABASE_URL": named(url, name)})  # noqa: S603
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


if __name__ == "__main__":
    main()
