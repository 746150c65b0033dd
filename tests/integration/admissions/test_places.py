"""Thirty-five places at most, kept by the database; a freed place goes on by the rule."""

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from academy.portal.demo.scene import at
from courses.admissions.models import Application, Place, PlaceEvent, SelectionRun
from courses.catalogue.models import Edition
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


def insert(edition: int, capacity: int, number: int, application: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO admissions_place (edition_id, capacity, number, application_id, state) "
            "VALUES (%s, %s, %s, %s, 'offered')",
            [edition, capacity, number, application],
        )
    connection.check_constraints()  # a foreign key may be asked only at the end of the transaction


@pytest.mark.parametrize(("capacity", "number"), [(35, 36), (36, 36), (35, 0), (35, 1)])
def test_no_place_beyond_the_mandate_no_false_capacity_no_place_twice(play: Play, capacity: int, number: int) -> None:
    play(3)
    spare = Application.objects.filter(place=None).first()
    edition = Edition.objects.get(key="demo-et-2026")
    assert spare is not None
    with pytest.raises(DatabaseError), transaction.atomic():
        insert(edition.pk, capacity, number, spare.pk)


def test_an_edition_cannot_have_more_places_than_its_mandate_allows(play: Play) -> None:
    play(1)
    with pytest.raises(DatabaseError, match="does not allow"), transaction.atomic():
        Edition.objects.filter(key="demo-et-2026").update(capacity=36)


def test_a_sealed_run_and_its_events_cannot_be_changed(play: Play) -> None:
    play(3)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        SelectionRun.objects.update(seed="another")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        PlaceEvent.objects.update(event="confirmed")


def test_a_freed_place_keeps_its_number_and_goes_to_somebody_who_waits(play: Play) -> None:
    scene = play(3)
    place = Place.objects.select_related("application").get(number=7)
    with time_machine.travel(at(4, 1), tick=False):
        said = {"event": "withdrawn", "channel": "telephone", "words": "Called: a change of duties."}
        enter(scene.who("dolores")).post("/admin/academy/places/demo-et-2026/7/", said)
    heir = Place.objects.get(number=7)
    assert heir.application_id != place.application_id
    assert Place.objects.count() == 35
    assert not Place.objects.filter(application=place.application).exists()


def test_everybody_has_a_reason_on_the_own_page_and_no_code_is_shown(play: Play) -> None:
    play(3)
    waiting = Application.objects.filter(place=None, screening="eligible").select_related("person__user").first()
    assert waiting is not None
    assert waiting.person.user is not None
    page = enter(waiting.person.user).get("/my/applications/").content.decode()
    assert "OTHERS_FIRST" not in page
    assert "LOTTERY" not in page
    assert str(waiting.ticket) in page


def test_an_offer_is_answered_by_its_own_person_only(play: Play) -> None:
    play(3)
    place = Place.objects.select_related("application__person__user").get(number=1)
    somebody = Place.objects.select_related("application__person__user").get(number=2).application.person.user
    assert somebody is not None
    assert enter(somebody).post(f"/my/places/{place.pk}/", {"answer": "decline"}).status_code == 404
