"""Reads of admissions: one file per noun."""

from courses.admissions.queries.applications import (
    application_by_form,
    applications,
    applications_by_country,
    applications_of,
    document_for,
    drafts_of,
    given_by,
    given_openly,
    national_applications,
    needs_by_edition,
)
from courses.admissions.queries.calls import (
    calls,
    calls_of_countries,
    cases_of,
    imports,
    is_settled,
    observer_admissions,
    open_calls,
)
from courses.admissions.queries.places import (
    events,
    holding_and_waiting,
    places,
)
from courses.admissions.queries.screening import (
    countries_without_decision,
    doubts,
    filtered,
    to_erase,
)
from courses.admissions.queries.selecting import (
    COMPARED,
    as_of_today,
    final_selection,
    overrides,
    readings,
    reasons_of,
    run_of,
    trial,
)

__all__ = [
    "COMPARED",
    "application_by_form",
    "applications",
    "applications_by_country",
    "applications_of",
    "as_of_today",
    "calls",
    "calls_of_countries",
    "cases_of",
    "countries_without_decision",
    "document_for",
    "doubts",
    "drafts_of",
    "events",
    "filtered",
    "final_selection",
    "given_by",
    "given_openly",
    "holding_and_waiting",
    "imports",
    "is_settled",
    "national_applications",
    "needs_by_edition",
    "observer_admissions",
    "open_calls",
    "overrides",
    "places",
    "readings",
    "reasons_of",
    "run_of",
    "to_erase",
    "trial",
]
