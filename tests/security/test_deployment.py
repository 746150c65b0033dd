"""A production machine starts without a warning, and refuses what would be unsafe there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.engine_free  # it runs on its own settings
ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "ACADEMY_ENV": "production",
    "ACADEMY_SECRET_KEY": "b7Jq2fX9wLr5tVn8zKc4yHd6mPs3gQe1aUo0iTxRkWvNjCfBhDlGpZySuEwMqA_-",
    "ACADEMY_BASE_URL": "https://academy.example.org",
    "ACADEMY_HOSTS": "academy.example.org",
    "EMAIL_URL": "smtp://localhost:25",
}


def check(tmp_path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ACADEMY_", "DJANGO_"))}
    environment = kept | {"ACADEMY_VAR_DIR": str(tmp_path)} | PRODUCTION | more
    return subprocess.run(  # noqa: S603 - the command is ours, word for word
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_production_machine_has_nothing_to_warn_about(tmp_path: Path) -> None:
    outcome = check(tmp_path)
    assert outcome.returncode == 0, outcome.stderr
    assert "0 silenced" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("unsafe", ["ACADEMY_DEMONSTRATION", "ACADEMY_DEBUG"])
def test_production_refuses_what_shows_too_much(tmp_path: Path, unsafe: str) -> None:
    outcome = check(tmp_path, **{unsafe: "1"})
    assert outcome.returncode != 0
    assert "ImproperlyConfigured" in outcome.stderr
