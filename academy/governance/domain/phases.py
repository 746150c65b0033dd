"""Where a resolution stands on a day: from draft to superseded. Pure.

A list of topics and activities takes effect once the Permanent Correspondents have endorsed it, and is identified each
year: it lapses with its period. Source: P-PG (2020) 10, P-PG/Academy, item 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Phase(StrEnum):
    DRAFT = "draft"
    TABLED = "tabled"
    VOTE = "vote"
    REJECTED = "rejected"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, kw_only=True)
class Life:
    """The dates of a resolution. state: draft, tabled, adopted or rejected. needs_endorsement: it holds a list.

    vote_from: the day the vote was opened. decided_on: the day the votes were counted. endorsed_on: also of the
    endorsed list that it supersedes, where it adds nothing to it.
    """

    state: str
    in_force_from: date
    applies_to: date
    tabled_on: date | None = None
    vote_from: date | None = None
    decided_on: date | None = None
    needs_endorsement: bool = False
    endorsed_on: date | None = None
    superseded_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the way. when: the day it was or will be reached; None where no day is known."""

    phase: Phase
    when: date | None
    is_done: bool
    is_current: bool


def phase(life: Life, *, on: date) -> Phase:
    """The phase on a day. Later phases win: superseded before lapsed, lapsed before in force."""
    if life.state == "draft":
        return Phase.DRAFT
    if life.state == "tabled":
        return Phase.VOTE if life.vote_from and life.vote_from <= on else Phase.TABLED
    if life.state == "rejected":
        return Phase.REJECTED
    if life.superseded_on and life.superseded_on <= on:
        return Phase.SUPERSEDED
    start = takes_effect(life)
    if start is None or on < start:
        return Phase.ADOPTED
    return Phase.LAPSED if on > life.applies_to else Phase.IN_FORCE


def takes_effect(life: Life) -> date | None:
    """The day from which it is law: in force, adopted, and endorsed where it holds a list. None: it waits."""
    if life.state != "adopted" or (life.needs_endorsement and life.endorsed_on is None):
        return None
    return max(day for day in (life.in_force_from, life.decided_on, life.endorsed_on) if day is not None)


def steps(life: Life, *, on: date) -> list[Step]:
    """The way from draft to superseded as it is shown, with the days that are known."""
    now = phase(life, on=on)
    days = {
        Phase.TABLED: life.tabled_on,
        Phase.VOTE: life.vote_from,
        Phase.ADOPTED: life.decided_on,
        Phase.REJECTED: life.decided_on,
        Phase.IN_FORCE: takes_effect(life) or (life.in_force_from if now != Phase.REJECTED else None),
        Phase.LAPSED: life.applies_to,
        Phase.SUPERSEDED: life.superseded_on,
    }
    way = _way(life, now)
    reached = way.index(now)
    return [
        Step(phase=one, when=days.get(one), is_done=at < reached, is_current=at == reached)
        for at, one in enumerate(way)
    ]


def _way(life: Life, now: Phase) -> Sequence[Phase]:
    before = (Phase.DRAFT, Phase.TABLED, Phase.VOTE)
    if now == Phase.REJECTED:
        return (*before, Phase.REJECTED)
    # What replaces it may come before or after its year ends: the earlier of the two is shown.
    replaced = life.superseded_on is not None and (now == Phase.SUPERSEDED or life.superseded_on <= life.applies_to)
    last = Phase.SUPERSEDED if replaced else Phase.LAPSED
    return (*before, Phase.ADOPTED, Phase.IN_FORCE, last)
