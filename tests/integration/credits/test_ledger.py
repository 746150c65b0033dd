"""What the database keeps about ledger and balances, against whoever writes: raw SQL on both engines."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum

from academy.lib import guards
from academy.portal.demo.scene import at
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from credits import api as credits_api
from credits.models import Balance, CreditEntry
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
COLUMNS = (
    "person_uid, component, category, amount, workload_hours, contact_minutes, edition_id, fact_id, grounds, "
    "requirement_id, resolution_id, revision, activity_date, reverses_id, reason, recorded_at"
)


def refused(sql: str, params: tuple[Any, ...] = (), *, match: str) -> None:
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def copy_with(entry: CreditEntry, **other: object) -> tuple[str, tuple[Any, ...]]:
    """An INSERT of the same line with other values, by raw SQL."""
    names = COLUMNS.split(", ")
    chosen = ", ".join("%s" if name in other else name for name in names)
    values = tuple(
        value.hex if isinstance(value, uuid.UUID) else value for value in (other[n] for n in names if n in other)
    )
    return (
        f"INSERT INTO credits_creditentry ({COLUMNS}) SELECT {chosen} FROM credits_creditentry WHERE id = %s",  # noqa: S608
        (*values, entry.pk),
    )


def sums() -> dict[tuple[uuid.UUID, str, str], int]:
    rows = CreditEntry.objects.order_by().values_list("person_uid", "component", "category").annotate(Sum("amount"))
    return {(uid, component, category): amount for uid, component, category, amount in rows}


def balances() -> dict[tuple[uuid.UUID, str, str], int]:
    rows = Balance.objects.values_list("person_uid", "component", "category", "amount")
    return {(uid, component, category): amount for uid, component, category, amount in rows}


def test_the_balance_is_the_sum_of_the_ledger_through_corrections(play: Play) -> None:
    scene = play(6)
    assert sums() == balances() != {}
    edition = Edition.objects.get(key="demo-et-2026")
    person = Enrolment.objects.filter(edition=edition).order_by("-pk").select_related("person")[0].person
    for confirmed, earned in ((False, 0), (True, 600)):
        learning_api.record_fact(
            person=person, edition=edition, kind="active_participation", subject_key="participation",
            value=int(confirmed), out_of=1, passed=confirmed, activity_date=date(2026, 9, 17), evidence="correction",
            by=scene.who("tomas"),
        )  # fmt: skip
        credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 5))
        assert Balance.objects.get(person_uid=person.uid, component="I").amount == earned
        assert sums() == balances()


def test_a_line_written_by_raw_sql_is_in_the_balance_too(play: Play) -> None:
    play(6)
    entry = CreditEntry.objects.filter(component="II").order_by("pk")[0]
    before = Balance.objects.get(person_uid=entry.person_uid, component="II").amount
    with connection.cursor() as cursor:
        cursor.execute(*copy_with(entry, revision=7))
    assert Balance.objects.get(person_uid=entry.person_uid, component="II").amount == before + entry.amount
    assert sums() == balances()


def test_the_ledger_refuses_update_delete_and_truncate(play: Play) -> None:
    play(6)
    refused("UPDATE credits_creditentry SET amount = amount + 1", match="append-only")
    refused("UPDATE credits_creditentry SET reason = 'x'", match="append-only")
    refused("DELETE FROM credits_creditentry", match="append-only")
    if connection.vendor == "postgresql":
        refused("TRUNCATE credits_creditentry CASCADE", match=r"append-only|never removed")
        refused("TRUNCATE credits_balance", match="never removed")
    else:
        entry = CreditEntry.objects.order_by("pk")[0]
        names = "id, " + COLUMNS
        refused(
            f"REPLACE INTO credits_creditentry ({names}) SELECT {names} FROM credits_creditentry WHERE id = %s",  # noqa: S608
            (entry.pk,),
            match="on the ledger already",
        )


def test_the_balance_refuses_whatever_the_ledger_does_not_say(play: Play) -> None:
    play(6)
    row = Balance.objects.order_by("pk")[0]
    says = "what the ledger says"
    refused("UPDATE credits_balance SET amount = amount + 100 WHERE id = %s", (row.pk,), match=says)
    refused("DELETE FROM credits_balance WHERE id = %s", (row.pk,), match=says)
    stranger = uuid.uuid4()
    refused(
        "INSERT INTO credits_balance (person_uid, component, category, amount) VALUES (%s, 'I', 'other', 500)",
        (stranger if connection.vendor == "postgresql" else stranger.hex,),
        match=says,
    )
    if connection.vendor == "sqlite":
        refused(
            "REPLACE INTO credits_balance (id, person_uid, component, category, amount) "
            "SELECT id, person_uid, component, category, 9900 FROM credits_balance WHERE id = %s",
            (row.pk,),
            match=says,
        )


def test_an_award_is_worth_what_the_law_says_and_a_reversal_takes_all_of_it(play: Play) -> None:
    play(6)
    entry = CreditEntry.objects.order_by("pk")[0]
    refused(*copy_with(entry, amount=entry.amount + 1, revision=2), match="worth what the resolution says")
    refused(*copy_with(entry, component="II", revision=2), match="worth what the resolution says")
    refused(*copy_with(entry), match="on the ledger already")
    refused(*copy_with(entry, amount=-1, reverses_id=entry.pk), match="the whole of it")
    refused(*copy_with(entry, amount=-entry.amount, reverses_id=entry.pk, category="x"), match="the whole of it")
    old = fact_like(entry.fact, activity_date=date(2019, 1, 1))
    years_ago = {"fact_id": old.pk, "activity_date": old.activity_date, "revision": 2}
    refused(*copy_with(entry, **years_ago), match="No adopted resolution")
    with connection.cursor() as cursor:
        cursor.execute(*copy_with(entry, amount=-entry.amount, reverses_id=entry.pk))
    refused(*copy_with(entry, amount=-entry.amount, reverses_id=entry.pk), match="on the ledger already")


def test_an_award_is_for_the_person_the_edition_and_the_day_of_its_fact_and_for_what_its_activity_asks(
    play: Play,
) -> None:
    play(6)
    entry = CreditEntry.objects.filter(edition__key="demo-et-2026").order_by("pk")[0]
    other = Edition.objects.get(key="demo-ii-2026")
    elsewhere = fact_like(entry.fact, edition_id=other.pk)
    wrong: list[dict[str, object]] = [
        {"activity_date": entry.activity_date + timedelta(days=1)},
        {"person_uid": uuid.uuid4()},
        {"edition_id": other.pk},
        {"fact_id": fact_like(entry.fact, person_uid=uuid.uuid4()).pk},
        {"fact_id": fact_like(entry.fact, activity_date=date(2026, 9, 1)).pk},
        {"fact_id": elsewhere.pk},
        {"fact_id": elsewhere.pk, "edition_id": other.pk},  # an edition of which the requirement asks nothing
    ]
    for said in wrong:
        refused(*copy_with(entry, revision=2, **said), match="the day of its fact")
    with connection.cursor() as cursor:
        cursor.execute(*copy_with(entry, revision=2))  # nothing else was in the way
    assert CreditEntry.objects.filter(person_uid=entry.person_uid, revision=2).count() == 1


def fact_like(one: Fact, **other: object) -> Fact:
    """The same fact with other values, as a register might hold it."""
    names = [f.attname for f in Fact._meta.concrete_fields if f.attname not in ("id", "replaces_id")]
    said = {name: getattr(one, name) for name in names}
    return Fact.objects.create(**(said | {"subject_key": uuid.uuid4().hex} | other))


def test_no_line_under_a_list_that_is_not_endorsed(play: Play) -> None:
    play(6)
    entry = CreditEntry.objects.order_by("pk")[0]
    with guards.lifted():
        entry.resolution.__class__.objects.filter(pk=entry.resolution_id).update(endorsement=None)
    refused(*copy_with(entry, revision=2), match="awaits its endorsement")


def test_what_follows_the_ledger_is_installed_again_and_missed_when_it_is_gone() -> None:
    with connection.cursor() as cursor:
        on = " ON credits_creditentry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER balance_follows_the_ledger{on}")
    assert guards.missing() == ["balance_follows_the_ledger"]
    guards.install()
    assert guards.missing() == []
