"""A cancelled edition: nobody is reminded, nothing expires or goes on, nothing is decided, asked, granted or told."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from academy.jobs.models import Job
from academy.notifications.models import Letter
from academy.people.models import Person, User
from courses.admissions import operations
from courses.admissions.models import (
    CostDecision,
    CostRequest,
    Fee,
    Invoice,
    LateAdmission,
    LotteryNotice,
    Place,
    PlaceEvent,
    SelectionRun,
)
from courses.admissions.operations.tending import remind
from courses.catalogue import api as catalogue_api
from courses.catalogue.models import Edition
from tests.factories.admissions import close, make_applicant, make_application, make_call
from tests.factories.money import (
    IBAN,
    closed,
    make_course,
    make_decision,
    make_envelope,
    make_participant,
    make_request,
    open_terms,
    with_fee,
)
from tests.factories.places import make_nominee, make_small_selection, place_of

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
CANCELLED = "This edition is cancelled: it takes no applications"


@pytest.fixture
def officer(dolores: Person) -> User:
    assert dolores.user is not None
    return dolores.user


@pytest.fixture
def desk(dolores: Person, as_: As) -> Client:
    browser = as_(dolores)
    browser.cookies["language"] = "en"
    return browser


def cancel(edition: Edition, by: User) -> None:
    why = {"reason_fr": "Le lieu est fermé.", "reason_en": "The venue is closed."}
    catalogue_api.cancel_edition(edition=edition, by=by, now=timezone.now(), **why)


def refused(browser: Client, address: str, said: dict[str, Any] | None = None) -> bool:
    """The refusal stands on the page, whichever way the door shows it."""
    return CANCELLED in browser.post(address, said or {}, follow=True).content.decode()


@pytest.mark.parametrize("days", [8, 11])
def test_the_clock_neither_reminds_nor_lets_an_offer_expire(officer: User, days: int) -> None:
    run = make_small_selection(officer)
    place, later = place_of("MA1"), timezone.now() + timedelta(days=days)
    cancel(run.call.edition, officer)
    with time_machine.travel(later, tick=False):
        call_command("tend_offers")
    assert not Job.objects.filter(kind__startswith="admissions.").exists()
    assert remind(place.pk) == {"letters": 0}  # queued before the cancellation
    assert operations.expire_offer(place_id=place.pk, now=later) == "cancelled"
    assert Place.objects.filter(pk=place.pk).exists()
    assert not Letter.objects.filter(template__in=["place_reminder", "place_expired"]).exists()


def test_nobody_frees_a_place(officer: User, desk: Client, as_: As) -> None:
    run = make_small_selection(officer)
    place = place_of("MA1")
    cancel(run.call.edition, officer)
    before = PlaceEvent.objects.count()
    said = {"event": "withdrawn", "words": "She rang.", "channel": "telephone"}
    page = desk.post(f"/admin/academy/places/training-x/{place.number}/", said, follow=True).content.decode()
    assert "nothing more is recorded of its places" in page
    assert 'name="words"' not in page  # nothing to fill in
    browser = as_(place.application.person)
    browser.cookies["language"] = "en"
    assert refused(browser, f"/my/places/{place.pk}/", {"answer": "decline"})
    page = browser.get(f"/my/applications/{place.application_id}/place/").content.decode()
    assert "cancelled and will not be held" in page
    assert 'value="decline"' not in page
    with pytest.raises(DatabaseError, match="nothing more happens to its places"), transaction.atomic():
        PlaceEvent.objects.create(
            edition=place.edition, application=place.application, number=place.number, event="withdrawn", words="x",
            by="x",
        )  # fmt: skip
    assert PlaceEvent.objects.count() == before


def test_no_list_is_published_and_nothing_is_sealed(officer: User, desk: Client) -> None:
    call = close(make_call())
    make_nominee(call, "MA1", "MA", 1)
    cancel(call.edition, officer)
    awaited = {"awaited": "The draw", "value_day": (timezone.localdate() + timedelta(days=3)).isoformat()}
    assert refused(desk, "/admin/academy/selection/training-x/publish/", awaited)
    assert refused(desk, "/admin/academy/selection/training-x/seal/")
    assert not LotteryNotice.objects.exists()
    assert not SelectionRun.objects.exists()


def test_nobody_is_admitted_late_and_nobody_is_told_of_waiting(officer: User, desk: Client) -> None:
    run = make_small_selection(officer)
    late = make_nominee(run.call, "JP1", "JP", 1)
    desk.post("/admin/academy/applications/training-x/declare/", {"has_interest": "no"})
    cancel(run.call.edition, officer)
    said = {"application": late.pk, "kind": "decision", "words": "Bureau, 3 March: admitted."}
    assert refused(desk, "/admin/academy/places/training-x/late/", said)
    assert refused(desk, "/admin/academy/places/training-x/letters/", {"letter": "place_waiting"})
    assert not LateAdmission.objects.exists()
    assert not Letter.objects.filter(template="place_waiting").exists()


def test_no_fee_is_set_and_no_invoice_issued(officer: User, dolores: Person, desk: Client) -> None:
    edition = make_course()
    with_fee(edition, dolores)
    make_participant(edition)
    cancel(edition, officer)
    fee = {"amount": "900", "decision": make_decision().pk, "due_on": date(2099, 1, 31), "payee": "CoE", "iban": IBAN}
    assert refused(desk, f"/admin/academy/fees/{edition.key}/", fee)
    assert refused(desk, f"/admin/academy/fees/{edition.key}/issue/")
    assert Fee.objects.count() == 1
    assert not Invoice.objects.exists()


def test_no_grant_is_asked_for_or_decided(officer: User, dolores: Person, desk: Client, as_: As) -> None:
    edition = make_course()
    amina, omar = make_participant(edition), make_participant(edition, "Omar")
    with_fee(edition, dolores)
    make_envelope(edition)
    terms, request = open_terms(edition), make_request(edition, amina)
    cancel(edition, officer)
    browser = as_(omar)
    browser.cookies["language"] = "en"
    said = {"cost_travel": "300", "asked_travel": "100", "means": "m", "grounds": "g"}
    assert refused(browser, f"/my/costs/grant/{edition.key}/", said)
    closed(terms.edition, dolores)
    desk.post(f"/admin/academy/cost-requests/{request.pk}/propose/", {"p-amount_travel": "100", "p-words": "So."})
    decided = {"d-amount_travel": "100", "d-words": "By the means", "d-outcome": "grant", "d-body": "secretariat"}
    assert refused(desk, f"/admin/academy/cost-requests/{request.pk}/decide/", decided)
    assert CostRequest.objects.count() == 1
    assert not CostDecision.objects.exists()


def test_no_support_is_asked_for(officer: User, as_: As) -> None:
    call = make_call()
    application = make_application(call, make_applicant())
    cancel(call.edition, officer)
    browser = as_(application.person)
    browser.cookies["language"] = "en"
    said = {"cost_travel": "300", "asked_travel": "100", "means": "m", "grounds": "g"}
    assert refused(browser, f"/my/costs/support/{application.pk}/", said)
    assert not CostRequest.objects.exists()
