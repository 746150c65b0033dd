"""How many values one statement may carry on SQLite: what the library at hand takes, not what it took before 2020.

Django 5.2 assumes 999, so that a few hundred rows are written in many statements; Django 6 asks the library, as here.
"""

import sqlite3
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

USUAL = 32_766  # the library's own default since 3.32; some distributions allow more, which nothing here needs


def allow_what_the_library_takes(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """For every new connection."""
    if connection.vendor == "sqlite":
        limit = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        connection.features.max_query_params = min(limit, USUAL)
