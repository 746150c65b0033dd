"""Invariants I1 to I9 after every step: people accept, decline, leave, are admitted late, let time pass."""

from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from django.utils import timezone

from academy.people.models import Person, User
from courses.admissions import operations, queries
from courses.admissions.domain import heirs, offers
from courses.admissions.domain.check import digest
from courses.admissions.models import Application, Place, PlaceEvent, SelectionRun
from courses.admissions.refusals import AdmissionsRefused
from tests.factories.places import make_nominee, make_small_selection

pytestmark = pytest.mark.django_db
RULES = [{}, {"per_country_cap": 1}, {"groups": [{"field": "mednet", "value": True, "max": 2}]}]
NOMINEES = "MA1 MA2 MA3 NO1 NO2 IT1 IT2 ES1 ES2 TN1 TN2"


class Day:
    """A selection, and somebody who does one thing after the other with it."""

    def __init__(self, run: SelectionRun, officer: User, seed: int) -> None:
        self.run, self.officer, self.lot = run, officer, Random(seed)  # noqa: S311
        self.now, self.late = timezone.now(), 0

    def places(self) -> list[Place]:
        rows = Place.objects.filter(edition=self.run.call.edition).select_related("application__person__user")
        return list(rows.order_by("number"))

    def step(self) -> set[int]:
        """Do something; returns the applications that gave their place back or lost it by the deadline."""
        kinds = ["confirm", "decline", "release", "wait", "withdraw", "admit"]
        return {int(one) for one in getattr(self, self.lot.choice(kinds))()}

    def confirm(self) -> list[int]:
        place = self.lot.choice(self.places())
        with suppress(AdmissionsRefused):  # confirmed already, or the offer has ended
            operations.confirm_place(place=place, by=self.officer, now=self.now, words="Yes.")
        return []

    def decline(self) -> list[int]:
        place = self.lot.choice(self.places())
        user = place.application.person.user
        assert user is not None
        operations.give_back(place=place, by=user, now=self.now)
        return [place.application_id]

    def release(self) -> list[int]:
        place = self.lot.choice(self.places())
        operations.release_place(place=place, event="withdrawn", by=self.officer, now=self.now, words="Left.")
        return [place.application_id]

    def wait(self) -> list[int]:
        self.now += timedelta(days=self.lot.randint(1, 6))
        ended = [one for one in self.places() if one.state == "offered" and _ended(one, self.now)]
        for place in ended:
            operations.expire_offer(place_id=place.pk, now=self.now)
            operations.expire_offer(place_id=place.pk, now=self.now)
        return [one.application_id for one in ended]

    def withdraw(self) -> list[int]:
        waiting = self.run.call.applications.filter(ticket__in=list(queries.ranks(self.run))).order_by("pk").first()
        if waiting:
            operations.withdraw_application(application=waiting, by=self.officer, now=self.now)
        return []

    def admit(self) -> list[int]:
        self.late += 1
        country = self.lot.choice(["MA", "JP", "IT"])
        newcomer = make_nominee(self.run.call, f"Late{self.late}", country, 9)
        kind = self.lot.choice(["decision", "late"])
        operations.admit_late(application=newcomer, kind=kind, words="Decided.", by=self.officer, now=self.now)
        return []


def _ended(place: Place, now: datetime) -> bool:
    return place.offer_until is not None and place.offer_until < now


@pytest.fixture
def officer(dolores: Person) -> User:
    assert dolores.user is not None
    return dolores.user


@pytest.mark.parametrize(
    "rule", [{}, {"per_country_cap": 1}, {"groups": [{"field": "mednet", "value": True, "max": 2}]}]
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_invariants_hold_after_every_step(officer: User, rule: dict[str, object], seed: int) -> None:
    run = make_small_selection(officer, nominees=NOMINEES, rule=rule)
    operations.declare_interest(
        call=run.call, has_interest=False, words="", concerns=[], by=officer, now=timezone.now()
    )
    day, gone, sealed = Day(run, officer, seed), set[int](), (digest(run.case), digest(run.result), run.seed)
    for _ in range(12):
        if not day.places():
            break
        before = {one.application_id: one for one in day.places()}
        left = day.step()
        gone |= left
        _check(day, before, left, gone)
    run.refresh_from_db()
    assert (digest(run.case), digest(run.result), run.seed) == sealed  # I7: no second draw


def _check(day: Day, before: dict[int, Place], left: set[int], gone: set[int]) -> None:
    places = {one.application_id: one for one in day.places()}
    edition = day.run.call.edition
    assert len(places) <= (edition.capacity or 0)  # I1
    assert set(before) - left <= set(places)  # I2: nobody lost a place by what somebody else did
    assert all(places[one].number == before[one].number for one in set(before) & set(places))
    standing = queries.standing(day.run)
    free = (edition.capacity or 0) - len(places)
    assert heirs.heirs(standing, free=free) == []  # I3, I4: what is free is free for nobody who waits
    assert not set(places) & gone  # I6
    if standing.rule.is_plain:
        _own_order(day, places)
    if standing.cap is not None:
        assert max(Counter(one.country for one in standing.holders).values()) <= standing.cap
    assert heirs.order(standing) == heirs.order(queries.standing(day.run))  # I8


def _own_order(day: Day, places: dict[int, Place]) -> None:
    """I5: of those sealed together, nobody holds a place while a better-placed nominee of the country waits."""
    waits = set(queries.ranks(day.run))
    for one in Application.objects.filter(pk__in=places).exclude(person__given_name__startswith="Late"):
        better = day.run.call.applications.filter(country=one.country_id, national_rank__lt=one.national_rank)
        assert not {str(ticket) for ticket in better.values_list("ticket", flat=True)} & waits


def test_a_withdrawal_changes_one_other_person_and_the_record_can_be_read_again(officer: User) -> None:
    """I9; and every change of hands stands in the record, in its order."""
    run = make_small_selection(officer, nominees=NOMINEES)
    for _ in range(6):
        held = list(Place.objects.filter(edition=run.call.edition).order_by("number"))
        if not held:
            break
        operations.release_place(place=held[0], event="withdrawn", by=officer, now=timezone.now(), words="Left.")
        now = set(Place.objects.filter(edition=run.call.edition).values_list("application", flat=True))
        assert len(now - {one.application_id for one in held}) <= 1
        assert {one.application_id for one in held[1:]} <= now
    replayed: dict[int, int] = {}
    for event in PlaceEvent.objects.filter(edition=run.call.edition).order_by("pk"):
        if event.event == offers.OFFERED:
            assert event.number not in replayed
            replayed[event.number] = event.application_id
        elif event.event in offers.RELEASES:
            assert replayed.pop(event.number) == event.application_id
    held_now = Place.objects.filter(edition=run.call.edition).values_list("number", "application")
    assert replayed == dict(held_now)
