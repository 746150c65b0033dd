"""What every test may use: a database migrated once and copied, the people of the house, files that go away."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connections

from academy.lib import guards
from tests import template_database

pytest_plugins = [
    "tests.factories.people",
    "tests.factories.world",
    "tests.factories.admissions",
    "tests.factories.places",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the second engine of a check (SECOND_ENGINE=1), what no engine can answer otherwise is not asked again."""
    if os.environ.get("SECOND_ENGINE") != "1":
        return
    unit = Path(__file__).parent / "unit"
    asked_already = [one for one in items if one.get_closest_marker("engine_free") or unit in one.path.parents]
    config.hook.pytest_deselected(items=asked_already)
    items[:] = [one for one in items if one not in asked_already]


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Each worker gets a copy of a database that was migrated once."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    test = connections["default"].settings_dict["TEST"]
    if connections["default"].vendor == "sqlite":
        test["NAME"] = str(template_database.sqlite_copy(worker))
    else:
        test["NAME"] = template_database.postgresql_copy(os.environ["DATABASE_URL"], worker)
    test["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The copy is there already."""
    return True


@pytest.fixture(scope="session", autouse=True)
def _ledgers_can_be_emptied_between_tests() -> Iterator[None]:
    """The one place that lifts the guards: emptying the database after a test that really commits."""
    handle = flush.Command.handle

    def handle_without_guards(self: flush.Command, **options: Any) -> None:
        with guards.lifted(options["database"]):
            handle(self, **options)

    flush.Command.handle = handle_without_guards  # type: ignore[method-assign]
    yield
    flush.Command.handle = handle  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _files_go_away(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.VAR_DIR = tmp_path
    settings.KEYS_DIR = tmp_path / "keys"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    # Workers of one test run would share these; a real broker and a real cache are tested by themselves.
    settings.CELERY_BROKER_URL = ""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "private"), "base_url": None},
        }
    }


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    from django.core.cache import cache

    from credits.queries import laws

    cache.clear()
    laws._kept = None  # a law of another test may have the same number and time


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Sentences in tests are the source's; what is said in French is asked for in French."""
    from django.utils import translation

    translation.activate("en")
