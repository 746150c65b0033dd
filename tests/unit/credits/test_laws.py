"""The laws of the credit engine's pure part, for all facts and laws that fit on a page (hypothesis).

Those of the ledger itself stand in `tests.integration.credits.test_laws_of_the_ledger`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from credits.domain.facts import Asked, FactSeen
from credits.domain.ledger import Standing, changes
from credits.domain.level import Amount, Level, add_months, add_up, valid_from
from credits.domain.path import Open, shortest
from credits.evaluation import counting, deciding_fact, evaluate, months_allowed

DAY = date(2026, 6, 8)
CATEGORIES = ("executive_training", "colloquium", "study_visit")

# A law of one activity: two seminars to attend, a test to pass, an award for each module and one for all. ---
LAW = (
    Asked(key="all", kind="award", amount=600, settings={"needs": ["m1", "m2"]}),  # asked before what it needs
    Asked(key="a1", kind="attendance", amount=0, settings={"module": 1, "share_percent": 80}),
    Asked(key="a2", kind="attendance", amount=0, settings={"module": 2, "share_percent": 50}),
    Asked(key="t", kind="test", amount=0, settings={"test": "t-1", "pass_percent": 60}),
    Asked(key="m1", kind="module", amount=400, settings={"module": 1, "needs": ["a1", "t"]}),
    Asked(key="m2", kind="module", amount=300, settings={"module": 2, "needs": ["a2"]}),
)
MINUTES = {1: 180, 2: 120}
SESSIONS = [("s1", 1, 90), ("s2", 1, 90), ("s3", 2, 60), ("s4", 2, 60)]


@st.composite
def registers(draw: st.DrawFn) -> list[FactSeen]:
    """One person's current facts: at most one per subject, on any day of two years, in any order of arrival."""
    rows: list[dict[str, Any]] = []
    for key, module, length in SESSIONS:
        if draw(st.booleans()):
            minutes = draw(st.integers(0, length))
            rows.append(
                {"kind": "attendance", "subject_key": key}
                | {"module_number": module, "value": minutes, "out_of": length}
            )
    if draw(st.booleans()):
        points = draw(st.integers(0, 10))
        rows.append({"kind": "test", "subject_key": "t-1", "module_number": None, "value": points, "out_of": 10})
    ids = draw(st.permutations(range(1, len(rows) + 1)))
    days = [DAY + timedelta(days=draw(st.integers(0, 500))) for _ in rows]
    return [
        FactSeen(id=pk, passed=None, activity_date=day, **row)
        for pk, day, row in zip(ids, days, rows, strict=True)
    ]  # fmt: skip


def due(facts: Sequence[FactSeen], law: Sequence[Asked] = LAW) -> dict[str, tuple[int, date, frozenset[str]]]:
    """What is due: amount, deciding day, and the subjects it rests on (ids depend on arrival)."""
    results, found = evaluate(law, facts, contact_minutes=MINUTES), {}
    by_id = {fact.id: fact for fact in facts}
    for asked in law:
        result = results[asked.key]
        if asked.amount and result.met:
            day = deciding_fact(result, facts).activity_date
            found[asked.key] = asked.amount, day, frozenset(by_id[g].subject_key for g in result.grounds)
    return found


