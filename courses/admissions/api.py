"""The names that other apps may use."""

from pathlib import Path

from courses.admissions.models import Application, Call, Place, PlaceEvent, SelectionRun
from courses.admissions.operations import (
    admit_observer,
    adopt_rule_set,
    confirm_place,
    enter_value,
    fill_places,
    import_applications,
    make_offers,
    open_call,
    override,
    publish_list,
    release_place,
    run_selection,
    screen_all,
)
from courses.admissions.operations.letters import Preview
from courses.admissions.operations.letters import preview as preview_letter
from courses.admissions.queries import applications_of, needs_by_edition, open_calls, readings
from courses.admissions.refusals import AdmissionsRefused

DEMO_APPLICATIONS = Path(__file__).resolve().parent / "data" / "demo_applications.csv"

__all__ = [
    "DEMO_APPLICATIONS",
    "AdmissionsRefused",
    "Application",
    "Call",
    "Place",
    "PlaceEvent",
    "Preview",
    "SelectionRun",
    "admit_observer",
    "adopt_rule_set",
    "applications_of",
    "confirm_place",
    "enter_value",
    "fill_places",
    "import_applications",
    "make_offers",
    "needs_by_edition",
    "open_call",
    "open_calls",
    "override",
    "preview_letter",
    "publish_list",
    "readings",
    "release_place",
    "run_selection",
    "screen_all",
]
