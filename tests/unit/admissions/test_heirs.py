"""The laws of freed places on random cases: nobody loses one, no nominee overtakes, caps hold, the best is reached."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.admissions.domain import offers, solving
from courses.admissions.domain.case import Case
from courses.admissions.domain.heirs import Standing, heirs, if_one_leaves, order, own_orders
from courses.admissions.domain.order import queues
from courses.admissions.domain.programme import CannotBeMet, keeps
from courses.admissions.domain.rule import Candidate, Group, Rule
from tests.unit.admissions.cases import SEED, Document, best, case_of, compared, documents, vector

many = settings(max_examples=120, deadline=None)
few = settings(max_examples=40, deadline=None)


def sealed(case: Case) -> Standing | None:
    """Who was selected, and who waits; None where the conditions exclude each other."""
    try:
        outcome = solving.solve(case.candidates, rule=case.rule, seed=SEED)
    except CannotBeMet:
        return None
    chosen = set(outcome.selected)
    return Standing(
        holders=[c for c in case.candidates if c.id in chosen],
        waiting=[c for c in case.candidates if c.id not in chosen],
        rule=case.rule,
        seed=SEED,
        cap=case.rule.cap(len(case.candidates)),
    )


def left(standing: Standing, gone: Candidate) -> Standing:
    return replace(standing, holders=[c for c in standing.holders if c.id != gone.id])


def filled(standing: Standing, capacity: int) -> tuple[Standing, list[Candidate]]:
    new = heirs(standing, free=capacity - len(standing.holders))
    taken = {c.id for c in new}
    return (
        replace(
            standing,
            holders=[*standing.holders, *new],
            waiting=[c for c in standing.waiting if c.id not in taken],
            behind=[c for c in standing.behind if c.id not in taken],
        ),
        new,
    )


def after_events(document: Document, data: st.DataObject) -> tuple[Standing, int] | None:
    """Some holders leave, some who wait withdraw, somebody is admitted late; checked after each event."""
    case = case_of(document)
    now = sealed(case)
    if now is None:
        return None
    capacity, number = case.rule.capacity, 0
    for _ in range(data.draw(st.integers(1, 5))):
        what = data.draw(st.sampled_from(["leaves", "no longer waits", "admitted", "admitted behind"]))
        before = now
        if what == "leaves" and now.holders:
            gone = data.draw(st.sampled_from(sorted(now.holders, key=lambda c: c.id)))
            now = left(now, gone)
        elif what == "no longer waits" and now.waiting:
            gone = data.draw(st.sampled_from(sorted(now.waiting, key=lambda c: c.id)))
            now = replace(now, waiting=[c for c in now.waiting if c.id != gone.id])
        elif what.startswith("admitted"):
            number += 1
            newcomer = replace(data.draw(st.sampled_from(case.candidates)), id=f"late{number}")
            if "behind" in what:
                now = replace(now, behind=[*now.behind, newcomer])
            else:
                now = replace(now, waiting=[*now.waiting, newcomer])
        kept = {c.id for c in now.holders}
        now, new = filled(now, capacity)
        check(before, now, new, kept, capacity)
    return now, capacity


def check(before: Standing, now: Standing, new: list[Candidate], kept: set[str], capacity: int) -> None:
    """I1, I2, I5, budget, maxima and the cap of countries, and I9 for a plain rule."""
    held = [c.id for c in now.holders]
    assert len(held) == len(set(held)) <= capacity
    assert kept <= set(held)
    for queue in own_orders(replace(now, waiting=[*now.waiting, *new], behind=now.behind)).values():
        offered = [c.id in {one.id for one in new} for c in queue if c not in now.behind]
        if now.rule.is_plain and not any(c.id.startswith("late") for c in queue):
            assert offered == sorted(offered, reverse=True)
    _side_conditions(now, [c for c in now.holders if c.id in kept])
    if now.cap is not None:
        was = Counter(c.country for c in before.holders)
        counted = Counter(c.country for c in now.holders)
        assert all(count <= max(now.cap, was[country]) for country, count in counted.items())


def _side_conditions(now: Standing, kept: list[Candidate]) -> None:
    """Who comes breaks no budget and no maximum: only those who hold a place already may stand beyond one."""
    if now.rule.budget is not None:
        assert sum(c.grant for c in now.holders) <= max(now.rule.budget, sum(c.grant for c in kept))
    for group in now.rule.groups:
        if group.most is not None:
            assert sum(map(group.holds, now.holders)) <= max(group.most, sum(map(group.holds, kept)))


@many
@given(documents(most=12), st.data())
def test_after_any_events_of_a_plain_rule_the_promises_stand(document: Document, data: st.DataObject) -> None:
    found = after_events(document, data)
    assert found is not None
    now, capacity = found
    # I4: no free place beside somebody whom the rule could give it.
    assert len(now.holders) == capacity or not heirs(now, free=capacity - len(now.holders))
    if now.cap is None:
        assert len(now.holders) == capacity or not [*now.waiting, *now.behind]


@few
@given(documents(sided=True), st.data())
def test_after_any_events_under_side_conditions_the_promises_stand(document: Document, data: st.DataObject) -> None:
    found = after_events(document, data)
    if found is None:
        return
    now, capacity = found
    assert len(now.holders) <= capacity


@many
@given(documents(most=9), st.data())
def test_with_the_holders_fixed_the_heirs_are_the_best_there_is(document: Document, data: st.DataObject) -> None:
    """I3: the vector equals an exhaustive search that keeps everybody who holds a place."""
    case = case_of(document)
    case = replace(case, rule=replace(case.rule, per_country_cap=None))
    now = sealed(case)
    assert now is not None
    gone = set(data.draw(st.lists(st.sampled_from([c.id for c in now.holders]), unique=True, max_size=3)))
    now = replace(now, holders=[c for c in now.holders if c.id not in gone])
    pool = [c for c in case.candidates if c.id not in gone]
    fixed = frozenset(c.id for c in now.holders)
    after, _ = filled(now, case.rule.capacity)
    expected = best(replace(case, candidates=pool, fixed=fixed))
    assert expected is not None
    reading = case.rule.reading
    assert compared(vector(list(after.holders)), reading) == compared(expected, reading)


@many
@given(documents(most=10))
def test_a_withdrawal_changes_at_most_one_other_person(document: Document) -> None:
    """I9, and the table of situations tells what then happens."""
    case = case_of(document)
    now = sealed(case)
    assert now is not None
    for gone in now.holders:
        after, new = filled(left(now, gone), len(now.holders))
        assert len(new) <= 1
        told = if_one_leaves(now, gone.country)
        assert [c.id for c in new] == ([told.id] if told else [])
        if [c for c in now.waiting if c.country == gone.country]:
            assert new[0].country == gone.country
        assert {c.id for c in after.holders} >= {c.id for c in now.holders} - {gone.id}


@many
@given(documents(most=10), st.integers())
def test_the_same_record_gives_the_same_heirs_whatever_the_order_of_rows(document: Document, turn: int) -> None:
    """I7 and I8: lots belong to country turns and people, so nothing is drawn again."""
    now = sealed(case_of(document))
    assert now is not None
    turned = replace(now, waiting=list(reversed(now.waiting)), holders=list(reversed(now.holders)))
    assert order(now) == order(turned)
    assert order(now)[: turn % 4] == heirs(now, free=turn % 4)


def test_inside_a_country_the_list_is_the_countrys_own_order() -> None:
    people = [Candidate(id=f"a{n}", country="C", is_pg=True, rank=5 - n) for n in range(4)]
    now = Standing(holders=[], waiting=people, rule=Rule(capacity=2), seed=SEED)
    assert [c.id for c in heirs(now, free=2)] == ["a3", "a2"]
    assert own_orders(now) == queues(people, seed=SEED)


def test_the_withdrawal_that_a_static_list_would_have_got_wrong() -> None:
    """35 members with two nominees each: the place of country 34 stays in country 34, and 35 countries stay."""
    people = [Candidate(id=f"{c}-{r}", country=f"P{c:02}", is_pg=True, rank=r) for c in range(35) for r in (1, 2)]
    now = Standing(
        holders=[c for c in people if c.rank == 1], waiting=[c for c in people if c.rank == 2],
        rule=Rule(capacity=35), seed=SEED,
    )  # fmt: skip
    heir = if_one_leaves(now, "P34")
    assert heir is not None
    assert heir.country == "P34"
    assert order(now)[0].country != "P34" or order(now)[1].country != "P34"


def test_late_by_decision_competes_and_late_by_date_stands_behind() -> None:
    waiting = [Candidate(id="second", country="A", is_pg=True, rank=2)]
    newcomer = Candidate(id="new", country="B", is_pg=True)
    held = [Candidate(id="first", country="A", is_pg=True, rank=1)]
    rule = Rule(capacity=2)
    by_decision = Standing(holders=held, waiting=[*waiting, newcomer], rule=rule, seed=SEED)
    by_date = Standing(holders=held, waiting=waiting, behind=[newcomer], rule=rule, seed=SEED)
    assert [c.id for c in heirs(by_decision, free=1)] == ["new"]
    assert [c.id for c in heirs(by_date, free=2)] == ["second", "new"]


def person(one: str, country: str, **fields: object) -> Candidate:
    traits = {"country": country, **fields.pop("traits", {})}  # type: ignore[dict-item]
    return Candidate(id=one, country=country, is_pg=True, traits=traits, **fields)  # type: ignore[arg-type]


def test_a_budget_that_is_spent_gives_the_place_to_whom_it_can_still_pay() -> None:
    held = [person("a", "A", grant=800)]
    now = Standing(
        holders=held, waiting=[person("b", "B", grant=300, rank=1), person("c", "C", grant=100)],
        rule=Rule(capacity=2, budget=1000), seed=SEED,
    )  # fmt: skip
    new = heirs(now, free=1)
    assert [c.id for c in new] == ["c"]
    assert keeps([*held, *new], [*held, *now.waiting], now.rule)


def test_holders_beyond_a_bound_keep_their_places_and_the_bound_stands_for_others() -> None:
    observer = {"traits": {"observer": True}}
    held = [person("a", "A", **observer), person("b", "B", **observer)]
    now = Standing(
        holders=held, waiting=[person("c", "C", **observer), person("d", "A", traits={"observer": False})],
        rule=Rule(capacity=3, groups=(Group(field="observer", value=True, most=1),)), seed=SEED,
    )  # fmt: skip
    assert [c.id for c in heirs(now, free=1)] == ["d"]


def test_a_minimum_that_one_place_cannot_reach_asks_for_what_it_can_give() -> None:
    med = {"traits": {"mednet": True}}
    now = Standing(
        holders=[person("a", "A", traits={"mednet": False})],
        waiting=[person("b", "B", traits={"mednet": False}), person("c", "A", **med), person("d", "A", **med)],
        rule=Rule(capacity=2, groups=(Group(field="mednet", value=True, least=2),)), seed=SEED,
    )  # fmt: skip
    assert heirs(now, free=1)[0].id in {"c", "d"}


def test_whose_partner_left_keeps_the_place_and_nobody_is_lost() -> None:
    rule = Rule(capacity=2, together=(frozenset({"a", "b"}),))
    now = Standing(holders=[person("a", "A")], waiting=[person("c", "C")], rule=rule, seed=SEED)
    assert [c.id for c in heirs(now, free=1)] == ["c"]


def test_the_cap_of_a_country_stands_on_when_few_are_left() -> None:
    held = [person("a", "A")]
    plain = Standing(holders=held, waiting=[person("b", "A")], rule=Rule(capacity=5), seed=SEED, cap=1)
    assert heirs(plain, free=4) == []
    assert heirs(replace(plain, rule=Rule(capacity=5, budget=10)), free=4) == []


NOW = datetime(2026, 5, 1, 12)


@many
@given(st.integers(-40, 40), st.integers(0, 23), st.integers(1, 30), st.integers(6, 72))
def test_every_offer_leaves_time_and_no_urgent_one_lasts_longer_than_its_hours(
    days: int, hour: int, call: int, hours: int
) -> None:
    starts = datetime(2026, 5, 1) + timedelta(days=days)
    now = NOW.replace(hour=hour)
    until = offers.until(now=now, starts_at=starts, days=call, hours=hours)
    assert until >= now + timedelta(hours=6)
    if offers.is_urgent(now=now, starts_at=starts):
        assert until <= now + timedelta(hours=hours)
    else:
        assert until <= now + timedelta(days=call)
        assert until >= now + timedelta(hours=24)
        assert until < starts


@many
@given(st.integers(1, 60))
def test_a_reminder_comes_after_the_offer_and_before_its_end(hours: int) -> None:
    until = NOW + timedelta(hours=hours * 6)
    remind = offers.remind_at(offered_at=NOW, until=until)
    if remind is not None:
        assert NOW < remind < until
    assert (remind is None) == (until - NOW < timedelta(days=2))


def test_why_a_place_stays_free() -> None:
    first, end = date(2026, 6, 5), date(2026, 9, 5)

    def why(on: date, replaces: bool) -> str:
        return offers.why_kept_free(on=on, first_module_ends=first, ends_on=end, replaces_later=replaces)

    assert [why(first, False), why(date(2026, 6, 6), False)] == ["", "AFTER_FIRST_MODULE"]
    assert [why(date(2026, 6, 6), True), why(date(2026, 9, 6), True)] == ["", "EVENT_OVER"]
