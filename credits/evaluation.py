"""Puts every requirement of a law to its rule, in order, for one person's facts."""

from collections.abc import Mapping, Sequence

from credits.domain.facts import Asked, Case, FactSeen, Result
from credits.rules import rules


def evaluate(
    asked: Sequence[Asked], facts: Sequence[FactSeen], *, contact_minutes: Mapping[int, int]
) -> dict[str, Result]:
    """A result per requirement key. Requirements that need others stand after them."""
    done: dict[str, Result] = {}
    for requirement in asked:
        case = Case(facts=facts, contact_minutes=contact_minutes, done=done)
        done[requirement.key] = rules()[requirement.kind](requirement.settings, case)
    return done


def deciding_fact(result: Result, facts: Sequence[FactSeen]) -> FactSeen:
    """The last fact an award rests on: its date decides which law governs."""
    return max((fact for fact in facts if fact.id in result.grounds), key=lambda fact: (fact.activity_date, fact.id))
