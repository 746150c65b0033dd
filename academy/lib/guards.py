"""Promises that the database keeps by trigger, on SQLite and PostgreSQL alike.

Each app registers its guards when it starts; they are installed again after every `migrate`, because SQLite rebuilds a
table for an AlterField and silently drops its triggers. `missing()` is asked by a system check and by a test.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.models import Model

# What stands in place of words that were erased, in either language: the usual sign of an omission.
OMITTED = "[…]"


@dataclass(frozen=True, kw_only=True)
class Guard:
    """Refuses a change. `when` is an SQL condition on OLD (and NEW for an update); "" refuses always.

    name: unique, becomes the trigger's name. table: the guarded table. events: of INSERT, UPDATE, DELETE.
    columns: for UPDATE, only these columns (empty: all). message: what the database answers.
    when_postgresql: the condition there, where it has to differ.
    """

    name: str
    table: str
    events: tuple[str, ...]
    message: str
    when: str = ""
    columns: tuple[str, ...] = ()
    also_truncate: bool = False
    when_postgresql: str = ""


@dataclass(frozen=True, kw_only=True)
class Follow:
    """What the database does itself after a row was added: statements about NEW, without closing semicolons.

    name: unique, becomes the trigger's name. table: whose rows are followed. postgresql: the statements there, where
    they have to differ.
    """

    name: str
    table: str
    statements: tuple[str, ...]
    postgresql: tuple[str, ...] = ()


_registry: dict[str, Guard | Follow] = {}


def register(*guards: Guard | Follow) -> None:
    for guard in guards:
        _registry[guard.name] = guard


def append_only(table: str) -> Guard:
    """A ledger: rows may be added, never changed or removed."""
    return Guard(
        name=f"{table}_append_only",
        table=table,
        events=("UPDATE", "DELETE"),
        message=f"{table} is append-only: correct by adding a row",
        also_truncate=True,
    )


def changes_beyond_words(model: type[Model], *columns: str, gone: tuple[str, ...] = (OMITTED, "")) -> tuple[str, str]:
    """The condition, for SQLite and for PostgreSQL, that an update does more than make `columns` become `gone`."""
    words = ", ".join(f"'{word}'" for word in gone)
    rest = [field.column for field in model._meta.concrete_fields if field.column not in columns]
    # In quotes: "by" is a word of PL/pgSQL.
    rewritten = [f'(NEW."{one}" {{differs}} OLD."{one}" AND NEW."{one}" NOT IN ({words}))' for one in columns]
    condition = " OR ".join([*(f'NEW."{one}" {{differs}} OLD."{one}"' for one in rest), *rewritten])
    return condition.replace("{differs}", "IS NOT"), condition.replace("{differs}", "IS DISTINCT FROM")


def only_words_go(model: type[Model], *columns: str) -> tuple[Guard, Guard]:
    """A ledger whose free text can be erased and never rewritten; nothing else changes."""
    table = model._meta.db_table
    sqlite, postgresql = changes_beyond_words(model, *columns)
    return (
        Guard(
            name=f"{table}_append_only",
            table=table,
            events=("DELETE",),
            message=f"{table} is append-only: correct by adding a row",
            also_truncate=True,
        ),
        Guard(
            name=f"{table}_only_words_go",
            table=table,
            events=("UPDATE",),
            when=sqlite,
            when_postgresql=postgresql,
            message=f"{table} is append-only: its words may be erased, nothing is changed",
        ),
    )


def dropped(*names: str, table: str) -> RunPython:
    """For a migration: triggers that another takes the place of; that one is installed after the migration."""

    def drop(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for name in names:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")

    return RunPython(drop, RunPython.noop)


def registered() -> list[Guard | Follow]:
    return sorted(_registry.values(), key=lambda guard: guard.name)


def install(using: str = "default") -> None:
    """Create every registered trigger that its table lacks (idempotent)."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    present = _present(connection)
    with connection.cursor() as cursor:
        for guard in registered():
            if guard.table not in tables:
                continue
            for name, statements in _statements(guard, connection.vendor):
                if name not in present:
                    for statement in statements:
                        cursor.execute(statement)


def missing(using: str = "default") -> list[str]:
    """Names of triggers that should exist and do not."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    expected = {
        name for guard in registered() if guard.table in tables for name, _ in _statements(guard, connection.vendor)
    }
    return sorted(expected - _present(connection))


@contextmanager
def lifted(using: str = "default") -> Iterator[None]:
    """Without guards, for emptying a test database only."""
    _drop(registered(), using)
    try:
        yield
    finally:
        install(using)


def renew(*names: str, using: str = "default") -> None:
    """For a migration, where what a guard says has changed: its trigger goes, and comes again after `migrate`."""
    _drop([guard for guard in registered() if guard.name in names], using)


def _drop(guards: Iterable[Guard | Follow], using: str) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in guards:
            for name, _ in _statements(guard, connection.vendor):
                on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                if connection.vendor == "sqlite" or guard.table in tables:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {row[0] for row in cursor.fetchall()}


def _statements(guard: Guard | Follow, vendor: str) -> list[tuple[str, list[str]]]:
    if isinstance(guard, Follow):
        return [_following(guard, vendor)]
    make = _sqlite if vendor == "sqlite" else _postgresql
    return [make(guard, event) for event in guard.events] + (
        [_truncate(guard)] if guard.also_truncate and vendor == "postgresql" else []
    )


def _event(guard: Guard, event: str) -> str:
    return f"{event} OF {', '.join(guard.columns)}" if event == "UPDATE" and guard.columns else event


def _sqlite(guard: Guard, event: str) -> tuple[str, list[str]]:
    name = f"{guard.name}_{event.lower()}"
    when = f"WHEN {guard.when}" if guard.when else ""
    message = guard.message.replace("'", "''")
    return name, [
        f"CREATE TRIGGER {name} BEFORE {_event(guard, event)} ON {guard.table} FOR EACH ROW {when} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ]


def _postgresql(guard: Guard, event: str) -> tuple[str, list[str]]:
    # The condition may hold a subquery, which WHEN does not allow: it is asked inside the function.
    name = f"{guard.name}_{event.lower()}"
    condition = guard.when_postgresql or guard.when or "TRUE"
    message = guard.message.replace("'", "''")
    back = "OLD" if event == "DELETE" else "NEW"
    return name, [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{message.replace('%', '%%')}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {back}; END $guard$",
        f"CREATE TRIGGER {name} BEFORE {_event(guard, event)} ON {guard.table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _following(follow: Follow, vendor: str) -> tuple[str, list[str]]:
    steps = "; ".join(follow.postgresql or follow.statements if vendor == "postgresql" else follow.statements)
    name, after = follow.name, f"AFTER INSERT ON {follow.table} FOR EACH ROW"
    if vendor == "sqlite":
        return name, [f"CREATE TRIGGER {name} {after} BEGIN {steps}; END"]
    return name, [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $follow$ BEGIN "
        f"{steps}; RETURN NULL; END $follow$",
        f"CREATE TRIGGER {name} {after} EXECUTE FUNCTION {name}()",
    ]


def _truncate(guard: Guard) -> tuple[str, list[str]]:
    name = f"{guard.name}_truncate"
    message = guard.message.replace("'", "''")
    return name, [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
        f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $guard$",
        f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {guard.table} EXECUTE FUNCTION {name}()",
    ]
