"""Reads of the Board's room: who presides, who may vote, where a resolution stands, how the votes stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance.domain.phases import Life, Phase, phase, takes_effect
from academy.governance.domain.voting import Outcome, Rules, outcome
from academy.governance.models import (
    DesignatedActivity,
    Interest,
    Resolution,
    RulesOfProcedure,
    Seat,
    SeatHolding,
    Sitting,
)
from academy.governance.queries import holding_of
from academy.governance.signals import COUNTED_AGAIN
from academy.jobs import api as jobs_api
from academy.people import api as people_api
from academy.people.api import Permission, User


@dataclass(frozen=True, kw_only=True)
class Count:
    """The votes as they stand. rules: None where the Board has recorded none. missing: seats that may still vote."""

    result: Outcome | None
    rules: RulesOfProcedure | None
    missing: list[Seat]


def rules_on(day: date) -> RulesOfProcedure | None:
    """The rules of procedure that apply on a day."""
    rules = RulesOfProcedure.objects.select_related("decision", "chair").filter(applies_from__lte=day)
    return rules.order_by("applies_from", "pk").last()


def rules_of(sitting: Sitting | None, *, on: date) -> RulesOfProcedure | None:
    """The rules under which the vote of a sitting was opened; before it is, those that apply on the day."""
    if sitting is None or sitting.rules_id is None:
        return rules_on(on)
    return RulesOfProcedure.objects.select_related("decision", "chair").get(pk=sitting.rules_id)


def last_opening() -> Sitting | None:
    """The sitting whose vote was opened last."""
    return Sitting.objects.exclude(opened_at=None).order_by("opened_at").last()


def holding(user: User, *, on: date) -> SeatHolding | None:
    person = people_api.person_of(user)
    return holding_of(person, on=on) if person else None


def holders(*, on: date) -> QuerySet[SeatHolding]:
    """Who holds a seat that day, or is deputy for it: holders first."""
    current = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    found = SeatHolding.objects.filter(current, starts_on__lte=on).select_related("seat", "person", "institution")
    return found.order_by("-seat__kind", "seat__number", "is_deputy")


def presides(user: User, *, on: date, rules: RulesOfProcedure | None) -> bool:
    """Whether this account opens and closes votes: the chair (or its deputy) that the rules name, or the Secretariat.

    The founding text names no chair.
    """
    if rules is None or rules.chair_id is None:
        return people_api.may(user, Permission.MANDATES_RECORD)
    seated = holding(user, on=on)
    return seated is not None and seated.seat_id == rules.chair_id


def who_presides(rules: RulesOfProcedure | None, *, on: date) -> str:
    """In words: the seat with its holder's name, or the Secretariat."""
    if rules is None or rules.chair is None:
        return _("the Secretariat")
    names = [one.who for one in holders(on=on).filter(seat=rules.chair)]
    if not names:
        return f"{rules.chair} ({_('vacant')})"
    return _("%(seat)s: %(name)s") % {"seat": rules.chair, "name": ", ".join(names)}


def seats(*, on: date) -> list[Seat]:
    """Every seat with who holds it that day in `.holdings.all()`."""
    rows = Seat.objects.select_related("decision").order_by("-kind", "number")
    return list(rows.prefetch_related(Prefetch("holdings", queryset=holders(on=on))))


def seats_with_history() -> list[Seat]:
    """Every seat with all who ever held it, newest first."""
    past = SeatHolding.objects.select_related("person", "institution").order_by("is_deputy", "-starts_on")
    rows = Seat.objects.select_related("decision").order_by("-kind", "number")
    return list(rows.prefetch_related(Prefetch("holdings", queryset=past)))


def resolutions() -> QuerySet[Resolution]:
    """Resolutions with all that says where they stand; seven statements for any number of them."""
    replacing = Resolution.objects.filter(state=Resolution.State.ADOPTED).order_by("in_force_from")
    replacing = replacing.select_related("endorsement").prefetch_related("designated_activities")
    return Resolution.objects.select_related("endorsement", "sitting", "supersedes").prefetch_related(
        Prefetch("superseded_by", queryset=replacing, to_attr="replaced_by"), "designated_activities", "votes"
    )


def unendorsed_lists(*, on: date) -> QuerySet[Resolution]:
    """Adopted resolutions whose list waits for its endorsement that day: neither lapsed nor superseded."""
    waiting = Resolution.objects.filter(state=Resolution.State.ADOPTED, endorsement=None, applies_to__gte=on)
    replaced = Resolution.objects.filter(state=Resolution.State.ADOPTED, supersedes=OuterRef("pk"))
    designates = DesignatedActivity.objects.filter(resolution=OuterRef("pk"))
    return waiting.filter(Exists(designates)).exclude(Exists(replaced))


