"""The Board's room: what is tabled, what needs my vote, what runs, what comes into force, the law over the years."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from academy.governance import board_queries
from academy.governance.domain.phases import Phase, takes_effect
from academy.governance.domain.timeline import Bar, Timeline, timeline
from academy.governance.models import Interest, Resolution, SeatHolding, Sitting
from academy.governance.words import chair_words, phase_words, rules_words, tone
from academy.people import api as people_api
from academy.people.api import Permission, User


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A resolution as the room shows it. effect: the day it becomes law, None while its list waits for endorsement."""

    resolution: Resolution
    phase: Phase
    effect: date | None
    needs_me: bool = False
    has_voted: bool = False

    @property
    def words(self) -> str:
        return phase_words(self.phase)

    @property
    def tone(self) -> str:
        return tone(self.phase)


@people_api.needs(Permission.GOVERNANCE_READ)
def board(request: HttpRequest) -> HttpResponse:
    """The agenda, the law, drafts, sittings, seats."""
    user, now = cast(User, request.user), timezone.now()
    today = timezone.localdate(now)
    rules, holding = board_queries.rules_on(today), board_queries.holding(user, on=today)
    seen = _seen(holding, today)
    law = [one for one in seen if one.resolution.state == Resolution.State.ADOPTED]
    sittings = list(Sitting.objects.prefetch_related("resolutions"))
    page = {
        "holding": holding,
        "presides": rules is not None and board_queries.presides(user, on=today, rules=rules),
        "tabled": [one for one in seen if one.resolution.state == Resolution.State.TABLED],
        "running": [one for one in sittings if _runs(one, now)],
        "coming": [one for one in law if one.phase == Phase.ADOPTED],
        "drafts": [one for one in seen if one.phase == Phase.DRAFT],
        "rejected": [one for one in seen if one.phase == Phase.REJECTED],
        "law": _rows(law, today),
        "picture": _picture(law, today),
        "sittings": sittings,
        "voting": [one.pk for one in sittings if board_queries.is_voting(one, now=now)],
        "may_draft": people_api.may(user, Permission.RESOLUTIONS_DRAFT),
        "may_convene": people_api.may(user, Permission.MANDATES_RECORD)
        or board_queries.presides(user, on=today, rules=rules),
        "may_record": people_api.may(user, Permission.MANDATES_RECORD),
        "rules": rules,
        "rules_words": rules_words(rules) if rules else "",
        "chair_words": chair_words(rules) if rules else "",
        "counted_again": board_queries.counted_again(),
        "seats": board_queries.seats(on=today),
        "today": today,
        "now": now,
    }
    return render(request, "governance/board.html", page)


def _runs(sitting: Sitting, now: datetime) -> bool:
    """A written procedure between its beginning and its deadline, as long as something is left to be decided."""
    put = sitting.resolutions.all()
    is_counted = bool(put) and all(one.decided_at for one in put)
    return sitting.procedure == "written" and sitting.opens_at <= now <= sitting.closes_at and not is_counted


def _seen(holding: SeatHolding | None, today: date) -> list[Seen]:
    recused = set(
        Interest.objects.filter(seat=holding.seat, recuses=True).values_list("resolution_id", flat=True)
        if holding
        else ()
    )
    return [_one(resolution, holding, recused, today) for resolution in board_queries.resolutions()]


def _one(resolution: Resolution, holding: SeatHolding | None, recused: set[int], today: date) -> Seen:
    has_voted = holding is not None and any(vote.seat_id == holding.seat_id for vote in resolution.votes.all())
    life = board_queries.life_of(resolution)
    phase = board_queries.phase_of(resolution, on=today)
    needs_me = phase == Phase.VOTE and holding is not None and not has_voted and resolution.pk not in recused
    return Seen(resolution=resolution, phase=phase, effect=takes_effect(life), needs_me=needs_me, has_voted=has_voted)


def _oldest_first(law: list[Seen]) -> list[Seen]:
    return sorted(law, key=lambda one: (one.resolution.applies_from, one.resolution.pk))


def _picture(law: list[Seen], today: date) -> Timeline:
    return timeline([(one.resolution.applies_from, one.resolution.applies_to) for one in _oldest_first(law)], on=today)


def _rows(law: list[Seen], today: date) -> list[tuple[Seen, Bar]]:
    return list(zip(_oldest_first(law), _picture(law, today).bars, strict=True))
