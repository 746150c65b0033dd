"""Who votes, when, and why not: through the door, and by raw SQL."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Interest, Resolution, RulesOfProcedure, Seat, SeatHolding, Sitting, Vote
from academy.governance.vote_refusals import moment
from academy.lib import guards
from academy.people.domain.vocabulary import RoleCode
from tests.factories.people import enter, person_with_role
from tests.factories.world import Play
from tests.integration.governance.board import deputy, move, seated, sitting, tabled

pytestmark = pytest.mark.django_db


def post(browser: Client, resolution: Resolution, act: str, **data: object) -> str:
    answer = browser.post(f"/board/resolutions/{resolution.pk}/{act}/", data, follow=True)
    return str(answer.content.decode())


def test_nothing_is_voted_before_the_rules_of_procedure_exist(play: Play) -> None:
    scene = play(1)
    draft = seated(scene, rules=False)
    where = sitting(scene)
    governance_api.table_resolution(resolution=draft, sitting=where, by=scene.who("dolores"), now=timezone.now())
    assert "has not recorded its rules of procedure" in post(enter(scene.who("lucia")), draft, "vote", choice="for")
    opened = enter(scene.who("dolores")).post(f"/board/sittings/{where.pk}/open/", follow=True).content.decode()
    assert "Academy, Rules of procedure" in opened
    assert Vote.objects.count() == 0


def test_only_the_seat_that_presides_opens_and_closes(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene, is_open=False, procedure="meeting")
    where = resolution.sitting
    assert where is not None
    refused = enter(scene.who("lucia")).post(f"/board/sittings/{where.pk}/open/", follow=True).content.decode()
    assert "This is for who presides" in refused
    assert "Henrik Lunde" in refused
    assert "is not open yet" in post(enter(scene.who("lucia")), resolution, "vote", choice="for")
    enter(scene.who("henrik")).post(f"/board/sittings/{where.pk}/open/")
    for key in ("henrik", "lucia", "youssef"):
        post(enter(scene.who(key)), resolution, "vote", choice="for")
    assert "This is for who presides" in post(enter(scene.who("dolores")), resolution, "close")
    assert "The vote is closed" in post(enter(scene.who("henrik")), resolution, "close")
    resolution.refresh_from_db()
    assert resolution.state == "adopted"
    assert resolution.decided_at is not None


def test_a_vote_after_the_deadline_is_refused_with_the_deadline(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    where, now = Sitting.objects.get(), timezone.now()
    Sitting.objects.update(opened_at=now - timedelta(hours=2))
    move(where, opens_at=now - timedelta(hours=3), closes_at=now - timedelta(hours=1))
    page = post(enter(scene.who("lucia")), resolution, "vote", choice="for")
    assert f"The vote in sitting S1 ended on {moment(Sitting.objects.get().closes_at)}" in page
    assert "a vote after the deadline does not count" in page
    assert Vote.objects.count() == 0


def test_a_vote_or_an_interest_after_the_count_is_refused_with_the_state(play: Play) -> None:
    """Counted as soon as all have voted, hours before the end: nothing is left to vote on, and nothing to count."""
    scene = play(1)
    resolution = tabled(scene, procedure="meeting")
    for key in ("henrik", "lucia", "youssef"):
        post(enter(scene.who(key)), resolution, "vote", choice="for")
    assert "The vote is closed" in post(enter(scene.who("henrik")), resolution, "close")
    resolution.refresh_from_db()
    assert resolution.decided_at is not None
    words = (
        f"The vote on resolution 2026/01 was closed and counted on {moment(resolution.decided_at)}: Adopted. "
        "3 for, 0 against, 0 abstaining. The quorum was reached. Votes and declarations after that are not taken."
    )
    assert words in post(enter(scene.who("marija")), resolution, "vote", choice="against")
    assert words in post(enter(scene.who("henrik")), resolution, "close")
    late = {"interest-text": "Late", "interest-recuses": "on"}
    assert words in post(enter(scene.who("marija")), resolution, "interest", **late)
    page = enter(scene.who("marija")).get(f"/board/resolutions/{resolution.pk}/").content.decode()
    assert "Cast the vote of your seat" not in page
    assert (Vote.objects.count(), Interest.objects.count()) == (3, 0)
    resolution.refresh_from_db()
    assert resolution.state == "adopted"


def test_a_vote_twice_names_who_voted_before(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    assert "recorded under your seat" in post(enter(scene.who("lucia")), resolution, "vote", choice="against")
    first = Vote.objects.select_related("seat").get()
    words = f"Lucia Ferri voted for the seat “{first.seat}” on {moment(first.cast_at)}; a seat votes once"
    assert words in post(enter(scene.who("lucia")), resolution, "vote", choice="for")
    assert Vote.objects.get().choice == "against"


def test_who_holds_no_seat_and_who_has_left_it_do_not_vote(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    stranger = person_with_role("Nora", "Noseat", RoleCode.BOARD_MEMBER)
    assert stranger.user is not None
    assert "Only who holds a seat" in post(enter(stranger.user), resolution, "vote", choice="for")
    holding = SeatHolding.objects.get(person__given_name="Lucia")
    today = timezone.localdate()
    governance_api.leave_seat(holding=holding, ends_on=today - timedelta(days=1), by=scene.who("dolores"), today=today)
    assert "Only who holds a seat" in post(enter(scene.who("lucia")), resolution, "vote", choice="for")


@pytest.mark.parametrize("act", ["vote", "interest"])
def test_who_is_no_member_of_the_board_is_told_why_and_where_to_look(play: Play, act: str) -> None:
    scene = play(1)
    resolution = tabled(scene)
    answer = enter(scene.who("dolores")).post(f"/board/resolutions/{resolution.pk}/{act}/", {"choice": "for"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Only members of the Governing Board vote and declare interests" in page
    assert "Who sits on the Board stands at the foot of the Board’s room." in page
    assert (Vote.objects.count(), Interest.objects.count()) == (0, 0)


def test_a_draft_that_is_not_before_the_board_has_nothing_to_vote_on(play: Play) -> None:
    scene = play(1)
    draft = seated(scene)
    words = "Resolution 2026/01 is not tabled: there is nothing to vote on."
    assert words in post(enter(scene.who("lucia")), draft, "vote", choice="for")


def test_a_deputy_votes_where_the_holder_has_not(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    grace = deputy(scene)
    assert grace.user is not None
    page = enter(grace.user).get(f"/board/resolutions/{resolution.pk}/").content.decode()
    assert "You are deputy" in page
    post(enter(grace.user), resolution, "vote", choice="for")
    assert "Grace Deputy voted for the seat" in post(enter(scene.who("lucia")), resolution, "vote", choice="for")
    assert Vote.objects.get().holding.person == grace


def test_a_recused_seat_does_not_vote_nor_count_and_its_words_are_shown(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    lucia = enter(scene.who("lucia"))
    said = {"interest-text": "My ministry hosts the training.", "interest-recuses": "on"}
    post(lucia, resolution, "interest", **said)
    assert "has recused itself from this resolution" in post(lucia, resolution, "vote", choice="for")
    assert "already declared" in post(lucia, resolution, "interest", **said)
    page = enter(scene.who("viktor")).get(f"/board/resolutions/{resolution.pk}/").content.decode()
    assert "My ministry hosts the training." in page
    assert "Lucia Ferri" in page
    for key in ("henrik", "youssef"):
        post(enter(scene.who(key)), resolution, "vote", choice="for")
    assert "these seats have not voted yet" in post(enter(scene.who("henrik")), resolution, "close")
    post(enter(scene.who("marija")), resolution, "vote", choice="abstain")
    assert "The vote is closed" in post(enter(scene.who("henrik")), resolution, "close")


def test_an_interest_is_declared_before_the_vote_and_not_after(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    lucia = enter(scene.who("lucia"))
    assert "Say what your interest is" in post(lucia, resolution, "interest", **{"interest-text": ""})
    post(lucia, resolution, "vote", choice="for")
    assert "declared before the vote" in post(lucia, resolution, "interest", **{"interest-text": "Late"})
    assert Interest.objects.count() == 0


def test_without_quorum_the_vote_stays_open_until_the_sitting_ends(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene, procedure="meeting")
    post(enter(scene.who("henrik")), resolution, "vote", choice="for")
    assert "1 seats have voted" in post(enter(scene.who("henrik")), resolution, "close")
    now = timezone.now()
    move(Sitting.objects.get(), opens_at=now - timedelta(hours=3), closes_at=now - timedelta(seconds=1))
    page = post(enter(scene.who("henrik")), resolution, "close")
    assert "The quorum was not reached" in page
    resolution.refresh_from_db()
    assert resolution.state == "rejected"


def test_the_vote_of_the_chair_breaks_a_tie(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene)
    for key, choice in (("henrik", "for"), ("lucia", "for"), ("youssef", "against"), ("marija", "against")):
        post(enter(scene.who(key)), resolution, "vote", choice=choice)
    assert "broke the tie" in post(enter(scene.who("henrik")), resolution, "close")
    resolution.refresh_from_db()
    assert resolution.state == "adopted"


def insert_vote(resolution: Resolution, holding: SeatHolding, *, seat: Seat | None = None, hours: int = 0) -> None:
    when = timezone.now() + timedelta(hours=hours)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO governance_vote (resolution_id, seat_id, holding_id, choice, cast_at) "
            "VALUES (%s, %s, %s, 'for', %s)",
            [resolution.pk, (seat or holding.seat).pk, holding.pk, when],
        )


def test_the_database_refuses_the_same_votes(play: Play) -> None:
    scene = play(1)
    resolution = tabled(scene, is_open=False)
    lucia = SeatHolding.objects.select_related("seat").get(person__given_name="Lucia")
    henrik = SeatHolding.objects.select_related("seat").get(person__given_name="Henrik")
    with pytest.raises(DatabaseError, match=r"not open|No rules of procedure apply"):
        insert_vote(resolution, lucia)
    governance_api.open_vote(sitting=Sitting.objects.get(), by=scene.who("henrik"), now=timezone.now())
    with pytest.raises(DatabaseError, match="not open"):
        insert_vote(resolution, lucia, hours=2)
    with pytest.raises(DatabaseError, match="not open"):
        insert_vote(resolution, lucia, hours=-2)
    with pytest.raises(DatabaseError, match="Only who holds the seat"):
        insert_vote(resolution, lucia, seat=henrik.seat)
    governance_api.declare_interest(
        resolution=resolution, text="Mine", recuses=True, by=scene.who("henrik"), now=timezone.now()
    )
    with pytest.raises(DatabaseError, match="recused"):
        insert_vote(resolution, henrik)
    today = timezone.localdate()
    SeatHolding.objects.filter(pk=lucia.pk).update(starts_on=today + timedelta(days=1))
    with pytest.raises(DatabaseError, match="does not hold the seat on that day"):
        insert_vote(resolution, lucia)
    SeatHolding.objects.filter(pk=lucia.pk).update(starts_on=today - timedelta(days=9), ends_on=today - timedelta(2))
    with pytest.raises(DatabaseError, match="does not hold the seat on that day"):
        insert_vote(resolution, lucia)
    SeatHolding.objects.filter(pk=lucia.pk).update(ends_on=None)
    insert_vote(resolution, lucia)
    with pytest.raises(DatabaseError):
        insert_vote(resolution, lucia)
    for statement in ("UPDATE governance_vote SET choice = 'against'", "DELETE FROM governance_vote"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_database_takes_no_vote_under_rules_that_do_not_apply_yet(play: Play) -> None:
    resolution = tabled(play(1))
    lucia = SeatHolding.objects.select_related("seat").get(person__given_name="Lucia")
    with guards.lifted():
        RulesOfProcedure.objects.update(applies_from=timezone.localdate() + timedelta(days=2))
    with pytest.raises(DatabaseError, match="No rules of procedure apply"):
        insert_vote(resolution, lucia)
    with guards.lifted():
        Sitting.objects.update(rules=None)
    with pytest.raises(DatabaseError, match="No rules of procedure apply"):
        insert_vote(resolution, lucia)


def test_the_database_keeps_what_was_decided(play: Play) -> None:
    play(2)
    for change in ({"state": "tabled"}, {"sitting": None}, {"endorsement": None}, {"decided_at": timezone.now()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Resolution.objects.filter(number="2026/01").update(**change)
