"""Databases that a measurement fills and throws away, with the tables of the migrations and guards like any other.

Rows come in bulk without triggers and foreign keys, since it is not their writing that is measured; then the guards
stand again.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests import template_database

LIMIT_EXCEEDED = 3  # unlike the 1 of a process that broke down
WORKER = f"bench{os.getpid()}"  # two measurements do not meet


def on_each_engine(module: str, *arguments: str) -> bool:
    """Run a measurement in a process of its own: on SQLite, and on PostgreSQL where DATABASE_URL names a server.

    True: every limit was kept.
    """
    given = os.environ.get("DATABASE_URL", "")
    command = [sys.executable, "-m", module, "--here", *arguments]
    copy = template_database.sqlite_copy(WORKER)
    try:
        is_within = run(command, url=f"sqlite:///{copy}")
    finally:
        for file in copy.parent.glob(f"{copy.name}*"):
            file.unlink()
    if given.startswith("postgres"):
        name = template_database.postgresql_copy(given, WORKER)
        try:
            is_within = run(command, url=template_database.named(given, name)) and is_within
        finally:
            _drop(given, name)
    return is_within


def run(command: list[str], *, url: str) -> bool:
    """True: within its limits; False: it says that a limit is exceeded. Anything else is an error."""
    environment = {key: value for key, value in os.environ.items() if key not in ("CELERY_BROKER_URL", "REDIS_URL")}
    done = subprocess.run(command, check=False, env=environment | {"DATABASE_URL": url})  # noqa: S603 - ours, word for word
    if done.returncode not in (0, LIMIT_EXCEEDED):
        raise subprocess.CalledProcessError(done.returncode, command)
    return done.returncode == 0


def ended(*, is_within: bool) -> int:
    """How the process of a measurement ends."""
    return 0 if is_within else LIMIT_EXCEEDED


def _drop(url: str, name: str) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(template_database.named(url, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def set_up() -> None:
    """Django on the database that `on_each_engine` made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings")
    import django

    django.setup()


@contextmanager
def in_bulk(connection: Any) -> Iterator[None]:
    """Without triggers and foreign keys; afterwards guarded, analysed, and on a connection as the product opens it."""
    from academy.lib import guards

    is_sqlite = connection.vendor == "sqlite"
    before = (
        ("PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -200000")
        if is_sqlite
        else ("SET session_replication_role = replica", "SET synchronous_commit = off")
    )
    with guards.lifted():
        with connection.cursor() as cursor:
            for statement in before:
                cursor.execute(statement)
        yield
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if is_sqlite else "VACUUM ANALYZE")
    connection.close()
    assert guards.missing() == []


@contextmanager
def without_indexes(connection: Any, table: str) -> Iterator[None]:
    """Indexes that no constraint of the table needs are built once at the end, as for any bulk load."""
    found = _SQLITE_INDEXES if connection.vendor == "sqlite" else _POSTGRESQL_INDEXES
    with connection.cursor() as cursor:
        cursor.execute(found, [table])
        indexes = list(cursor.fetchall())
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for name, definition in indexes:
            tell(f"index {name}")
            cursor.execute(definition)


_SQLITE_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL"
_POSTGRESQL_INDEXES = (
    "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "WHERE i.indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)"
)
_START = time.perf_counter()


def tell(words: str) -> None:
    """How far a measurement has come, on the error stream: the figures stand alone on the other one."""
    sys.stderr.write(f"  {time.perf_counter() - _START:6.1f} s  {words}\n")
    sys.stderr.flush()
