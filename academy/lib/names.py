"""Names in the order in which a reader looks for them: in the reader's language, accents and capitals aside.

A database's own order puts "Émirats" and "Îles" behind "Zambie": lists that the database sorts say `in_order_of_names`.
"""

import unicodedata
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func
from django.utils.translation import get_language

FUNCTION = "academy_folded"


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A name as it is looked up and sorted: without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class _Folded(Func):
    arity = 1

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        return super().as_sql(compiler, connection, function=FUNCTION, **context)

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        # ICU's root order, which PostgreSQL brings along: letters first, then accents, then capitals.
        return super().as_sql(compiler, connection, template='(%(expressions)s COLLATE "und-x-icu")', **context)


def in_order_of_names(path: str = "") -> Func:
    """For `order_by`. path: from the rows to what is named in two languages, e.g. "country"; "" where it is they."""
    language = "en" if (get_language() or "").startswith("en") else "fr"
    return _Folded(F(f"{path}__name_{language}" if path else f"name_{language}"))


def know_folded_names(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """For every new connection: SQLite learns to fold; PostgreSQL knows."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 1, _folded_or_none, deterministic=True)


def _folded_or_none(text: str | None) -> str | None:
    return None if text is None else folded(text)
