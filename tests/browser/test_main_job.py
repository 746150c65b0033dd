"""`make demo` from end to end, on the engine under test; also after being killed half-way."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Demonstration, environment, free_port

pytestmark = [pytest.mark.browser]
DEMO = [sys.executable, "manage.py", "demo"]


def test_every_count_agrees_with_its_recount(demonstration: Demonstration) -> None:
    said = re.search(r"Everything agrees: (\d+) counts", demonstration.printed)
    assert said
    assert int(said[1]) == demonstration.printed.count("✓") >= 63
    assert "✗" not in demonstration.printed


def test_what_is_printed_names_the_place_in_the_text(demonstration: Demonstration) -> None:
    for place in ("P-PG/Training, item 5", "P-PG/Training, item 7", "P-PG/Academy, item 7", "P-PG/Academy, item 9"):
        assert place in demonstration.printed


def test_the_folder_holds_exactly_the_released_certificates(demonstration: Demonstration) -> None:
    files = sorted((demonstration.folder / "certificates").glob("*.pdf"))
    assert len(files) == 44  # 34 of the Executive Training, 10 of the course
    assert all(file.read_bytes().startswith(b"%PDF-") for file in files)


@pytest.mark.engine_free
def test_a_second_run_finds_everything_done(demonstration: Demonstration) -> None:
    again = subprocess.run(  # noqa: S603
        DEMO, check=False, cwd=ROOT, env=demonstration.environment, capture_output=True, text=True, timeout=300
    )
    assert again.returncode == 0, again.stdout[-2000:] + again.stderr[-2000:]
    assert "Everything agrees" in again.stdout


def test_a_run_that_was_killed_again_and_again_is_completed_by_the_last(tmp_path: Path) -> None:
    if os.environ.get("DATABASE_URL"):
        pytest.skip("the same promise on SQLite is enough: one engine is killed")
    env = environment(tmp_path, free_port(), "killed")
    for moment in ("confirmed 24/35", "4. Component I", "7. Joint certificates"):
        kill_at(moment, env)
    last = subprocess.run(DEMO, check=False, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300)  # noqa: S603
    assert last.returncode == 0, last.stdout[-2000:] + last.stderr[-2000:]
    assert "Everything agrees" in last.stdout


def kill_at(moment: str, env: dict[str, str]) -> None:
    run = subprocess.Popen(DEMO, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert run.stdout is not None
    for line in run.stdout:
        if moment in line:
            run.send_signal(signal.SIGKILL)
            break
    assert run.wait(30) == -signal.SIGKILL