class Ledger:
    """The simplest ledger that keeps the engine's rules: lines are added, never changed."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, int, object, int | None]] = []  # requirement, amount, rests on, reverses

    def standing(self) -> list[tuple[int, str, int, object]]:
        gone = {reverses for *_, reverses in self.lines}
        return [
            (n, key, amount, on)
            for n, (key, amount, on, reverses) in enumerate(self.lines)
            if reverses is None and n not in gone
        ]

    def settle(self, facts: Sequence[FactSeen], law: Sequence[Asked] = LAW) -> int:
        numbers = {asked.key: n for n, asked in enumerate(law)}
        now = due(facts, law)
        rows = [Standing(entry=n, requirement=numbers[key], rests_on=on) for n, key, _, on in self.standing()]
        todo = changes(standing=rows, due={numbers[key]: (amount, *rest) for key, (amount, *rest) in now.items()})
        for n in todo.to_reverse:
            key, amount, on, _ = self.lines[n]
            self.lines.append((key, -amount, on, n))
        for number in todo.to_award:
            key = law[number].key
            amount, *rest = now[key]
            self.lines.append((key, amount, (amount, *rest), None))
        return len(todo.to_reverse) + len(todo.to_award)

    def holds(self) -> dict[str, object]:
        return {key: on for _, key, _, on in self.standing()}

    def total(self) -> int:
        return sum(amount for _, amount, _, _ in self.lines)


@given(registers(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_arrive_does_not_matter(facts: list[FactSeen], random: Any) -> None:
    """Tallied after each fact, in any order, the ledger ends where one tally of everything ends."""
    at_once, one_by_one = Ledger(), Ledger()
    at_once.settle(facts)
    arriving = facts[:]
    random.shuffle(arriving)
    for n in range(len(arriving) + 1):
        one_by_one.settle(arriving[:n])
    assert one_by_one.holds() == at_once.holds()
    assert one_by_one.total() == at_once.total()
    renumbered = [replace(fact, id=100 - n) for n, fact in enumerate(arriving)]
    assert due(renumbered) == due(facts)


@given(st.lists(registers(), min_size=1, max_size=4))
def test_recomputing_everything_equals_the_ledger_after_any_history(history: list[list[FactSeen]]) -> None:
    """Whatever was on record before, corrected and corrected back: the ledger says what is due now."""
    ledger = Ledger()
    for facts in history:
        ledger.settle(facts)
    fresh = Ledger()
    fresh.settle(history[-1])
    assert ledger.holds() == fresh.holds()
    assert ledger.total() == sum(amount for amount, *_ in due(history[-1]).values())


@given(registers())
def test_twice_is_once(facts: list[FactSeen]) -> None:
    ledger = Ledger()
    ledger.settle(facts)
    assert ledger.settle(facts) == 0


amounts = st.lists(
    st.builds(
        Amount,
        component=st.sampled_from(["I", "II"]),
        category=st.sampled_from(CATEGORIES),
        amount=st.integers(1, 900),
        activity_date=st.dates(date(2022, 1, 1), date(2027, 12, 31)),
    ),
    max_size=12,
)
levels = st.builds(
    Level,
    required=st.integers(0, 3000),
    ceilings=st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 1500), max_size=3),
    parts=st.dictionaries(st.sampled_from(CATEGORIES), st.integers(1, 900), max_size=2),
    counts_other_components=st.booleans(),
    validity_months=st.none() | st.integers(0, 60),
)
days = st.dates(date(2025, 1, 1), date(2029, 12, 31))


@given(amounts, levels, days, st.randoms(use_true_random=False))
def test_a_tally_does_not_depend_on_the_order_of_entries(
    rows: list[Amount], level: Level, on: date, random: Any
) -> None:
    shuffled = rows[:]
    random.shuffle(shuffled)
    assert add_up(rows, component="I", level=level, on=on) == add_up(shuffled, component="I", level=level, on=on)


@given(amounts, levels, days, st.data())
def test_an_entry_and_its_reversal_are_nothing(rows: list[Amount], level: Level, on: date, data: st.DataObject) -> None:
    taken_back = data.draw(st.lists(st.sampled_from(rows), unique_by=id) if rows else st.just([]))
    reversals = [replace(row, amount=-row.amount) for row in taken_back]
    again = [*rows, *(replace(row, amount=row.amount) for row in taken_back), *reversals]
    assert add_up(again, component="I", level=level, on=on) == add_up(rows, component="I", level=level, on=on)


@given(
    rows=amounts, level=levels, on=days, category=st.sampled_from(CATEGORIES), amount=st.integers(1, 900),
    own=st.booleans(),
)  # fmt: skip
def test_a_passed_requirement_more_never_lowers_a_tally_and_only_a_ceiling_keeps_it_from_rising(
    *, rows: list[Amount], level: Level, on: date, category: str, amount: int, own: bool
) -> None:
    more = Amount(component="I" if own else "II", category=category, amount=amount, activity_date=on)
    before = add_up(rows, component="I", level=level, on=on)
    after = add_up([*rows, more], component="I", level=level, on=on)
    assert after.counted >= before.counted
    taken = own or level.counts_other_components
    assert after.counted - before.counted == (amount if taken else 0) - (after.above_ceiling - before.above_ceiling)
    if category not in level.ceilings and taken:
        assert after.counted == before.counted + amount


@given(registers(), st.sampled_from(["s1", "s2", "s3", "s4"]))
def test_being_present_longer_never_lowers_what_is_due(facts: list[FactSeen], key: str) -> None:
    more = [replace(fact, value=fact.out_of) if fact.subject_key == key else fact for fact in facts]
    assert due(facts).keys() <= due(more).keys()


@given(amounts, levels, days)
def test_every_credit_is_counted_expired_or_above_a_ceiling(rows: list[Amount], level: Level, on: date) -> None:
    total = add_up(rows, component="I", level=level, on=on)
    assert total.earned == sum(row.amount for row in rows if row.component == "I")
    assert total.earned + total.from_others == total.counted + total.expired + total.above_ceiling
    if not level.counts_other_components:
        assert total.from_others == 0
    for category, ceiling in level.ceilings.items():
        only = [row for row in rows if row.category == category]
        assert add_up(only, component="I", level=level, on=on).counted <= ceiling


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 120))
def test_the_first_valid_day_is_the_first_whose_months_reach_the_day(on: date, months: int) -> None:
    first = valid_from(on=on, months=months)
    assert add_months(first, months) >= on
    assert add_months(first - timedelta(days=1), months) < on


def test_months_are_calendar_months() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 12), 12) == date(2027, 1, 12)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


# Which facts count. ---


@given(registers(), st.sets(st.tuples(st.sampled_from("12"), st.integers(1, 2))))
def test_a_fact_of_a_module_counts_only_under_an_adopted_version(
    facts: list[FactSeen], curriculum: set[tuple[str, int]]
) -> None:
    counted = counting(facts, curriculum=curriculum, version="1")
    assert all(fact.module_number is None or ("1", fact.module_number) in curriculum for fact in counted)
    assert [fact for fact in facts if fact.module_number is None] == [f for f in counted if f.module_number is None]
    assert counting(facts, curriculum={("1", 1), ("1", 2)}, version="1") == facts


def one(kind: str, subject: str, value: int = 1, out_of: int = 1, passed: bool | None = None) -> FactSeen:
    return FactSeen(
        id=9, kind=kind, subject_key=subject, value=value, out_of=out_of, passed=passed, module_number=None,
        activity_date=DAY,
    )  # fmt: skip


def test_recognition_of_earlier_learning_stands_for_its_requirement_where_the_level_allows_it() -> None:
    fact = one("recognition", "t")
    assert evaluate(LAW, [fact], contact_minutes=MINUTES, recognises=True)["t"].grounds == (9,)
    assert not evaluate(LAW, [fact], contact_minutes=MINUTES)["t"].met
    assert not evaluate(LAW, [one("recognition", "a1", value=0)], contact_minutes=MINUTES, recognises=True)["a1"].met


@given(st.integers(0, 20), st.integers(1, 20), st.integers(1, 100), st.booleans())
def test_the_boards_pass_mark_decides_and_without_one_the_source(
    value: int, out_of: int, percent: int, passed: bool
) -> None:
    fact = one("presentation", "p", min(value, out_of), out_of, passed)

    def met(**settings: Any) -> bool:
        asked = Asked(key="p", kind="presentation", amount=0, settings={"subject": "p"} | settings)
        return evaluate([asked], [fact], contact_minutes={})["p"].met

    assert met() == passed
    assert met(pass_percent=percent) == (fact.value * 100 >= percent * out_of)


def test_an_extension_adds_months_only_as_far_as_the_level_allows() -> None:
    facts = [one("extension", "e", 6, 6)]
    assert months_allowed(facts, longest=12, extension=None) == 12
    assert months_allowed(facts, longest=12, extension=3) == 15
    assert months_allowed(facts, longest=12, extension=9) == 18


def test_requirements_that_need_each_other_are_never_met() -> None:
    ring = [Asked(key=a, kind="award", amount=1, settings={"needs": [b]}) for a, b in (("x", "y"), ("y", "x"))]
    assert not any(result.met for result in evaluate(ring, [], contact_minutes={}).values())


# The shortest way. ---
offers = st.lists(st.tuples(st.sampled_from(CATEGORIES), st.integers(1, 900)), max_size=8)


@given(offers, st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 900)), levels)
def test_the_shortest_way_is_as_short_as_the_best_of_all_subsets(
    rows: list[tuple[str, int]], held: dict[str, int], level: Level
) -> None:
    options = [Open(id=n, category=category, amount=amount) for n, (category, amount) in enumerate(rows)]

    def reaches(chosen: Iterable[Open]) -> bool:
        entries = [*held.items(), *((one.category, one.amount) for one in chosen)]
        plain = replace(level, validity_months=None)
        total = [Amount(component="I", category=c, amount=a, activity_date=DAY) for c, a in entries]
        return add_up(total, component="I", level=plain, on=DAY).reaches(plain)

    best = next((n for n in range(len(options) + 1) if any(map(reaches, combinations(options, n)))), None)
    found = shortest(options, held=held, level=level)
    assert (len(found) if found is not None else None) == best
    assert found is None or reaches(found)
