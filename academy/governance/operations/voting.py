"""From a draft to law: tabled, voted by name, closed by the Board's own rules, its list endorsed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.domain.voting import Outcome, Rules, outcome
from academy.governance.models import Decision, Resolution, RulesOfProcedure, SeatHolding, Vote
from academy.governance.operations.drafting import require_sound
from academy.governance.queries import holding_of
from academy.governance.refusals import (
    AlreadyVoted,
    NoQuorum,
    NoRulesOfProcedure,
    NoSeat,
    NotEndorsable,
    NotInDraft,
    NotTabled,
)
from academy.people import api as people_api
from academy.people.api import Permission, User


@transaction.atomic
def table_resolution(*, resolution: Resolution, by: User, now: datetime) -> None:
    """Put a draft before the Board; from here on its content cannot change."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    resolution = Resolution.objects.select_for_update(no_key=True).get(pk=resolution.pk)
    if resolution.state != Resolution.State.DRAFT:
        raise NotInDraft(resolution.number)
    require_sound(resolution)
    resolution.state, resolution.tabled_at = Resolution.State.TABLED, now
    resolution.save(update_fields=["state", "tabled_at"])
    audit_api.record(action="resolution.tabled", by=by, thing=resolution, authority=resolution.number)


@transaction.atomic
def cast_vote(*, resolution: Resolution, choice: str, by: User, now: datetime) -> Vote:
    """The seat that `by` holds that day votes, once."""
    people_api.check(by, Permission.RESOLUTIONS_VOTE)
    resolution = Resolution.objects.select_for_update(no_key=True).get(pk=resolution.pk)
    if resolution.state != Resolution.State.TABLED:
        raise NotTabled(resolution.number)
    holding = _holding(by, now)
    if Vote.objects.filter(resolution=resolution, seat=holding.seat).exists():
        raise AlreadyVoted
    vote = Vote.objects.create(
        resolution=resolution, seat=holding.seat, holding=holding, choice=Vote.Choice(choice), cast_at=now
    )
    audit_api.record(
        action="vote.cast", by=by, thing=vote, authority=str(holding.seat.pk), data={"resolution": resolution.number}
    )
    return vote


def _holding(by: User, now: datetime) -> SeatHolding:
    person = people_api.person_of(by)
    holding = holding_of(person, on=timezone.localdate(now)) if person else None
    if holding is None:
        raise NoSeat
    return holding


@transaction.atomic
def close_vote(*, resolution: Resolution, by: User, now: datetime) -> Outcome:
    """Count, by the rules of procedure in force that day; raises NoQuorum and leaves the vote open."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    resolution = Resolution.objects.select_for_update(no_key=True).get(pk=resolution.pk)
    if resolution.state != Resolution.State.TABLED:
        raise NotTabled(resolution.number)
    day = timezone.localdate(now)
    procedure = RulesOfProcedure.objects.filter(applies_from__lte=day).last()
    if procedure is None:
        raise NoRulesOfProcedure
    choices = list(resolution.votes.values_list("choice", flat=True))
    result = outcome(choices, rules=Rules(quorum=procedure.quorum, majority=procedure.majority))
    if not result.has_quorum:
        raise NoQuorum(present=len(choices), quorum=procedure.quorum)
    resolution.state = Resolution.State.ADOPTED if result.is_adopted else Resolution.State.REJECTED
    resolution.adopted_on = day if result.is_adopted else None
    resolution.save(update_fields=["state", "adopted_on"])
    audit_api.record(
        action="resolution.adopted" if result.is_adopted else "resolution.rejected",
        by=by,
        thing=resolution,
        authority=resolution.number,
        data={"for": result.votes_for, "against": result.votes_against, "abstentions": result.abstentions},
    )
    return result


@transaction.atomic
def endorse_list(*, resolution: Resolution, decision: Decision, by: User) -> None:
    """The Permanent Correspondents endorse the yearly list of topics and activities (credit values need none).

    Source: P-PG (2020) 10, Academy, item 6.
    """
    people_api.check(by, Permission.LIST_ENDORSE)
    if decision.body != Decision.Body.PERMANENT_CORRESPONDENTS or decision.kind != Decision.Kind.ENDORSEMENT:
        raise NotEndorsable(_("Only a decision of the Permanent Correspondents endorses the list."))
    if resolution.state != Resolution.State.ADOPTED:
        raise NotEndorsable(_("The Board has not adopted resolution %s.") % resolution.number)
    Resolution.objects.filter(pk=resolution.pk).update(endorsement=decision)
    audit_api.record(action="list.endorsed", by=by, thing=resolution, authority=decision.reference)
