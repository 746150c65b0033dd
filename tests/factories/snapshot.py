"""The world of the main job, kept once per test process and laid again by raw rows: playing it takes seconds.

Only for tests that run inside a transaction. The guards are lifted while rows are laid and stand again afterwards.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.db import connection

from academy.lib import guards

Rows = tuple[tuple[Any, ...], ...]
Tables = dict[str, tuple[tuple[str, ...], Rows]]
LEFT_OUT = {
    "django_migrations",
    "django_session",
    "wagtailsearch_indexentry_fts",
}  # the last follows its table by trigger


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What the tables that play has changed hold, and a copy of the files."""

    tables: Tables
    files: Path


def read() -> Tables:
    """Every table of ours and of the packages, as raw rows; about a hundred and forty statements."""
    found: Tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            if table not in LEFT_OUT:
                cursor.execute(f"SELECT * FROM {_name(table)}")  # noqa: S608 - ours
                names = tuple(column[0] for column in cursor.description)
                found[table] = names, tuple(tuple(row) for row in cursor.fetchall())
    return found


def take(*, base: Tables, folder: Path) -> Snapshot:
    """base: what stood there before anything was played. folder: where the files of the world lie."""
    now = read()
    files = Path(mkdtemp(prefix="world-"))
    shutil.copytree(folder, files, dirs_exist_ok=True)
    return Snapshot(tables={table: rows for table, rows in now.items() if rows != base.get(table)}, files=files)


def lay(snapshot: Snapshot, *, folder: Path) -> None:
    """The same rows and the same files, in a database that holds the base."""
    shutil.copytree(snapshot.files, folder, dirs_exist_ok=True)
    with _without_guards(), connection.cursor() as cursor:
        for table in snapshot.tables:
            cursor.execute(f"DELETE FROM {_name(table)}")  # noqa: S608 - ours
        for table, (names, rows) in snapshot.tables.items():
            columns, marks = ", ".join(map(_name, names)), ", ".join(["%s"] * len(names))
            if rows:
                cursor.executemany(f"INSERT INTO {_name(table)} ({columns}) VALUES ({marks})", rows)  # noqa: S608


@contextmanager
def _without_guards() -> Iterator[None]:
    if connection.vendor == "postgresql":
        # Neither triggers nor foreign keys ask anything of this session; needs the rights of a superuser.
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            try:
                yield
            finally:
                cursor.execute("SET session_replication_role = DEFAULT")
        return
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        yield


def _name(name: str) -> str:
    return connection.ops.quote_name(name)
