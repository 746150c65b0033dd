"""The laws of the plain rule on random cases: best of all, order-free, capped, nested, with reasons that are true."""

import json
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from courses.admissions.domain import check
from courses.admissions.domain.case import Case
from courses.admissions.domain.command import decide
from courses.admissions.domain.order import queues
from courses.admissions.domain.rule import Candidate
from courses.admissions.domain.selection import EVERYONE, Outcome, choose, next_turn
from tests.unit.admissions.cases import SEED, Document, best, case_of, compared, documents, rule, vector

many = settings(max_examples=150, deadline=None)


def decided(case: Case, fixed: frozenset[str] = frozenset()) -> Outcome:
    return choose(case.candidates, rule=case.rule, seed=SEED, fixed=fixed)


@many
@given(documents())
def test_the_vector_is_the_best_of_all_selections(document: Document) -> None:
    case = case_of(document)
    expected = best(case)
    assert expected is not None
    assert compared(decided(case).objective, case.rule.reading) == compared(expected, case.rule.reading)


@many
@given(documents(), st.data())
def test_with_people_who_hold_places_it_is_the_best_that_keeps_them(document: Document, data: st.DataObject) -> None:
    first = case_of(document)
    ids = [c.id for c in first.candidates]
    fixed = frozenset(data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=first.rule.capacity)))
    # A country that holds more than its cap keeps what it holds and gets no more.
    case = replace(first, fixed=fixed, rule=replace(first.rule, per_country_cap=None))
    outcome, expected = decided(case, fixed), best(case)
    assert fixed <= set(outcome.selected)
    assert expected is not None
    assert compared(outcome.objective, case.rule.reading) == compared(expected, case.rule.reading)


@many
@given(documents(), st.integers())
def test_the_result_does_not_depend_on_the_order_of_the_input(document: Document, shuffle: int) -> None:
    turned = deepcopy(document)
    Random(shuffle).shuffle(turned["applications"])  # noqa: S311
    assert decide(json.dumps(turned), reading=None, seed=SEED) == decide(json.dumps(document), reading=None, seed=SEED)


@many
@given(documents())
def test_caps_hold_and_nobody_is_offered_before_a_better_placed_nominee(document: Document) -> None:
    case = case_of(document)
    outcome = decided(case)
    chosen = set(outcome.selected)
    assert len(chosen) <= case.rule.capacity
    for queue in queues(case.candidates, seed=SEED).values():
        inside = [c.id in chosen for c in queue]
        assert inside == sorted(inside, reverse=True)
        if outcome.method != EVERYONE and case.rule.per_country_cap:
            assert sum(inside) <= case.rule.per_country_cap


@many
@given(documents(most=14), st.data())
def test_withdrawals_in_any_order_unseat_nobody_and_equal_solving_again(
    document: Document, data: st.DataObject
) -> None:
    """Invariants I1 to I5 and I9: the heirs, one after the other, are the best selection of who is left."""
    case = case_of(document)
    assume(len(case.candidates) > case.rule.capacity)
    cap = case.rule.per_country_cap
    seated, left = set(decided(case).selected), list(case.candidates)
    for _ in range(data.draw(st.integers(1, 4))):
        if not seated:
            break
        gone = data.draw(st.sampled_from(sorted(seated)))
        left, before = [c for c in left if c.id != gone], seated - {gone}
        heir = _heir(left, before, case, cap)
        seated = before | ({heir.id} if heir else set())
        # The cap that stood when the run was sealed stands on, also when few are left.
        again = choose(left, rule=replace(case.rule, per_country_cap=cap), seed=SEED)
        if len(left) > case.rule.capacity or cap is None:
            assert seated == set(again.selected)
        assert before <= seated
        assert len(seated) <= case.rule.capacity


def _heir(left: list[Candidate], seated: set[str], case: Case, cap: int | None) -> Candidate | None:
    held = Counter(c.country for c in left if c.id in seated)
    waiting = [c for c in left if c.id not in seated]
    return next_turn(waiting, held=held, rule=case.rule, seed=SEED, cap=cap)


@many
@given(documents(most=12))
def test_what_a_person_is_told_would_have_sufficed_suffices_and_one_less_does_not(document: Document) -> None:
    case = case_of(document)
    outcome = decided(case)
    for one, reason in outcome.reasons.items():
        if one in outcome.selected:
            continue
        if reason["freed"] is not None:
            assert one in _with_places(case, reason["freed"]).selected
            assert one not in _with_places(case, reason["freed"] - 1).selected
        last = reason["position"] or 0
        if last:
            assert one in _moved(case, one, to=last).selected
        assert one not in _moved(case, one, to=last + 1).selected
        assert reason["ahead"] == reason["turn"] - 1


