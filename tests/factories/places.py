"""A small selection that is sealed and offered, and the people in it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from academy.people.models import User
from academy.people.operations import load_roles
from courses.admissions import operations, snapshot
from courses.admissions.domain import case as cases
from courses.admissions.domain import solving
from courses.admissions.domain.check import digest
from courses.admissions.domain.command import answer_of
from courses.admissions.models import Application, Call, Place, SelectionRun
from tests.factories.admissions import make_applicant, make_application, make_call

SEED = "5eed"


@pytest.fixture
def places_go_first() -> Iterator[None]:
    """After a test that really commits: the key from a place to its edition is asked at once, whatever is emptied."""
    yield
    Place.objects.all().delete()


def make_nominee(call: Call, given: str, country: str, rank: int | None = None, **fields: Any) -> Application:
    person = make_applicant(given, f"Of{country}", country=country)
    return make_application(call, person, screening="eligible", national_rank=rank, **fields)


def seal(call: Call, *, rule: dict[str, Any] | None = None) -> SelectionRun:
    """A run over the applications as they are, without list and lot published before."""
    case = snapshot.case_of(call)
    case["rule"] = case["rule"] | (rule or {})
    found = cases.of_document(case)
    result = answer_of(found, solving.solve(found.candidates, rule=found.rule, seed=SEED), seed=SEED)
    return SelectionRun.objects.create(
        call=call, reading=found.rule.reading, seed=SEED, seed_source="", case=case, case_hash=digest(case),
        result=result, result_hash=digest(result), decided_by="user:1", decided_at=timezone.now(),
    )  # fmt: skip


def make_small_selection(
    by: User, *, rule: dict[str, Any] | None = None, nominees: str = "MA1 MA2 MA3 NO1 NO2 IT1 ES1 TN1", **terms: Any
) -> SelectionRun:
    """Three places; two of each nominee's letters are the country, then the rank there. Offered already."""
    load_roles()
    call = make_call(**terms)
    for name in nominees.split():
        make_nominee(call, name, name[:2], int(name[2:]))
    run = seal(call, rule=rule)
    operations.make_offers(run=run, by=by, now=timezone.now())
    return run


def holders(run: SelectionRun) -> list[str]:
    """The given names of those who hold a place, in the order of numbers."""
    rows = Place.objects.filter(edition=run.call.edition).order_by("number")
    return list(rows.values_list("application__person__given_name", flat=True))


def place_of(given: str) -> Place:
    return Place.objects.select_related("application__person__user", "edition").get(
        application__person__given_name=given
    )


def expire_all(run: SelectionRun) -> None:
    """What the clock does once every offer has ended."""
    operations.queue_offers(now=timezone.now() + timedelta(days=run.call.offer_days + 1))
