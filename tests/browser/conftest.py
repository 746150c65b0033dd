"""The demonstration, played once on the engine under test and served by the real server; a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import template_database

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """The served site, what the main job printed, and the environment it ran in."""

    base: str
    printed: str
    folder: Path
    environment: dict[str, str]


def required(what: str) -> None:
    """Skip with a plain reason; fail instead where the services are promised."""
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what} is missing and REQUIRE_SERVICES=1")
    pytest.skip(f"{what} is not on this machine")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def own(url: str) -> str:
    """The same Redis, another of its sixteen databases for each test process: neither jobs nor cache are shared."""
    head, _, number = url.rpartition("/")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return f"{head}/{(int(number) + int(worker)) % 16}" if number.isdecimal() else url


def database(folder: Path, name: str) -> str:
    """A migrated database of its own, on the engine under test."""
    name += os.environ.get("PYTEST_XDIST_WORKER", "")
    if url := os.environ.get("DATABASE_URL", ""):
        copy = template_database.postgresql_copy(url, name)
        return template_database.named(url, copy)
    copied = template_database.sqlite_copy(name)
    return f"sqlite:///{shutil.move(copied, folder / 'academy.sqlite3')}"


def environment(folder: Path, port: int, name: str) -> dict[str, str]:
    base = f"http://127.0.0.1:{port}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ACADEMY_", "DJANGO_"))}
    broker = own(os.environ.get("CELERY_BROKER_URL", "")) if os.environ.get("DATABASE_URL") else ""
    return kept | {
        "ACADEMY_DEMONSTRATION": "1",
        "ACADEMY_VAR_DIR": str(folder),
        "ACADEMY_BASE_URL": base,
        "ACADEMY_HOSTS": "127.0.0.1,localhost,testserver",
        "DATABASE_URL": database(folder, name),
        "CELERY_BROKER_URL": broker,
        "REDIS_URL": own(os.environ.get("REDIS_URL", "")),
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Play the main job, then serve; with a broker, a real Celery worker does the jobs."""
    folder, port = tmp_path_factory.mktemp("demonstration"), free_port()
    env = environment(folder, port, "demonstration")
    programs = [_worker(env)] if env["CELERY_BROKER_URL"] else []
    try:
        command = [sys.executable, "manage.py", "demo"]
        done = subprocess.run(  # noqa: S603
            command, check=False, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        programs.append(served(env, port))
        yield Demonstration(base=env["ACADEMY_BASE_URL"], printed=done.stdout, folder=folder, environment=env)
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            try:
                program.wait(15)
            except subprocess.TimeoutExpired:
                program.kill()


def _worker(env: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "celery", "-A", "academy", "worker", "--pool", "solo", "--loglevel", "warning"]
    return subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)  # noqa: S603


def served(env: dict[str, str], port: int, application: str = "academy.wsgi") -> subprocess.Popen[bytes]:
    """The real server, once it answers."""
    options = ["--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket", "--log-level", "error"]
    command = [sys.executable, "-m", "gunicorn", application, *options]
    server = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)  # noqa: S603
    for _ in range(120):
        try:
            urlopen(f"http://127.0.0.1:{port}/health/", timeout=5).close()
            return server
        except OSError:
            time.sleep(0.25)
    server.kill()
    raise RuntimeError("the server did not start")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        required("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


Enter = Callable[..., Page]


@pytest.fixture
def enter(chromium: Browser, demonstration: Demonstration) -> Iterator[Enter]:
    """`enter("dolores", language="fr")` is a page in which somebody of the cast has entered; None is a stranger."""
    with entering(chromium, demonstration.base) as open_as:
        yield open_as


@contextmanager
def entering(chromium: Browser, base: str) -> Iterator[Enter]:
    """The doors of a demonstration that is served at this address; every page is closed at the end."""
    contexts: list[BrowserContext] = []

    def open_as(who: str | None, *, language: str = "en", width: int = 1200) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=language, base_url=base)
        contexts.append(context)
        page = context.new_page()
        if who:
            page.goto("/enter-as/")
            page.locator(f'form[action="/enter-as/{who}/"] button').click()
        context.add_cookies([{"name": "language", "value": language, "url": base}])
        return page

    yield open_as
    for context in contexts:
        context.close()
