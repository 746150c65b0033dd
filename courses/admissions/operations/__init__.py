"""Writes of admissions: one file per step from the call to the place."""

from courses.admissions.operations.applying import (
    begin_application,
    save_answers,
    submit_application,
    withdraw_application,
)
from courses.admissions.operations.calls import admit_observer, change_call, decide_on_country, open_call
from courses.admissions.operations.changing import answer_change, ask_for_change
from courses.admissions.operations.documents import attach_document
from courses.admissions.operations.importing import import_applications
from courses.admissions.operations.placing import confirm_place, decline_place, make_offers, release_place
from courses.admissions.operations.screening import screen_all
from courses.admissions.operations.selecting import run_selection

__all__ = [
    "admit_observer",
    "answer_change",
    "ask_for_change",
    "attach_document",
    "begin_application",
    "change_call",
    "confirm_place",
    "decide_on_country",
    "decline_place",
    "import_applications",
    "make_offers",
    "open_call",
    "release_place",
    "run_selection",
    "save_answers",
    "screen_all",
    "submit_application",
    "withdraw_application",
]
