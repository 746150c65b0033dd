"""The world of the main job, up to the step that a test needs; the same invented people and values."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

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


@pytest.fixture
def play(db: None, tmp_path: Path) -> Play:
    """`play(3)` is the world after step 3 of the main job."""

    def up_to(step: int) -> Scene:
        scene = Scene(report=Report(out=StringIO()), folder=tmp_path, applications=admissions_api.DEMO_APPLICATIONS)
        for one in STEPS[:step]:
            one.play(scene)
        return scene

    return up_to
