"""A served call of its own whose day the test sets, with letters to read and the door by e-mail code."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string, policy
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.clocked import CLOCK
from tests.browser.conftest import ROOT, Enter, entering, environment, free_port, served


@dataclass(frozen=True, kw_only=True)
class Journey:
    """A server whose day is set, and its doors."""

    folder: Path
    enter: Enter

    def it_is(self, day: str) -> None:
        """At once: a request reads the old day or the new one."""
        new = self.folder / "clock.new"
        new.write_text(f"2026-{day}T10:00:00+01:00")
        new.replace(self.folder / "clock")

    def stranger(self, *, language: str) -> Page:
        return self.enter(None, language=language)

    def letters_to(self, address: str) -> list[str]:
        """The texts of what was sent to this address, the latest last."""
        files = sorted((self.folder / "outbox").iterdir(), key=lambda file: file.stat().st_mtime_ns)
        letters = [message_from_string(file.read_text(), policy=policy.default) for file in files]
        return [f"{one['subject']}\n{one.get_content()}" for one in letters if one["to"] == address]

    def sign_in(self, address: str, *, language: str) -> Page:
        """By the code that comes by e-mail, as everybody does who is not of the cast."""
        page = self.stranger(language=language)
        page.goto("/account/login/code/")
        hand_in(page, "#id_email", address)
        hand_in(page, "#id_code", code_in(self.letters_to(address)[-1]))
        return page


def hand_in(page: Page, field: str, value: str) -> None:
    page.locator(field).fill(value)
    with page.expect_navigation():
        page.locator(field).press("Enter")


def code_in(letter: str) -> str:
    """The code stands on a line of its own."""
    return next(line.strip() for line in letter.splitlines() if re.fullmatch(r"[A-Z0-9]+-[A-Z0-9]+", line.strip()))


@pytest.fixture
def journey(chromium: Browser, tmp_path: Path) -> Iterator[Journey]:
    """Jobs and cache stay inside the one process whose clock is moved."""
    port = free_port()
    env = environment(tmp_path, port, "admissions")
    env |= {"CELERY_BROKER_URL": "", "REDIS_URL": "", CLOCK: str(tmp_path / "clock")}
    code = "from tests.browser import opened_call; opened_call.play()"
    command = [sys.executable, "manage.py", "shell", "-c", code]
    done = subprocess.run(  # noqa: S603
        command, check=False, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    with entering(chromium, env["ACADEMY_BASE_URL"]) as enter:
        found = Journey(folder=tmp_path, enter=enter)
        found.it_is("02-10")
        server = served(env, port, "tests.browser.clocked")
        try:
            yield found
        finally:
            server.terminate()
            server.wait(15)
