"""What counts of everybody's credits, in one statement, is what the pure tally says of each."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from academy.lib import guards
from academy.people.models import Person
from academy.portal.demo.scene import TRAINING_EDITION, at
from courses.catalogue.api import Edition
from courses.learning.api import Fact
from credits import api as credits_api
from credits.domain.level import Level, add_up
from credits.models import Balance, CreditEntry
from credits.operations.ledger import write
from credits.queries import laws
from credits.queries.entries import amounts
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
LEVELS = (
    Level(required=600),
    Level(required=600, ceilings={"executive_course": 900}),
    Level(required=600, ceilings={"executive_course": 900, "executive_training": 500}, counts_other_components=True),
    Level(required=600, ceilings={"executive_course": 700}, validity_months=5),
)


@pytest.mark.parametrize("component", ["I", "II"])
@pytest.mark.parametrize("level", LEVELS)
def test_one_statement_says_what_the_pure_tally_says(play: Play, component: str, level: Level) -> None:
    play(6)
    expected = {}
    for uid in set(CreditEntry.objects.values_list("person_uid", flat=True)):
        rows = amounts(CreditEntry.objects.filter(person_uid=uid))
        expected[uid.hex] = add_up(rows, component=component, level=level, on=DAY).counted
    with CaptureQueriesContext(connection) as seen:
        found = dict(credits_api.counted(component, level, on=DAY))
    assert len(seen) == 1
    assert found.items() <= expected.items()
    assert all(amount == 0 for uid, amount in expected.items() if uid not in found)
    assert any(found.values())


def test_a_tally_of_300_people_with_30_facts_takes_20_statements_even_where_the_law_was_not_read(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = play(5)
    edition = Edition.objects.get(key=TRAINING_EDITION)
    people = _people_with_facts(edition, people=300, facts=30)
    edition.refresh_from_db()
    for expected in (300, 0):  # the second time there is nothing to write
        monkeypatch.setattr(laws, "_kept", None)
        before = CreditEntry.objects.filter(person_uid__in=people).count()
        with CaptureQueriesContext(connection) as seen:
            credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 2))
        assert CreditEntry.objects.filter(person_uid__in=people).count() == before + expected
        statements = _without_savepoints(seen)
        assert any("governance_designatedactivity" in sql for sql in statements)
        assert len(statements) <= 20, statements


def test_a_tally_that_takes_back_and_awards_again_for_300_people_takes_20_statements(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A third of them are no longer confirmed, a third were present for less, and for a third nothing has changed."""
    scene = play(5)
    edition = Edition.objects.get(key=TRAINING_EDITION)
    people = _people_with_facts(edition, people=300, facts=30)
    by = scene.who("dolores")
    credits_api.tally(edition=edition, by=by, now=at(11, 2))
    lost, less, same = people[:100], people[100:200], people[200:]
    _corrected(lost, kind="active_participation", value=0, passed=False)
    _corrected(less, kind="attendance", subject_key="x-0", value=89)
    monkeypatch.setattr(laws, "_kept", None)
    with CaptureQueriesContext(connection) as seen:
        credits_api.tally(edition=edition, by=by, now=at(11, 3))
    statements = _without_savepoints(seen)
    assert len(statements) <= 20, statements
    for uids, amounts_each in ((lost, [600, -600]), (less, [600, -600, 600]), (same, [600])):
        rows: dict[UUID, list[int]] = {uid: [] for uid in uids}
        for uid, amount in (
            CreditEntry.objects.filter(person_uid__in=uids).order_by("pk").values_list("person_uid", "amount")
        ):
            rows[uid].append(amount)
        assert list(rows.values()) == [amounts_each] * 100
    wrong = [one for one in credits_api.prove().differences if one.where.startswith(TRAINING_EDITION)]
    assert wrong == []


def _corrected(uids: list[UUID], **said: Any) -> None:
    """Another fact in the place of the one that stands."""
    key = {name: said[name] for name in ("kind", "subject_key") if name in said}
    old = Fact.objects.filter(person_uid__in=uids, **key)
    names = [f.attname for f in Fact._meta.concrete_fields if f.attname not in ("id", "replaces_id")]
    Fact.objects.bulk_create(
        [Fact(**({name: getattr(one, name) for name in names} | said), replaces=one) for one in old]
    )


