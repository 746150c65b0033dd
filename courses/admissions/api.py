"""The names that other apps may use."""

from pathlib import Path

from courses.admissions.models import Application, Call, CostRequest, Place, PlaceEvent, SelectionRun
from courses.admissions.operations import (
    Asked,
    Basis,
    admit_observer,
    adopt_rule_set,
    ask_for_grant,
    close_list,
    confirm_place,
    decide_request,
    enter_value,
    fill_places,
    import_applications,
    import_transfers,
    issue_invoices,
    make_offers,
    open_call,
    override,
    propose,
    publish_list,
    release_place,
    run_selection,
    screen_all,
    set_envelope,
    set_fee,
    set_terms,
)
from courses.admissions.operations.letters import Preview
from courses.admissions.operations.letters import preview as preview_letter
from courses.admissions.queries import accounts_of_edition as account_rows
from courses.admissions.queries import applications_of, envelope_for, needs_by_edition, open_calls, readings
from courses.admissions.refusals import AdmissionsRefused

DEMO_APPLICATIONS = Path(__file__).resolve().parent / "data" / "demo_applications.csv"

__all__ = [
    "DEMO_APPLICATIONS",
    "AdmissionsRefused",
    "Application",
    "Asked",
    "Basis",
    "Call",
    "CostRequest",
    "Place",
    "PlaceEvent",
    "Preview",
    "SelectionRun",
    "account_rows",
    "admit_observer",
    "adopt_rule_set",
    "applications_of",
    "ask_for_grant",
    "close_list",
    "confirm_place",
    "decide_request",
    "enter_value",
    "envelope_for",
    "fill_places",
    "import_applications",
    "import_transfers",
    "issue_invoices",
    "make_offers",
    "needs_by_edition",
    "open_call",
    "open_calls",
    "override",
    "preview_letter",
    "propose",
    "publish_list",
    "readings",
    "release_place",
    "run_selection",
    "screen_all",
    "set_envelope",
    "set_fee",
    "set_terms",
]