def life_of(resolution: Resolution) -> Life:
    """Its dates, read without a statement when it comes from `resolutions()`."""
    sitting = resolution.sitting
    return Life(
        state=resolution.state,
        in_force_from=resolution.in_force_from,
        applies_to=resolution.applies_to,
        tabled_on=timezone.localdate(resolution.tabled_at) if resolution.tabled_at else None,
        vote_from=timezone.localdate(sitting.opened_at) if sitting and sitting.opened_at else None,
        decided_on=_decided_on(resolution),
        needs_endorsement=bool(resolution.designated_activities.all()),
        endorsed_on=resolution.endorsement.decided_on if resolution.endorsement else None,
        superseded_on=min((day for _, day in replacing(resolution) if day), default=None),
    )


def _decided_on(resolution: Resolution) -> date | None:
    return timezone.localdate(resolution.decided_at) if resolution.decided_at else resolution.adopted_on


def replacing(resolution: Resolution) -> list[tuple[Resolution, date | None]]:
    """Each adopted resolution that supersedes it, with the day it takes effect; None where it waits."""
    found = getattr(resolution, "replaced_by", None)
    if found is None:
        found = resolution.superseded_by.filter(state=Resolution.State.ADOPTED).order_by("in_force_from")
    return [(one, effect_of(one)) for one in found]


def effect_of(resolution: Resolution) -> date | None:
    """The first day on which a resolution is law, and what it supersedes no longer. None: it waits."""
    return takes_effect(
        Life(
            state=resolution.state,
            in_force_from=resolution.in_force_from,
            applies_to=resolution.applies_to,
            decided_on=_decided_on(resolution),
            needs_endorsement=bool(resolution.designated_activities.all()),
            endorsed_on=resolution.endorsement.decided_on if resolution.endorsement else None,
        )
    )


def phase_of(resolution: Resolution, *, on: date) -> Phase:
    return phase(life_of(resolution), on=on)


def counted_again() -> int:
    """How many editions are being counted again because the law, or a programme, is another; one statement."""
    return len({key.removeprefix(COUNTED_AGAIN).split(":")[0] for key in jobs_api.unfinished(COUNTED_AGAIN)})


def interests_of(resolution: Resolution) -> QuerySet[Interest]:
    found = Interest.objects.filter(resolution=resolution).select_related("seat", "holding__person")
    return found.order_by("-seat__kind", "seat__number")


def may_vote_seats(resolution: Resolution, *, on: date) -> list[Seat]:
    """The seats that somebody holds that day and that have not recused themselves."""
    recused = Interest.objects.filter(resolution=resolution, recuses=True).values_list("seat_id", flat=True)
    found = {one.seat_id: one.seat for one in holders(on=on) if one.seat_id not in set(recused)}
    return list(found.values())


def count(resolution: Resolution, *, on: date) -> Count:
    """The votes by the rules under which the vote was opened (or that apply `on`, before it is)."""
    rules = rules_of(resolution.sitting, on=on)
    votes = {vote.seat_id: vote.choice for vote in resolution.votes.all()}
    missing = [seat for seat in may_vote_seats(resolution, on=on) if seat.pk not in votes]
    return Count(result=_result(votes, rules), rules=rules, missing=missing)


def result_of(resolution: Resolution, *, rules: RulesOfProcedure | None) -> Outcome | None:
    """The votes by these rules, without a statement when it comes from `resolutions()`."""
    return _result({vote.seat_id: vote.choice for vote in resolution.votes.all()}, rules)


def _result(votes: dict[int, str], rules: RulesOfProcedure | None) -> Outcome | None:
    if rules is None:
        return None
    by = Rules(quorum=rules.quorum, majority=rules.majority, chair_breaks_ties=rules.chair_breaks_ties)
    return outcome(list(votes.values()), rules=by, chair=votes.get(rules.chair_id or 0, ""))


def is_voting(sitting: Sitting, *, now: datetime) -> bool:
    """The vote was opened, its end has not come, and something on the agenda is still to be decided.

    Without a statement where the agenda was fetched with the sitting.
    """
    if sitting.opened_at is None or not sitting.opened_at <= now <= sitting.closes_at:
        return False
    return any(one.state == Resolution.State.TABLED for one in sitting.resolutions.all())


def present_at(sitting: Sitting) -> list[SeatHolding]:
    """Who was there: as noted by the Secretariat, and whoever voted or declared an interest."""
    noted = Q(sittings=sitting) | Q(votes__resolution__sitting=sitting) | Q(interests__resolution__sitting=sitting)
    found = SeatHolding.objects.filter(noted).select_related("seat", "person", "institution").distinct()
    return list(found.order_by("-seat__kind", "seat__number", "is_deputy"))


def numbers_of(found: Iterable[Resolution]) -> str:
    return ", ".join(one.number for one in found)