def test_several_awards_each_of_300_people_are_written_in_one_statement(play: Play) -> None:
    play(6)
    one = CreditEntry.objects.filter(reverses=None, edition__key=TRAINING_EDITION)[0]
    names = [field.attname for field in CreditEntry._meta.concrete_fields if field.attname not in ("id", "person_uid")]
    said = {name: getattr(one, name) for name in names}
    facts = _facts_like(one.fact, people=300)
    lines = [
        CreditEntry(**(said | {"person_uid": fact.person_uid, "fact_id": fact.pk, "revision": revision}))
        for fact in facts
        for revision in (1, 2, 3)
    ]
    with CaptureQueriesContext(connection) as seen:
        written = write(lines)
    assert len(_without_savepoints(seen)) == 1
    assert len({entry.pk for entry in written}) == 900
    found = dict(credits_api.balances_of(one.component))
    assert all(found[entry.person_uid.hex] == 3 * one.amount for entry in written)


def _facts_like(one: Fact, *, people: int) -> list[Fact]:
    """The same fact of so many other people."""
    names = [f.attname for f in Fact._meta.concrete_fields if f.attname not in ("id", "person_uid", "replaces_id")]
    said = {name: getattr(one, name) for name in names}
    return Fact.objects.bulk_create([Fact(**(said | {"person_uid": uuid4()})) for _ in range(people)])


def _without_savepoints(seen: CaptureQueriesContext) -> list[str]:
    words = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [query["sql"] for query in seen.captured_queries if not query["sql"].startswith(words)]


def _people_with_facts(edition: Edition, *, people: int, facts: int) -> list[UUID]:
    """Present at `facts` sessions less one, each of them confirmed."""
    day = {"activity_date": date(2026, 6, 8), "evidence": "x", "recorded_by": "system"}
    uids, rows = [uuid4() for _ in range(people)], []
    for uid in uids:
        rows += [
            Fact(
                person_uid=uid, edition=edition, kind="attendance", subject_key=f"x-{n}", value=90, out_of=90,
                module_number=1, **day,
            )
            for n in range(facts - 1)
        ]  # fmt: skip
        rows.append(
            Fact(
                person_uid=uid, edition=edition, kind="active_participation", subject_key="participation", value=1,
                out_of=1, passed=True, **day,
            )
        )  # fmt: skip
    Fact.objects.bulk_create(rows)
    return uids


def test_one_participants_credits_are_read_in_two_statements_and_equal_the_full_sum(play: Play) -> None:
    """Source: the performance contract: one participant in at most two statements."""
    play(6)
    uid = CreditEntry.objects.filter(component="II").order_by("pk")[0].person_uid
    with CaptureQueriesContext(connection) as seen:
        held = dict(credits_api.balances_of("II", people=[uid]))
        counts = dict(credits_api.counted("II", LEVELS[0], on=DAY, people=[uid]))
    assert len(seen) == 2
    assert held == counts == {uid.hex: dict(credits_api.tallies("II"))[uid.hex]} == {uid.hex: 1200}


def test_the_list_of_statements_shows_what_the_balances_hold_in_as_many_statements_for_many_as_for_one(
    play: Play,
) -> None:
    scene = play(6)
    browser = enter(scene.who("viktor"))
    browser.cookies["language"] = "en"
    uid = CreditEntry.objects.filter(component="II").order_by("pk")[0].person_uid
    person = Person.objects.get(uid=uid)
    counts = []
    for search in (person.email, ""):
        browser.get("/credits/people/", {"q": search})
        with CaptureQueriesContext(connection) as seen:
            page = browser.get("/credits/people/", {"q": search}).content.decode()
        counts.append(len(seen))
        assert "Component II: 12.00 of 12.00 credits" in page
    assert counts[0] == counts[1], counts
    with guards.lifted():  # the page reads the balance
        Balance.objects.filter(person_uid=uid, component="II").update(amount=1100)
    assert "11.00 of 12.00" in browser.get("/credits/people/", {"q": person.email}).content.decode()
