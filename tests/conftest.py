"""What every test may use: a database migrated once and copied, the people of the house, files that go away."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management.commands import flush
from django.db import connections

from academy.lib import guards

pytest_plugins = ["tests.factories.people"]
ROOT = Path(__file__).resolve().parent.parent


def _fingerprint() -> str:
    files = sorted(ROOT.glob("*/migrations/*.py")) + sorted(ROOT.glob("*/*/migrations/*.py"))
    files += sorted(ROOT.glob("*/models.py")) + sorted(ROOT.glob("*/*/models.py")) + [ROOT / "requirements-dev.lock"]
    files += [ROOT / "academy/people/domain/vocabulary.py", ROOT / "academy/lib/guards.py"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """On SQLite, each worker gets a copy of a database that was migrated once for these migrations."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return
    connection = connections["default"]
    suffix = connection.settings_dict["TEST"].get("NAME") or ""
    worker = str(suffix).rsplit("_", 1)[-1] if "gw" in str(suffix) else "main"
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    template = cache / f"template-{_fingerprint()}.sqlite3"
    if not template.exists():
        _migrate_into(template, worker)
    name = cache / f"test-{worker}.sqlite3"
    for old in cache.glob(f"{name.name}*"):
        old.unlink()
    shutil.copy(template, name)
    connection.settings_dict["TEST"]["NAME"] = str(name)
    connection.settings_dict["TEST"]["MIGRATE"] = False


def _migrate_into(template: Path, worker: str) -> None:
    import subprocess
    import sys

    partial = template.with_suffix(f".{worker}.partial")
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        check=True,
        env=_environment() | {"DATABASE_URL": f"sqlite:///{partial}"},
    )
    # Closing its last connection has folded the write-ahead log into the file.
    for old in template.parent.glob("template-*"):
        if old.suffix == ".sqlite3":
            old.unlink()
    partial.rename(template)


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The copied file is there already; PostgreSQL's database is made anew."""
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")


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
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "private"), "base_url": None},
        }
    }


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    from django.core.cache import cache

    cache.clear()