def _with_places(case: Case, more: int) -> Outcome:
    return choose(case.candidates, rule=replace(case.rule, capacity=case.rule.capacity + more), seed=SEED)


def _moved(case: Case, one: str, *, to: int) -> Outcome:
    """As if the person stood at that position of the own country, the others in their order."""
    of = {c.id: c for c in case.candidates}
    queue = [c.id for c in queues(case.candidates, seed=SEED)[of[one].country] if c.id != one]
    queue.insert(to - 1, one)
    ranks = {name: position for position, name in enumerate(queue, start=1)}
    moved = [replace(c, rank=ranks.get(c.id, c.rank)) for c in case.candidates]
    return choose(moved, rule=case.rule, seed=SEED)


def sealed(document: Document) -> tuple[Document, Document, dict[str, Any]]:
    result = decide(json.dumps(document), reading=None, seed=SEED)
    run = {"seed": SEED, "case_hash": check.digest(document), "result_hash": check.digest(result)}
    return document, run, result


@many
@given(documents(sided=False))
def test_every_certificate_of_a_plain_run_verifies(document: Document) -> None:
    assert check.problems(*sealed(document)) == []


@many
@given(documents(), st.data())
def test_every_tampered_result_is_caught(document: Document, data: st.DataObject) -> None:
    case, run, result = sealed(document)
    out = sorted(set(result["reasons"]) - set(result["selected"]))
    how = data.draw(st.sampled_from(["swap", "drop", "reason", "count"]))
    forged = deepcopy(result)
    if how == "swap":
        assume(out)
        forged["selected"][data.draw(st.integers(0, len(forged["selected"]) - 1))] = data.draw(st.sampled_from(out))
        forged["objective"] = vector([c for c in case_of(document).candidates if c.id in forged["selected"]])
    elif how == "drop":
        forged["selected"].pop()
    elif how == "reason":
        one = data.draw(st.sampled_from(sorted(forged["reasons"])))
        forged["reasons"][one]["code"] = "LOTTERY" if one in result["selected"] else "FIRST_TURN_PG"
    else:
        forged["objective"][1] += 1
    run["result_hash"] = check.digest(forged)  # the forger seals again
    assert check.problems(case, run, forged)


@many
@given(documents())
def test_another_seed_is_caught_where_it_changes_who_is_selected(document: Document) -> None:
    case, run, result = sealed(document)
    other = decide(json.dumps(document), reading=None, seed="0aef")
    assume(other["selected"] != result["selected"] and other["method"] != EVERYONE)
    assert check.problems(case, run | {"result_hash": check.digest(other)}, other)


def altered(document: Document, data: st.DataObject) -> Document:
    """The case as somebody would have liked it to be."""
    forged = deepcopy(document)
    row = data.draw(st.sampled_from(forged["applications"]))
    how = data.draw(st.sampled_from(["removed", "rank", "merit", "not eligible", "country", "membership", "capacity"]))
    if how == "removed" and len(forged["applications"]) > 1:
        forged["applications"].remove(row)
    elif how in {"rank", "merit"}:
        row["national_rank" if how == "rank" else "merit"] = data.draw(st.integers(1, 4))
    elif how == "not eligible":
        row["eligible"] = False
    elif how == "country":
        row["country"] = data.draw(st.sampled_from(sorted(forged["countries"])))
    elif how == "membership":
        forged["countries"][row["country"]]["pg"] ^= True
    else:
        forged["rule"]["capacity"] = data.draw(st.integers(1, 6))
    return forged


@many
@given(documents(), st.data())
def test_every_tampered_case_that_changes_the_outcome_is_caught(document: Document, data: st.DataObject) -> None:
    """Whether the forger keeps the fingerprint of the case or makes it again."""
    case, run, result = sealed(document)
    forged = altered(case, data)
    changed = decide(json.dumps(forged), reading=None, seed=SEED)
    assume(set(changed["selected"]) != set(result["selected"]))
    assert check.problems(forged, run, result)
    assert check.problems(forged, run | {"case_hash": check.digest(forged)}, result)


def test_no_more_people_than_places_means_no_cap_no_rank_and_no_lot() -> None:
    rows = [Candidate(id=f"a{n}", country="P1", is_pg=True) for n in range(5)]
    outcome = choose(rows, rule=rule(per_country_cap=1), seed=SEED)
    assert (len(outcome.selected), outcome.method, outcome.turns, outcome.cutoff) == (5, EVERYONE, [], None)
    assert vector(rows) == outcome.objective
