"""Partner institutions: recorded by the Secretariat, represented on their seat, named on pages and papers."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Partner, Seat, SeatHolding, Sitting
from academy.people.models import Institution, Person
from academy.portal.demo.scene import Scene
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.governance.test_the_room import words_of

pytestmark = pytest.mark.django_db
SEATS = "/admin/academy/seats/"


def institution(key: str = "syracuse-university") -> Institution:
    return Institution.objects.get(key=key)


def record(scene: Scene, **typed: Any) -> str:
    data = {"institution": institution().pk, "starts_on": "2024-01-01", "ends_on": "", "source": "Agreement"} | typed
    sent = {f"partner-{name}": value for name, value in data.items()}
    return str(enter(scene.who("dolores")).post(f"{SEATS}partners/", sent, follow=True).content.decode())


def test_a_partnership_begins_and_ends_by_its_act(play: Play) -> None:
    scene = play(1)
    assert "The partnership is recorded." in record(scene, ends_on="2025-12-31")
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [governance_api.participates(institution(), on=day) for day in days] == [False, True, True, False]
    assert Partner.objects.filter(state="participating").get().source == "Agreement"
    assert "The partnership is recorded." in record(scene, starts_on="2027-01-01")
    assert "The partnership is recorded." in record(scene, starts_on="", ends_on="2027-12-31")
    assert not governance_api.participates(institution(), on=date(2028, 1, 1))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"starts_on": ""}, "Say from when it takes part, or until when."),
        ({"ends_on": "2023-12-31"}, "The partnership ends before it begins."),
        ({"starts_on": "", "ends_on": "2024-12-31"}, "Syracuse University does not take part on 31 December 2024"),
        ({"source": ""}, "This field is required."),
    ],
)
def test_a_partnership_that_cannot_be_is_refused_at_its_field(play: Play, typed: dict[str, str], words: str) -> None:
    scene, before = play(1), Partner.objects.count()
    assert words in record(scene, **typed)
    assert Partner.objects.count() == before
    record(scene)
    assert "takes part on 1 May 2024 already" in record(scene, starts_on="2024-05-01")


def test_the_seat_of_the_partners_is_given_only_to_who_represents_one(play: Play) -> None:
    scene, today = play(1), timezone.localdate().isoformat()
    seat = Seat.objects.get(kind="partner", number=1)
    dolores = enter(scene.who("dolores"))

    def give(**typed: Any) -> str:
        data = {"seat": seat.pk, "email": "marija@demo.example.org", "starts_on": today} | typed
        return str(dolores.post(SEATS, data, follow=True).content.decode())

    assert "Say which partner institution this person represents" in give()
    assert "is not on record as a partner institution that takes part" in give(institution=institution().pk)
    record(scene)
    pc = Seat.objects.get(kind="pc", number=1)
    assert "Only the seat of the partner institutions" in give(seat=pc.pk, institution=institution().pk, is_deputy="on")
    assert "The seat is taken" in give(institution=institution().pk)
    assert "Syracuse University" in enter(scene.who("viktor")).get("/board/").content.decode()


def test_the_database_asks_the_same(play: Play) -> None:
    play(1)
    seat, person = Seat.objects.get(kind="partner", number=1), Person.objects.all()[0]
    today = timezone.localdate()
    for stands_for, day in ((None, today), (institution(), today), (institution("university-of-malta"), today)):
        with pytest.raises(DatabaseError, match="represents one that takes part"), transaction.atomic():
            SeatHolding.objects.create(seat=seat, person=person, starts_on=day, institution=stands_for)
    Partner.objects.create(institution=institution(), state="participating", since=today, source="s")
    before = today - timedelta(days=1)
    with pytest.raises(DatabaseError, match="represents one that takes part"), transaction.atomic():
        SeatHolding.objects.create(seat=seat, person=person, starts_on=before, institution=institution())


def test_papers_name_the_institution_of_who_voted_for_it(play: Play) -> None:
    scene = play(2)
    where = Sitting.objects.get()
    lucia = enter(scene.who("lucia"))
    for paper in (f"sittings/{where.pk}/minutes.pdf", f"resolutions/{where.resolutions.get().pk}/sheet.pdf"):
        assert "Marija Borg, University of Malta" in words_of(lucia.get(f"/board/{paper}?language=en").content)
