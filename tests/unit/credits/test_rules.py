"""Every kind of rule, and what the ledger has to write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credits.domain.facts import Asked, FactSeen
from credits.domain.ledger import Standing, changes
from credits.evaluation import deciding_fact, evaluate
from credits.rules import rules

DAY = date(2026, 6, 8)


def fact(number: int, kind: str, value: int, out_of: int, **more: object) -> FactSeen:
    fields: dict[str, object] = {"subject_key": "x", "passed": None, "module_number": 1, "activity_date": DAY} | more
    return FactSeen(id=number, kind=kind, value=value, out_of=out_of, **fields)  # type: ignore[arg-type]


def asked(key: str, kind: str, **settings: object) -> Asked:
    return Asked(key=key, kind=kind, amount=0, settings=settings)


def met(requirement: Asked, *facts: FactSeen, minutes: int = 0) -> bool:
    return evaluate([requirement], facts, contact_minutes={1: minutes})[requirement.key].met


def test_there_is_a_rule_for_every_kind_that_the_board_can_name() -> None:
    assert set(rules()) == {
        "attendance", "active_participation", "assignment", "test", "presentation", "thesis", "other", "lessons",
        "module", "award",
    }  # fmt: skip


@pytest.mark.parametrize(("missed", "share", "enough"), [((180,), 85, True), ((180, 90), 78, False)])
def test_the_worked_examples_of_attendance(missed: tuple[int, ...], share: int, enough: bool) -> None:
    """1 245 contact minutes; without the visit 85.5 %, without visit and mapping 78.3 %; eighty per cent asked."""
    present = [fact(1, "attendance", 1245 - sum(missed), 1245 - sum(missed))]
    absent = [fact(2 + n, "attendance", 0, minutes) for n, minutes in enumerate(missed)]
    result = evaluate(
        [asked("a", "attendance", share_percent=80)], [*present, *absent], contact_minutes={1: 1245}
    )["a"]  # fmt: skip
    assert (result.met, result.values["share"]) == (enough, share)


sessions = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 90)), min_size=1, max_size=8)


@given(sessions, st.integers(1, 100))
def test_attendance_does_not_depend_on_order_and_more_presence_never_harms(
    rows: list[tuple[int, int]], share: int
) -> None:
    facts = [fact(n, "attendance", min(value, out_of), out_of) for n, (value, out_of) in enumerate(rows)]
    requirement = asked("a", "attendance", share_percent=share)
    assert met(requirement, *facts) == met(requirement, *facts[::-1])
    full = [fact(n, "attendance", out_of, out_of) for n, (_, out_of) in enumerate(rows)]
    assert met(requirement, *full)


def test_sessions_that_nobody_listed_count_as_missed() -> None:
    requirement = asked("a", "attendance", share_percent=80)
    assert not met(requirement, fact(1, "attendance", 60, 60), minutes=600)


def test_other_modules_do_not_count() -> None:
    requirement = asked("a", "attendance", share_percent=80, module=2)
    assert not met(requirement, fact(1, "attendance", 60, 60, module_number=1))


@pytest.mark.parametrize("kind", ["test", "assignment"])
def test_a_test_and_an_assignment_are_met_when_passed_and_say_what_is_missing(kind: str) -> None:
    requirement = asked("t", kind, **{kind: "x"})
    assert met(requirement, fact(1, kind, 7, 10, passed=True))
    failed = evaluate([requirement], [fact(1, kind, 6, 10, passed=False)], contact_minutes={})["t"]
    absent = evaluate([requirement], [], contact_minutes={})["t"]
    assert (failed.code, absent.code) == (f"{kind}_failed", f"{kind}_absent")


def test_lessons_and_confirmation() -> None:
    assert met(asked("l", "lessons", content="x"), fact(1, "lessons", 3, 3))
    assert not met(asked("l", "lessons", content="x"), fact(1, "lessons", 2, 3))
    assert met(asked("p", "active_participation"), fact(1, "active_participation", 1, 1, passed=True))
    assert not met(asked("p", "active_participation"), fact(1, "active_participation", 0, 1, passed=False))


@pytest.mark.parametrize("kind", ["award", "module"])
def test_an_award_rests_on_all_that_it_needs(kind: str) -> None:
    line = [asked("p", "active_participation"), asked("t", "test", test="x"), asked("w", kind, needs=["p", "t"])]
    facts = [fact(1, "active_participation", 1, 1, passed=True), fact(2, "test", 9, 10, passed=True)]
    done = evaluate(line, facts, contact_minutes={})
    assert done["w"].met
    assert done["w"].grounds == (1, 2)
    assert not evaluate(line, facts[:1], contact_minutes={})["w"].met
    assert not evaluate(line[2:], facts, contact_minutes={})["w"].met  # what it needs was not even asked


def test_the_last_fact_decides_which_law_governs() -> None:
    facts = [fact(1, "test", 9, 10, passed=True), fact(2, "test", 9, 10, passed=True, activity_date=date(2027, 1, 1))]
    done = evaluate([asked("t", "test", test="x")], facts, contact_minutes={})
    assert deciding_fact(done["t"], facts).id == 2


what_it_rests_on = st.dictionaries(st.integers(1, 20), st.sampled_from("ab"))


@given(what_it_rests_on, what_it_rests_on)
def test_after_writing_the_changes_the_ledger_holds_exactly_what_is_due(
    held: dict[int, str], due: dict[int, str]
) -> None:
    standing = [Standing(entry=100 + key, requirement=key, rests_on=on) for key, on in held.items()]
    todo = changes(standing=standing, due=due)
    left = {key: on for key, on in held.items() if 100 + key not in todo.to_reverse}
    assert not left.keys() & set(todo.to_award)
    assert left | {key: due[key] for key in todo.to_award} == due
    again = changes(standing=[Standing(entry=k, requirement=k, rests_on=on) for k, on in due.items()], due=due)
    assert (again.to_award, again.to_reverse) == ((), ())


def test_an_award_that_stands_twice_is_kept_once() -> None:
    rows = [Standing(entry=1, requirement=7), Standing(entry=2, requirement=7)]
    assert changes(standing=rows, due={7: None}).to_reverse == (2,)
