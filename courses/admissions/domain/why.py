"""One reason for every candidate, with what would have changed it. Pure; the words are in `courses.admissions.reasons`.

Each counterfactual is true when tried: with the person at that position of the own country, or with so many more free
places, the same rule selects; with one less it does not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from courses.admissions.domain.readings import READINGS, Turn, level
from courses.admissions.domain.rule import Candidate, Rule

Reason = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """queues: of those without a place. held: places already held by country. turns: in order; `free` are served."""

    queues: Mapping[str, Sequence[Candidate]]
    held: Mapping[str, int]
    turns: Sequence[Turn]
    free: int
    cap: int | None
    rule: Rule


def everyone(candidate: Candidate, *, holds: bool) -> Reason:
    return {"code": "ALREADY_CONFIRMED" if holds else "EVERYONE_ADMITTED", "country": candidate.country}


def holding(holders: Iterable[Candidate]) -> dict[str, Reason]:
    return {candidate.id: everyone(candidate, holds=True) for candidate in holders}


def of_queues(waiting: Waiting) -> dict[str, Reason]:
    """The reason of everybody who did not hold a place before, by id."""
    served: dict[str, int] = dict(waiting.held)
    for turn in waiting.turns[: waiting.free]:
        served[turn.country] = turn.number
    cutoff = waiting.turns[waiting.free - 1] if 0 < waiting.free < len(waiting.turns) else None
    reasons = _capped(waiting, served)
    for place, turn in enumerate(waiting.turns):
        own = waiting.queues[turn.country][turn.number - waiting.held.get(turn.country, 0) - 1]
        said = _said(turn, cutoff)
        if place < waiting.free:
            reasons[own.id] = {"code": of_served(turn), **said}
        else:
            code = _of_waiting(turn, cutoff, waiting.rule)
            reasons[own.id] = {"code": code, **said, **_if(turn, waiting, served)}
            reasons[own.id]["freed"] = place - waiting.free + 1
    return reasons


def _said(turn: Turn, cutoff: Turn | None) -> Reason:
    said: Reason = {"country": turn.country, "turn": turn.number}
    return said | {"last_country": cutoff.country, "last_turn": cutoff.number} if cutoff else said


def _if(turn: Turn, waiting: Waiting, served: Mapping[str, int]) -> Reason:
    """ahead: people of the own country who stand before. position: the last one that was served; None if none was."""
    held, last = waiting.held.get(turn.country, 0), served.get(turn.country, 0)
    return {"ahead": turn.number - 1, "position": last if last > held else None}


def _capped(waiting: Waiting, served: Mapping[str, int]) -> dict[str, Reason]:
    """Those beyond their country's cap: no number of free places would do, only a better position."""
    if waiting.cap is None:
        return {}
    reasons: dict[str, Reason] = {}
    for country, queue in waiting.queues.items():
        held = waiting.held.get(country, 0)
        for number, candidate in enumerate(queue, start=held + 1):
            if number > waiting.cap:
                turn = Turn(country, number, candidate.is_pg)
                reason = {"code": "COUNTRY_CAP", "country": country, "turn": number, "cap": waiting.cap}
                reasons[candidate.id] = reason | _if(turn, waiting, served) | {"freed": None}
    return reasons


def of_served(turn: Turn) -> str:
    if turn.number == 1:
        return "FIRST_TURN_PG" if turn.is_pg else "FIRST_TURN_OTHER"
    return "FURTHER_TURN_PG" if turn.is_pg else "FURTHER_TURN_OTHER"


def _of_waiting(turn: Turn, cutoff: Turn | None, rule: Rule) -> str:
    if cutoff is None:
        return "NO_FREE_PLACE"
    if level(turn, rule.reading) == level(cutoff, rule.reading):
        later = (turn.country in rule.served_last, cutoff.country in rule.served_last) == (True, False)
        return "SERVED_LAST_TIME" if later else "LOTTERY"
    # As a member's turn of the same number it would have come in time: membership alone decided.
    if not turn.is_pg and READINGS[rule.reading](True, turn.number) <= level(cutoff, rule.reading):
        return "PG_PRIORITY"
    if turn.number > 1 and cutoff.number == 1:
        return "OTHERS_FIRST_TURNS_CAME_FIRST"
    return "COUNTRY_ALREADY_HAS_MORE_PLACES"


def of_chosen(candidate: Candidate, number: int, *, holds: bool) -> Reason:
    """Of somebody whom the integer programme chose, as the `number`-th of the own country."""
    if holds:
        return everyone(candidate, holds=True)
    turn = Turn(candidate.country, number, candidate.is_pg)
    return {"code": of_served(turn), "country": candidate.country, "turn": number}
