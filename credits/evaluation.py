"""Puts every requirement of a law to its rule, for one person's facts in one edition. Pure.

A fact of a numbered module counts only where the Board has adopted that module of the course version that was run.
Source: P-PG (2020) 10, P-PG/Academy, item 7.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from credits.domain.facts import Asked, Case, FactSeen, Result
from credits.rules import rules

RECOGNITION, EXTENSION = "recognition", "extension"
Curriculum = Collection[tuple[str, int]]


def counting(facts: Iterable[FactSeen], *, curriculum: Curriculum, version: str) -> list[FactSeen]:
    """The facts that may count under an adopted curriculum; what belongs to no module always may."""
    return [fact for fact in facts if fact.module_number is None or (version, fact.module_number) in curriculum]


def counting_minutes(minutes: Mapping[int, int], *, curriculum: Curriculum, version: str) -> dict[int, int]:
    """Contact minutes of adopted modules: the others neither help nor harm."""
    return {number: value for number, value in minutes.items() if (version, number) in curriculum}


def evaluate(
    asked: Sequence[Asked],
    facts: Sequence[FactSeen],
    *,
    contact_minutes: Mapping[int, int],
    recognises: bool = False,
) -> dict[str, Result]:
    """A result per requirement key, in whatever order they are asked.

    recognises: a recorded recognition of earlier learning stands for the requirement whose key it names.
    """
    done: dict[str, Result] = {}
    for requirement in in_order(asked):
        case = Case(facts=facts, contact_minutes=contact_minutes, done=done)
        result = rules()[requirement.kind](requirement.settings, case)
        if recognises and not result.met:
            result = _recognised(requirement.key, facts) or result
        done[requirement.key] = result
    return {requirement.key: done[requirement.key] for requirement in asked}


def in_order(asked: Sequence[Asked]) -> list[Asked]:
    """What others need comes before them; what needs itself, through others, comes last and is never met."""
    keys, waiting, sorted_ones = {one.key for one in asked}, list(asked), []
    known: set[str] = set()
    while waiting:
        ready = [one for one in waiting if all(key in known or key not in keys for key in _needs(one))]
        for one in ready or waiting:
            sorted_ones.append(one)
            known.add(one.key)
        waiting = [one for one in waiting if one.key not in known]
    return sorted_ones


def _needs(one: Asked) -> list[str]:
    return [str(key) for key in one.settings.get("needs", ())]


def _recognised(key: str, facts: Sequence[FactSeen]) -> Result | None:
    grounds = tuple(f.id for f in facts if f.kind == RECOGNITION and f.subject_key == key and f.value > 0)
    return Result(met=True, grounds=grounds) if grounds else None


def deciding_fact(result: Result, facts: Sequence[FactSeen]) -> FactSeen:
    """The last fact an award rests on: its date decides which law governs.

    On the same day the register's order must not decide, since facts arrive in any order.
    """
    rests_on = [fact for fact in facts if fact.id in result.grounds]
    return max(rests_on, key=lambda fact: (fact.activity_date, fact.kind, fact.subject_key, fact.id))


def months_allowed(facts: Iterable[FactSeen], *, longest: int, extension: int | None) -> int:
    """The mandate's span, and what a recorded extension adds within what the level allows."""
    granted = sum(fact.value for fact in facts if fact.kind == EXTENSION)
    return longest + min(granted, extension or 0)
