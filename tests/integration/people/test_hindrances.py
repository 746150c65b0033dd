"""What is under way hinders an erasure, each app saying what; accounts and the Board's record keep the name."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from academy.governance.models import SeatHolding
from academy.people import api as people_api
from academy.people.models import Person
from certificates.models import RecognitionRequest
from courses.admissions import operations
from courses.admissions.models import Application
from tests.factories.admissions import make_applicant, make_application, make_call
from tests.factories.money import bank_list, invoiced, make_course, make_participant
from tests.factories.places import make_small_selection
from tests.factories.traces import tables_with
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
# Kept as the financial rules ask, with the name that they were made out to.
ACCOUNTS = {"admissions_invoice", "admissions_receipt"}


def hinders(person: Person) -> str:
    return " ".join(people_api.hindrances_of(person, on=timezone.localdate()))


def test_an_application_under_way_hinders_until_it_is_withdrawn(db: None) -> None:
    application = make_application(make_call(), make_applicant("Noor", "Haddad", country="MA"))
    assert "An application to an edition that has not ended is under way" in hinders(application.person)
    Application.objects.filter(pk=application.pk).update(state="withdrawn")
    assert hinders(application.person) == ""


def test_a_place_in_an_edition_to_come_hinders(dolores: Person) -> None:
    assert dolores.user
    run = make_small_selection(dolores.user)
    place = run.call.edition.places.select_related("application__person").order_by("number")[0]
    assert "A place is held in an edition that has not ended" in hinders(place.application.person)


def test_an_invoice_hinders_until_it_is_settled_and_keeps_its_name_for_ever(dolores: Person) -> None:
    edition = make_course()
    somebody = make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    somebody.enrolments.update(state="completed")
    assert hinders(somebody) == f"The invoice {invoice.code} is not settled."
    assert dolores.user
    listed = bank_list(("1200.00", invoice.reference, "B1"))
    operations.import_transfers(file_name="b.csv", content=listed, by=dolores.user, now=timezone.now())
    assert hinders(somebody) == ""
    people_api.erase(person=somebody, ground="request", by=dolores.user, now=timezone.now())
    assert tables_with(somebody.printed_name) <= ACCOUNTS | {"notifications_letter"}
    assert "admissions_invoice" in tables_with(somebody.printed_name)


def test_a_request_for_recognition_hinders(amina: Person) -> None:
    edition = make_course()
    RecognitionRequest.objects.create(
        person=amina, edition=edition, component="I", asked_by="user:1", is_own_request=True
    )
    assert "A request for recognition waits for its answer." in hinders(amina)


def test_a_seat_on_the_board_hinders_and_its_record_keeps_the_name(
    play: Play, django_capture_on_commit_callbacks: Any
) -> None:
    scene = play(2)
    holding = SeatHolding.objects.select_related("person__user").order_by("pk")[0]
    member = holding.person
    assert member.user
    assert "A seat on the Board is held" in hinders(member)
    SeatHolding.objects.filter(pk=holding.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    people_api.leave(user=member.user, last_day=timezone.localdate() - timedelta(days=1), by=scene.who("dolores"))
    assert hinders(member) == ""
    with django_capture_on_commit_callbacks(execute=True):
        assert people_api.erase(person=member, ground="retention", by=scene.who("dolores"), now=timezone.now())
    assert tables_with(member.email) == set()
    assert tables_with(member.printed_name) == {"governance_seatholding"}
    assert SeatHolding.objects.get(pk=holding.pk).who == member.printed_name
