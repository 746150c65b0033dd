"""Tests copy a database that was migrated once, because migrating takes half a minute on each engine.

The template is known by a fingerprint of everything that makes it; another one replaces it.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"


def fingerprint() -> str:
    """Sixteen hex digits over migrations, models, guards, roles and the lock."""
    kinds = ("migrations/*.py", "models.py", "models/*.py", "promises.py", "apps.py")
    patterns = [f"{depth}{kind}" for kind in kinds for depth in ("*/", "*/*/")]
    files = sorted(path for pattern in patterns for path in ROOT.glob(pattern) if ".venv" not in path.parts)
    files += [ROOT / name for name in ("requirements-dev.lock", "academy/lib/guards.py")]
    files += sorted((ROOT / "academy" / "people").rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def sqlite_template(worker: str) -> Path:
    """Made where it is not there yet: one worker migrates, the others wait for it."""
    CACHE.mkdir(exist_ok=True)
    template = CACHE / f"template-{fingerprint()}.sqlite3"
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _make(template, worker)
    return template


def sqlite_copy(worker: str) -> Path:
    """A fresh copy of the template for this worker."""
    template = sqlite_template(worker)
    copy = CACHE / f"test-{worker}.sqlite3"
    for old in CACHE.glob(f"{copy.name}*"):
        old.unlink()
    return Path(shutil.copy(template, copy))


def _make(template: Path, worker: str) -> None:
    if not template.exists():
        partial = CACHE / f"partial-{worker}.sqlite3"
        partial.unlink(missing_ok=True)
        _migrate(f"sqlite:///{partial}")
        for old in CACHE.glob("template-*.sqlite3"):
            old.unlink()
        partial.rename(template)


def postgresql_copy(url: str, worker: str) -> str:
    """Create this worker's database from the template, which is made where it is not there yet; returns its name."""
    import psycopg
    from psycopg import sql

    name = urlsplit(url).path.lstrip("/")
    template, copy = f"{name}_template_{fingerprint()}", f"test_{name}_{worker}"
    with psycopg.connect(named(url, "postgres"), autocommit=True) as connection:
        # One worker migrates, the others wait for it.
        connection.execute("SELECT pg_advisory_lock(%s)", [zlib.crc32(name.encode())])
        known = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if template not in known:
            for old in known:
                if old.startswith(f"{name}_template_"):
                    connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(f"{template}_new")))
            _migrate(named(url, f"{template}_new"))
            names = sql.Identifier(f"{template}_new"), sql.Identifier(template)
            connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names))
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(copy)))
        names = sql.Identifier(copy), sql.Identifier(template)
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        # It need not outlive a fall of the machine: nobody waits for its disk.
        connection.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(names[0]))
    return copy


def named(url: str, name: str) -> str:
    """The same server, another database. (urlunsplit would lose the empty host of a socket address.)"""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{name}" + (f"?{parts.query}" if parts.query else "")


def _migrate(url: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    # The command is ours, word for word.
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"DATABASE_URL": url})  # noqa: S603


if __name__ == "__main__":  # ahead of the tests, beside what reads the code
    if os.environ.get("DATABASE_URL"):
        postgresql_copy(os.environ["DATABASE_URL"], "ahead")
    else:
        sqlite_template("ahead")
