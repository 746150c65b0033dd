"""Writes of admissions: one file per step from the call to the place."""

from courses.admissions.operations.applying import submit_application, withdraw_application
from courses.admissions.operations.calls import admit_observer, open_call
from courses.admissions.operations.importing import import_applications
from courses.admissions.operations.placing import confirm_place, decline_place, make_offers, release_place
from courses.admissions.operations.ruling import adopt_rule_set, enter_value, publish_list
from courses.admissions.operations.screening import screen_all
from courses.admissions.operations.selecting import override, run_selection

__all__ = [
    "admit_observer",
    "adopt_rule_set",
    "confirm_place",
    "decline_place",
    "enter_value",
    "import_applications",
    "make_offers",
    "open_call",
    "override",
    "publish_list",
    "release_place",
    "run_selection",
    "screen_all",
    "submit_application",
    "withdraw_application",
]
