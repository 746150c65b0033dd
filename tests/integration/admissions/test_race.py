"""Many who reach for the last place at the same moment: one is served, the others are told. `tests/bench` has 200."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from academy.people.models import Country, Person
from courses.admissions import operations, snapshot
from courses.admissions.models import Application, ChangeRequest, LotteryNotice, Override, Place
from courses.admissions.refusals import ConfirmedAlready
from courses.catalogue.models import Edition
from courses.learning.models import Enrolment
from tests.factories.admissions import close, make_call
from tests.factories.places import holders, make_nominee, make_small_selection, place_of, seal
from tests.factories.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("places_go_first")]
CLIENTS = 12


def test_of_many_who_accept_the_last_place_one_is_served_and_the_others_are_told(dolores: Person) -> None:
    assert dolores.user is not None
    run = make_small_selection(dolores.user)
    place = place_of("MA1")
    user = place.application.person.user
    assert user is not None
    got = race(lambda _: operations.confirm_place(place=place, by=user, now=timezone.now()), clients=CLIENTS)
    served = [one for one in got if isinstance(one, Enrolment)]
    assert len(served) == 1
    assert sum(isinstance(one, ConfirmedAlready) for one in got) == CLIENTS - 1
    assert Place.objects.filter(edition=run.call.edition, state="confirmed").count() == 1


def test_of_many_officers_who_offer_the_free_place_one_offers_it(dolores: Person) -> None:
    assert dolores.user is not None
    by, run = dolores.user, make_small_selection(dolores.user)
    Edition.objects.filter(pk=run.call.edition_id).update(capacity=4)
    got = race(lambda _: operations.fill_places(call=run.call, by=by, now=timezone.now()), clients=CLIENTS)
    assert sorted(len(one) for one in got) == [0] * (CLIENTS - 1) + [1]
    assert len(holders(run)) == 4


def test_the_row_is_the_cap_even_for_writers_that_follow_no_protocol(dolores: Person) -> None:
    assert dolores.user is not None
    run = make_small_selection(dolores.user, nominees="MA1 NO1")
    some = [make_nominee(run.call, f"TN{n}", "TN", n) for n in range(1, CLIENTS + 1)]

    def reach(number: int) -> Place:
        with transaction.atomic():
            return Place.objects.create(
                edition=run.call.edition, capacity=3, number=3, application=some[number], state="offered"
            )

    got = race(reach, clients=CLIENTS)
    assert sum(isinstance(one, Place) for one in got) == 1
    assert sum(isinstance(one, IntegrityError) for one in got) == CLIENTS - 1
    assert len(holders(run)) == 3


def test_acceptance_and_release_at_once_leave_one_truth(dolores: Person) -> None:
    assert dolores.user is not None
    by, run, place = dolores.user, make_small_selection(dolores.user), place_of("MA1")

    def act(number: int) -> object:
        if number % 2:
            return operations.confirm_place(place=place, by=by, now=timezone.now(), words="Yes.")
        return operations.release_place(place=place, event="withdrawn", by=by, now=timezone.now(), words="No.")

    race(act, clients=CLIENTS)
    assert "MA1" not in holders(run)  # confirmed or not before, she has withdrawn in the end
    assert len(holders(run)) == 3
    left = Application.objects.get(person__given_name="MA1")
    assert not Enrolment.objects.filter(person=left.person, state="active").exists()


def test_who_withdraws_while_the_places_are_offered_holds_none(dolores: Person) -> None:
    assert dolores.user is not None
    by, call = dolores.user, make_call()
    mine = make_nominee(call, "MA1", "MA", 1)
    make_nominee(call, "NO1", "NO", 1)
    run = seal(call)

    def act(number: int) -> object:
        if number % 2:
            return operations.make_offers(run=run, by=by, now=timezone.now())
        return operations.withdraw_application(application=mine, by=by, now=timezone.now())

    race(act, clients=CLIENTS)
    mine = Application.objects.get(pk=mine.pk)
    assert (mine.state == "withdrawn") != hasattr(mine, "place")
    assert "NO1" in holders(run)


def test_a_change_accepted_while_the_list_is_published_is_on_it_or_refused(dolores: Person) -> None:
    assert dolores.user is not None
    by, call = dolores.user, close(make_call())
    rows = [make_nominee(call, f"MA{n}", "MA", n) for n in range(1, 5)]
    asked = [
        ChangeRequest.objects.create(application=one, question="position", value="Head", why="Promoted") for one in rows
    ]
    asked[0].question = "country"
    asked[0].save()
    norway, later = Country.objects.get(pk="NO"), timezone.localdate() + timedelta(days=3)

    def act(number: int) -> object:
        if number % 2:
            return operations.publish_list(call=call, awaited="A draw", value_day=later, by=by, now=timezone.now())
        one = asked[number // 2 % len(asked)]
        value = norway if one.question == "country" else "Head"
        return operations.answer_change(request=one, accept=True, words="Yes.", value=value, by=by, now=timezone.now())

    race(act, clients=CLIENTS)
    notice = LotteryNotice.objects.filter(call=call).first()
    if notice:  # otherwise the change came first, and the application waits for screening
        assert notice.list_hash == snapshot.list_hash(snapshot.case_of(call))
    else:
        assert call.applications.filter(screening="pending", country="NO").count() == 1


def test_a_decision_by_hand_comes_before_the_offers_or_not_at_all(dolores: Person) -> None:
    assert dolores.user is not None
    by, call = dolores.user, make_call(capacity=1)
    proposed, other = make_nominee(call, "MA1", "MA", 1), make_nominee(call, "MA2", "MA", 2)
    run = seal(call)

    def act(number: int) -> object:
        if number % 2:
            return operations.make_offers(run=run, by=by, now=timezone.now())
        return operations.override(
            run=run, taken_from=proposed, given_to=other, reason="Board.", by=by, now=timezone.now()
        )

    race(act, clients=CLIENTS)
    assert holders(run) == (["MA2"] if Override.objects.exists() else ["MA1"])
