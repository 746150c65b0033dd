"""Budget, groups and joint nominations: against trying everything, and against the sort where nothing binds."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from courses.admissions.domain.command import decide
from courses.admissions.domain.programme import CannotBeMet, keeps, pool_of
from courses.admissions.domain.programme import solve as by_programme
from courses.admissions.domain.selection import PROGRAMME, choose
from courses.admissions.domain.solving import solve
from tests.unit.admissions.cases import COMPARED, SEED, Document, best, case_of, compared, documents, vector

# As the letter names them, in the order of the vector.
PURPOSES = ("places", "countries", "Pompidou Group countries", "Pompidou Group participants", "sum of squares")
some = settings(max_examples=60, deadline=None)


@some
@given(documents(sided=True))
def test_the_best_of_all_selections_is_found_and_impossible_conditions_are_said(document: Document) -> None:
    case = case_of(document)
    expected = best(case)
    if expected is None:
        with pytest.raises(CannotBeMet) as refusal:
            solve(case.candidates, rule=case.rule, seed=SEED, fixed=case.fixed)
        assert refusal.value.relaxation
        return
    outcome = solve(case.candidates, rule=case.rule, seed=SEED, fixed=case.fixed)
    chosen = [c for c in case.candidates if c.id in outcome.selected]
    assert keeps(chosen, case.candidates, case.rule)
    assert vector(chosen) == outcome.objective
    reading = case.rule.reading
    assert compared(outcome.objective, reading) == compared(expected, reading)
    assert set(outcome.reasons) == {c.id for c in case.candidates}


def test_a_joint_nomination_of_three_that_cannot_be_kept_is_named() -> None:
    row = {"country": "C0", "national_rank": None, "merit": None, "first_time": False, "grant": 0}
    case = case_of(
        {
            "rule": {
                "capacity": 1,
                "reading": "A",
                "groups": [{"field": "gender", "value": "f", "min": 1}],
                "together": [["a0", "a2", "a3"]],
            },
            "countries": {"C0": {"pg": False, "coe": True}},
            "applications": [{"id": f"a{i}", "gender": "m" if i == 1 else "f", **row} for i in range(4)],
        }
    )
    with pytest.raises(CannotBeMet) as refusal:
        solve(case.candidates, rule=case.rule, seed=SEED, fixed=case.fixed)
    assert len(refusal.value.relaxation) == 1


@some
@given(documents(sided=True, most=7))
def test_what_a_person_is_told_the_selection_would_have_lost_it_would_have_lost(document: Document) -> None:
    """With the person forced in, trying everything finds the same loss, or none, or no selection."""
    case = case_of(document)
    reached = best(case)
    if reached is None:
        return
    outcome = solve(case.candidates, rule=case.rule, seed=SEED, fixed=case.fixed)
    for one, reason in outcome.reasons.items():
        if one not in outcome.selected and outcome.method == PROGRAMME:
            assert _told(reason) == _found(best(case, among=one), reached, case.rule.reading)


def _told(reason: dict[str, Any]) -> tuple[Any, ...]:
    return reason["code"], *(reason.get(name) for name in ("purpose", "best", "instead"))


def _found(instead: list[int] | None, reached: list[int], reading: str) -> tuple[Any, ...]:
    if instead is None:
        return "CONDITIONS_EXCLUDE", None, None, None
    for which in COMPARED[reading]:
        if instead[which] != reached[which]:
            return "WOULD_COST", PURPOSES[which], reached[which], instead[which]
    return "EQUAL_CLAIM", None, None, None


@some
@given(documents())
def test_where_nothing_binds_the_programme_chooses_whom_the_sort_chooses(document: Document) -> None:
    case = case_of(document)
    by_sort = choose(case.candidates, rule=case.rule, seed=SEED)
    chosen, _ = by_programme(pool_of(case.candidates, rule=case.rule, seed=SEED, fixed=()))
    assert {c.id for c in chosen} == set(by_sort.selected)


@some
@given(documents(sided=True))
def test_the_order_of_the_input_does_not_matter_to_the_programme(document: Document) -> None:
    turned = document | {"applications": document["applications"][::-1]}
    try:
        one, other = (decide(json.dumps(d), reading=None, seed=SEED) for d in (document, turned))
        assert one == other
    except CannotBeMet:
        with pytest.raises(CannotBeMet):
            decide(json.dumps(turned), reading=None, seed=SEED)


def two_countries(**rule: object) -> Document:
    applications = [
        {"id": "a1", "country": "P1", "national_rank": 1, "gender": "m", "grant": 500},
        {"id": "a2", "country": "P1", "national_rank": 2, "gender": "f", "grant": 100},
        {"id": "a3", "country": "P2", "national_rank": 1, "gender": "m", "grant": 500},
    ]
    countries = {"P1": {"pg": True}, "P2": {"pg": True}}
    return {"rule": {"capacity": 2} | rule, "countries": countries, "applications": applications}


def chosen(document: Document, reading: str | None = None) -> list[str]:
    return sorted(decide(json.dumps(document), reading=reading, seed=SEED)["selected"])


def test_the_first_of_a_country_gives_way_to_its_second_rather_than_a_country_being_lost() -> None:
    assert chosen(two_countries(groups=[{"field": "gender", "value": "f", "min": 1}])) == ["a2", "a3"]


def test_with_a_budget_the_two_readings_part() -> None:
    """One person of another country costs as much as two of one that is served."""
    applications = [
        {"id": "a1", "country": "P1", "grant": 0},
        {"id": "a2", "country": "P1", "grant": 500},
        {"id": "a3", "country": "P1", "grant": 500},
        {"id": "a4", "country": "P2", "grant": 1000},
    ]
    countries = {"P1": {"pg": True}, "P2": {"pg": True}}
    document: Document = {
        "rule": {"capacity": 3, "budget": 1000},
        "countries": countries,
        "applications": applications,
    }
    assert chosen(document, "A") == ["a1", "a2", "a3"]
    assert chosen(document, "A_countries_first") == ["a1", "a4"]


def test_joint_nominees_come_both_or_not_at_all() -> None:
    assert chosen(two_countries(together=[["a1", "a2"]], capacity=1)) == ["a3"]


def test_conditions_that_exclude_each_other_name_the_least_that_would_have_to_give_way() -> None:
    document = two_countries(budget=50, groups=[{"field": "gender", "value": "f", "min": 1}])
    with pytest.raises(CannotBeMet) as refusal:
        chosen(document)
    assert refusal.value.relaxation in (
        ["raise rule.budget from 50 by 50"],
        ["lower the min of rule.groups[0] (gender = f) from 1 by 1"],
    )


def test_who_is_left_out_is_told_what_the_selection_would_have_lost() -> None:
    document = two_countries(groups=[{"field": "gender", "value": "f", "min": 1}])
    reason = decide(json.dumps(document), reading=None, seed=SEED)["reasons"]["a1"]
    floor = {"kind": "min", "index": 0, "field": "gender", "value": "f", "number": 1}
    cost = {"code": "WOULD_COST", "purpose": "countries", "best": 2, "instead": 1}
    assert reason == {"country": "P1", **cost, "without": [floor]}
