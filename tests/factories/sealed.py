"""The shipped selection up to the seal, by the officers' own steps, and the checker as an outsider runs it."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from academy.portal.demo.scene import Scene, at
from academy.portal.demo.steps.step_3_selection import _call, _drawn, _received
from courses.admissions import operations
from courses.admissions.models import Application, Call, SelectionRun
from tests.factories.people import enter
from tests.factories.world import Play

SCREEN = "/admin/academy/selection/demo-et-2026/"


@pytest.fixture
def scene(play: Play) -> Scene:
    """Sixty-four applications, screened; nothing published yet."""
    world = play(1)
    _received(world, _call(world))
    return world


@pytest.fixture
def call(scene: Scene) -> Call:
    return Call.objects.get(edition__key="demo-et-2026")


@pytest.fixture
def dolores(scene: Scene) -> Client:
    return enter(scene.who("dolores"))


@pytest.fixture
def run(scene: Scene, call: Call) -> SelectionRun:
    _drawn(scene, call)
    return operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5, 12))


def step(browser: Client, name: str, **data: Any) -> str:
    return str(browser.post(f"{SCREEN}{name}/", data, follow=True).content.decode())


# A rule as the form sends it, with who decided it; whatever a test is about stands in `step(..., **ADOPTED | {...})`.
ADOPTED = {
    "reading": "A", "first": "national_rank", "second": "merit", "third": "first_time",
    "body": "secretariat", "decided_on": "2026-02-20", "reference": "Note 7",
}  # fmt: skip


def basis(reference: str = "Note 7 (invented)") -> operations.Basis:
    return operations.Basis(body="secretariat", decided_on=at(2, 20).date(), reference=reference)


def outsider(folder: Path) -> subprocess.CompletedProcess[str]:
    """As an outsider runs it: another folder, nothing of ours on the path."""
    command = [sys.executable, "-I", "check.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


def pair(run: SelectionRun) -> tuple[Application, Application]:
    """Somebody proposed of a country with one place, and somebody waiting of a country that is served."""
    rows = {str(row.ticket): row for row in Application.objects.filter(call=run.call)}
    waiting = next(one for one, reason in run.result["reasons"].items() if reason.get("position"))
    country = rows[waiting].country_id
    held = Counter(rows[one].country_id for one in run.result["selected"])
    alone = (one for one in run.result["selected"] if held[rows[one].country_id] == 1)
    taken = next(one for one in alone if held[country] and rows[one].country_id != country)
    return rows[taken], rows[waiting]
