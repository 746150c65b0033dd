"""The world of the main job, up to the step that a test needs; the same invented people and values."""

import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import pytest
from time_machine import escape_hatch

from academy.people.api import User
from academy.portal.demo.cast import CAST
from academy.portal.demo.report import Report
from academy.portal.demo.scene import Scene
from academy.portal.demo.steps import (
    step_1_mandates,
    step_2_resolution,
    step_3_selection,
    step_4_component_one,
    step_5_component_two,
    step_6_credits,
    step_7_certificates,
)
from courses.admissions import api as admissions_api
from tests.factories import snapshot

STEPS = (
    step_1_mandates,
    step_2_resolution,
    step_3_selection,
    step_4_component_one,
    step_5_component_two,
    step_6_credits,
    step_7_certificates,
)
Play = Callable[[int], Scene]
Keep = Callable[[str, Callable[[], object]], None]


_kept: dict[int, snapshot.Snapshot] = {}
_made: dict[str, snapshot.Snapshot] = {}


@pytest.fixture(scope="session")
def base(django_db_setup: None, django_db_blocker: Any) -> snapshot.Tables:
    """What a database holds in which nothing has happened."""
    with django_db_blocker.unblock():
        return snapshot.read()


@pytest.fixture
def play(base: snapshot.Tables, db: None, tmp_path: Path) -> Play:
    """`play(3)` is the world after step 3 of the main job: played once per process, laid again for each test."""

    def up_to(step: int) -> Scene:
        scene = Scene(report=Report(out=StringIO()), folder=tmp_path, applications=admissions_api.DEMO_APPLICATIONS)
        if _may_be_kept(base):
            _lay_or_play(scene, step, base)
        else:
            _play(scene, 0, step)
        return scene

    return up_to


@pytest.fixture
def keep(base: snapshot.Tables, db: None, tmp_path: Path) -> Keep:
    """`keep("site", load_site)` is what this has made in an empty database: made once per process, then laid again."""

    def laid_or_made(name: str, make: Callable[[], object]) -> None:
        if not _may_be_kept(base):
            make()
        elif name in _made:
            snapshot.lay(_made[name], folder=tmp_path)
        else:
            make()
            _made[name] = snapshot.take(base=base, folder=tmp_path)

    return laid_or_made


def _may_be_kept(base: snapshot.Tables) -> bool:
    """Not where a test has moved the clock or made people of its own: other tests would find that day and them."""
    return snapshot.read() == base and (
        not escape_hatch.is_travelling() or abs(time.time() - escape_hatch.time.time()) < 1
    )


def _lay_or_play(scene: Scene, step: int, base: snapshot.Tables) -> None:
    """From the furthest world that is kept and not beyond the step; what had to be played is kept as well."""
    start = max((kept for kept in _kept if kept <= step), default=0)
    if start:
        snapshot.lay(_kept[start], folder=scene.folder)
        scene.people = {part.key: User.objects.get(email=part.email) for part in CAST}
    _play(scene, start, step)
    if start < step:
        _kept[step] = snapshot.take(base=base, folder=scene.folder)


def _play(scene: Scene, start: int, step: int) -> None:
    """Each step draws its tickets from its own sequence: whom the lots name, and who reads French, is no accident."""
    for number, one in enumerate(STEPS[start:step], start):
        with mock.patch("os.urandom", Random(number).randbytes):  # noqa: S311 - what `uuid4` reads; keys and codes do not
            one.play(scene)
