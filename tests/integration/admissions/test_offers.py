"""Offers: until a deadline, answered by the person or on her word, passed on by the rule; nothing half done."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from academy.jobs.models import Job
from academy.notifications.models import Letter
from academy.people.models import Person, User
from courses.admissions import operations
from courses.admissions.models import Application, Place, PlaceEvent, SelectionRun
from courses.admissions.operations import seats
from courses.admissions.refusals import ConfirmedAlready, NoReason, NotAnOffer, NotStarted, OfferEnded, OfferStillOpen
from courses.catalogue.models import Edition, Module
from courses.learning.models import Enrolment
from tests.factories.admissions import make_call
from tests.factories.people import enter
from tests.factories.places import holders, make_nominee, make_small_selection, place_of, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(dolores: Person) -> User:
    assert dolores.user is not None
    return dolores.user


@pytest.fixture
def run(officer: User) -> SelectionRun:
    return make_small_selection(officer)


def owner(place: Place) -> User:
    found = place.application.person.user
    assert found is not None
    return found


def confirm(given: str) -> Enrolment:
    place = place_of(given)
    return operations.confirm_place(place=place, by=owner(place), now=timezone.now())


def release(given: str, by: User, event: str = "withdrawn", now: datetime | None = None) -> Place | None:
    return operations.release_place(
        place=place_of(given), event=event, by=by, now=now or timezone.now(), words="Said so.", channel="telephone"
    )


def starts_in(run: SelectionRun, days: int) -> None:
    start = timezone.localdate() + timedelta(days=days)
    Edition.objects.filter(pk=run.call.edition_id).update(starts_on=start, ends_on=start + timedelta(days=30))


def test_members_first_and_each_number_is_offered_with_reason_and_deadline(run: SelectionRun) -> None:
    assert sorted(holders(run)) == ["IT1", "MA1", "NO1"]
    offered = PlaceEvent.objects.filter(event="offered")
    assert {one.reason for one in offered} == {"SELECTED"}
    assert all(one.until and one.until - one.at == timedelta(days=run.call.offer_days) for one in offered)
    assert Letter.objects.filter(template="place_offered").count() == 3


def test_offering_twice_offers_once(run: SelectionRun, officer: User) -> None:
    before = holders(run)
    assert len(operations.make_offers(run=run, by=officer, now=timezone.now())) == 3
    assert holders(run) == before
    assert Letter.objects.filter(template="place_offered").count() == 3


def test_a_crash_among_the_offers_leaves_nothing_and_the_next_try_offers_all(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_small_selection(officer)
    other = make_call("training-y")
    for name in ("MA7", "NO7", "IT7", "ES7"):
        make_nominee(other, name, name[:2], 1)
    second, offer = seal(other), seats.offer
    made: list[Place] = []

    def dies(*args: object, **kwargs: object) -> Place:
        if len(made) == 2:
            raise RuntimeError("the machine stopped")
        made.append(offer(*args, **kwargs))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(seats, "offer", dies)
    with pytest.raises(RuntimeError), transaction.atomic():
        operations.make_offers(run=second, by=officer, now=timezone.now())
    assert not Place.objects.filter(edition=other.edition).exists()
    assert not PlaceEvent.objects.filter(edition=other.edition).exists()
    assert Letter.objects.filter(template="place_offered").count() == 3  # those of the first call
    monkeypatch.setattr(seats, "offer", offer)
    assert len(operations.make_offers(run=second, by=officer, now=timezone.now())) == 3
    assert len(holders(run)) == 3


def test_who_withdrew_between_seal_and_offers_is_passed_over(officer: User) -> None:
    run = make_small_selection(officer, nominees="MA1")
    call = make_call("training-z", capacity=2)
    for name in ("MA5", "NO5", "NO6"):
        make_nominee(call, name, name[:2], int(name[2]))
    second = seal(call)
    Application.objects.filter(call=call, person__given_name="MA5").update(state="withdrawn")
    operations.make_offers(run=second, by=officer, now=timezone.now())
    assert holders(second) == ["NO5", "NO6"]
    assert holders(run) == ["MA1"]


def test_without_numbered_places_nothing_is_offered_and_the_screen_says_what_lacks(dolores: Person) -> None:
    call = make_call(capacity=None)
    make_nominee(call, "MA1", "MA", 1)
    seal(call)
    assert dolores.user is not None
    browser = enter(dolores.user)
    browser.cookies["language"] = "en"
    page = browser.post("/admin/academy/selection/training-x/offer/", follow=True).content.decode()
    assert "The places of this edition have no numbers" in page
    assert not Place.objects.exists()


def test_the_next_nominee_of_the_country_inherits_and_the_record_says_so(run: SelectionRun, officer: User) -> None:
    heir = release("MA1", officer)
    assert heir is not None
    assert heir.application.person.given_name == "MA2"
    assert PlaceEvent.objects.filter(event="offered").last().reason == "SAME_COUNTRY"  # type: ignore[union-attr]
    gone = PlaceEvent.objects.get(event="withdrawn")
    assert (gone.words, gone.channel, gone.by) == ("Said so.", "telephone", f"user:{officer.pk}")


def test_without_another_nominee_the_next_country_turn_inherits(run: SelectionRun, officer: User) -> None:
    heir = release("IT1", officer)
    assert heir is not None
    assert heir.application.country_id in {"ES", "TN"}  # a first place, before any second one
    assert PlaceEvent.objects.filter(event="offered").last().reason == "NEXT_TURN"  # type: ignore[union-attr]


def test_a_release_without_words_is_refused_here_and_by_the_database(run: SelectionRun, officer: User) -> None:
    with pytest.raises(NoReason):
        operations.release_place(place=place_of("MA1"), event="withdrawn", by=officer, now=timezone.now(), words=" ")
    application = place_of("MA1").application
    with pytest.raises(DatabaseError, match="records its reason"), transaction.atomic():
        PlaceEvent.objects.create(
            edition=run.call.edition, application=application, number=1, event="declined", by="user:1"
        )


def test_by_telephone_an_officer_writes_down_what_was_said(run: SelectionRun, officer: User) -> None:
    place, now = place_of("MA1"), timezone.now()
    with pytest.raises(NoReason):
        operations.confirm_place(place=place, by=officer, now=now)
    operations.confirm_place(place=place, by=officer, now=now, words="Rang at noon: yes.", channel="telephone")
    event = PlaceEvent.objects.get(event="confirmed")
    assert (event.words, event.channel) == ("Rang at noon: yes.", "telephone")


def test_confirming_twice_is_told_and_changes_nothing(run: SelectionRun) -> None:
    confirm("MA1")
    with pytest.raises(ConfirmedAlready):
        confirm("MA1")
    assert Enrolment.objects.filter(edition=run.call.edition).count() == 1


def test_an_offer_that_went_on_is_told_and_not_an_error(run: SelectionRun, officer: User) -> None:
    place = place_of("MA1")
    release("MA1", officer)
    with pytest.raises(NotAnOffer):
        operations.confirm_place(place=place, by=owner(place), now=timezone.now())


def test_after_the_deadline_nobody_confirms(run: SelectionRun) -> None:
    place = place_of("MA1")
    with pytest.raises(OfferEnded, match="The offer ended on"):
        operations.confirm_place(place=place, by=owner(place), now=timezone.now() + timedelta(days=11))


def test_before_the_deadline_nobody_lets_an_offer_expire(run: SelectionRun, officer: User) -> None:
    with pytest.raises(OfferStillOpen):
        release("MA1", officer, event="expired")
    assert operations.expire_offer(place_id=place_of("MA1").pk, now=timezone.now()) == "answered"
    assert "MA1" in holders(run)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("places_go_first")
def test_the_clock_reminds_once_then_passes_on_and_tells(officer: User) -> None:
    run, start = make_small_selection(officer), timezone.now()
    for _ in range(2):
        with time_machine.travel(start + timedelta(days=8), tick=False):
            call_command("tend_offers")
    assert Letter.objects.filter(template="place_reminder").count() == 3
    confirm("NO1")
    for _ in range(2):
        with time_machine.travel(start + timedelta(days=11), tick=False):
            call_command("tend_offers")
    assert "NO1" in holders(run)
    assert not {"MA1", "IT1"} & set(holders(run))
    assert PlaceEvent.objects.filter(event="expired", reason="DEADLINE_PASSED", by="system").count() == 2
    assert Letter.objects.filter(template="place_expired").count() == 2
    assert set(Job.objects.filter(kind__startswith="admissions.").values_list("state", flat=True)) == {"done"}


def test_who_answered_meanwhile_is_not_reminded(run: SelectionRun) -> None:
    place = place_of("MA1")
    confirm("MA1")
    from courses.admissions.operations.tending import remind

    assert remind(place.pk) == {"letters": 0}


def test_within_three_days_of_the_start_an_offer_counts_in_hours(run: SelectionRun, officer: User) -> None:
    starts_in(run, 2)
    run.refresh_from_db()
    heir = release("MA1", officer)
    assert heir is not None
    assert heir.offer_until is not None
    assert heir.offer_until - timezone.now() <= timedelta(hours=24)
    letter = Letter.objects.get(template="place_urgent")
    assert "within hours" in letter.body


def test_giving_back_enrols_no_longer_and_is_final(run: SelectionRun, officer: User) -> None:
    confirm("MA1")
    place = place_of("MA1")
    operations.give_back(place=place, by=owner(place), now=timezone.now(), reason="COSTS")
    assert PlaceEvent.objects.get(event="withdrawn").reason == "COSTS"
    assert Enrolment.objects.get(person=place.application.person).state == "withdrawn"
    for given in ("MA2", "MA3", "NO1", "NO2", "IT1"):
        if given in holders(run):
            release(given, officer)
    assert "MA1" not in holders(run)


def test_nobody_gives_back_the_place_of_somebody_else(run: SelectionRun) -> None:
    with pytest.raises(NotAnOffer):
        operations.give_back(place=place_of("MA1"), by=owner(place_of("NO1")), now=timezone.now())


def test_no_show_only_of_the_confirmed_and_from_the_first_day(run: SelectionRun, officer: User) -> None:
    confirm("MA1")
    with pytest.raises(NotStarted):
        release("MA1", officer, event="no_show")
    starts_in(run, 0)
    assert release("MA1", officer, event="no_show") is not None


@pytest.mark.parametrize(("word", "goes_on"), [(None, False), (False, False), (True, True)])
def test_after_module_1_a_place_goes_on_only_if_the_rule_says_so(
    officer: User, word: bool | None, goes_on: bool
) -> None:
    rule = {} if word is None else {"replace_after_first_module": word}
    run = make_small_selection(officer, rule=rule)
    confirm("MA1")
    starts_in(run, -10)
    today, edition = timezone.localdate(), run.call.edition
    for number, (first, last) in enumerate([(-10, -5), (5, 10)], start=1):
        Module.objects.create(
            edition=edition, number=number, kind="residential", title_fr="M", title_en="M",
            starts_on=today + timedelta(days=first), ends_on=today + timedelta(days=last),
        )  # fmt: skip
    assert (release("MA1", officer) is not None) is goes_on
    kept = PlaceEvent.objects.filter(event="kept_free")
    assert [one.reason for one in kept] == ([] if goes_on else ["AFTER_FIRST_MODULE"])


def test_a_place_that_nobody_waits_for_stays_free_and_says_so(officer: User) -> None:
    run = make_small_selection(officer, nominees="MA1 NO1")
    assert release("MA1", officer) is None
    assert PlaceEvent.objects.get(event="kept_free").reason == "NOBODY_WAITS"
    assert holders(run) == ["NO1"]
