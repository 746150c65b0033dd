"""From a draft to law: tabled, voted by name, counted by the Board's own rules."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance import board_queries, carrying
from academy.governance.domain.voting import Outcome
from academy.governance.models import Interest, Resolution, SeatHolding, Sitting, Vote
from academy.governance.operations.drafting import require_sound
from academy.governance.operations.news import tell_of
from academy.governance.operations.sittings import require_open_agenda, require_presiding
from academy.governance.operations.superseding import supersede_by
from academy.governance.refusals import NoQuorum, NoSeat, NotInDraft, NotTabled
from academy.governance.vote_refusals import (
    AlreadyVoted,
    DeadlineStillRuns,
    InterestRefused,
    NoRulesOfProcedure,
    NoSitting,
    Recused,
    VoteClosed,
    VoteCounted,
    VoteNotOpen,
)
from academy.governance.words import decided_words
from academy.people import api as people_api
from academy.people.api import Permission, User


@transaction.atomic
def table_resolution(*, resolution: Resolution, by: User, now: datetime, sitting: Sitting | None = None) -> None:
    """Put a draft before the Board, in a sitting or for the next one; from here on its content cannot change."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    resolution = Resolution.objects.select_for_update(no_key=True).get(pk=resolution.pk)
    if resolution.state != Resolution.State.DRAFT:
        raise NotInDraft(resolution.number)
    require_sound(resolution)
    if sitting:
        require_open_agenda(sitting, now=now)
    resolution.state, resolution.tabled_at, resolution.sitting = Resolution.State.TABLED, now, sitting
    resolution.save(update_fields=["state", "tabled_at", "sitting"])
    audit_api.record(
        action="resolution.tabled",
        by=by,
        thing=resolution,
        authority=resolution.number,
        data={"sitting": sitting.number if sitting else ""},
    )


@transaction.atomic
def declare_interest(*, resolution: Resolution, text: str, recuses: bool, by: User, now: datetime) -> Interest:
    """The seat that `by` holds declares an interest before it votes; who recuses does not vote and is not present."""
    people_api.check(by, Permission.RESOLUTIONS_VOTE)
    resolution = _tabled(resolution)
    seated = _holding(by, now)
    if Interest.objects.filter(resolution=resolution, seat=seated.seat).exists():
        raise InterestRefused(_("Your seat has already declared an interest in this resolution."), code="declared_once")
    if Vote.objects.filter(resolution=resolution, seat=seated.seat).exists():
        words = _("Your seat has voted on this resolution: an interest is declared before the vote.")
        raise InterestRefused(words, code="after_the_vote")
    interest = Interest.objects.create(
        resolution=resolution, seat=seated.seat, holding=seated, text=text, recuses=recuses, declared_at=now
    )
    audit_api.record(
        action="interest.declared",
        by=by,
        thing=interest,
        authority=str(seated.seat.pk),
        data={"resolution": resolution.number, "recuses": recuses},
    )
    return interest


@transaction.atomic
def cast_vote(*, resolution: Resolution, choice: str, by: User, now: datetime) -> Vote:
    """The seat that `by` holds that day (or is deputy for) votes, once, while the vote of its sitting is open."""
    people_api.check(by, Permission.RESOLUTIONS_VOTE)
    resolution = _tabled(resolution)
    seated = _holding(by, now)
    _require_open(resolution, now)
    _require_free_vote(resolution, seated)
    vote = Vote.objects.create(
        resolution=resolution, seat=seated.seat, holding=seated, choice=Vote.Choice(choice), cast_at=now
    )
    audit_api.record(
        action="vote.cast", by=by, thing=vote, authority=str(seated.seat.pk), data={"resolution": resolution.number}
    )
    return vote


def _tabled(resolution: Resolution) -> Resolution:
    locked = Resolution.objects.select_for_update(no_key=True, of=("self",)).select_related("sitting")
    found = locked.get(pk=resolution.pk)
    if found.decided_at:
        counted = board_queries.count(found, on=timezone.localdate(found.decided_at))
        outcome = decided_words(found.state, counted.result)
        raise VoteCounted(number=found.number, when=found.decided_at, outcome=outcome)
    if found.state != Resolution.State.TABLED:
        raise NotTabled(found.number)
    return found


def _holding(by: User, now: datetime) -> SeatHolding:
    seated = board_queries.holding(by, on=timezone.localdate(now))
    if seated is None:
        raise NoSeat
    return seated


def _require_open(resolution: Resolution, now: datetime) -> None:
    sitting, day = resolution.sitting, timezone.localdate(now)
    rules = board_queries.rules_of(sitting, on=day)
    if rules is None:
        raise NoRulesOfProcedure
    if sitting is None:
        raise NoSitting(resolution.number)
    if now > sitting.closes_at:
        raise VoteClosed(sitting=sitting.number, closes_at=sitting.closes_at)
    if sitting.opened_at is None or now < max(sitting.opened_at, sitting.opens_at):
        who = board_queries.who_presides(rules, on=day)
        raise VoteNotOpen(sitting=sitting.number, opens_at=sitting.opens_at, who=who)


def _require_free_vote(resolution: Resolution, seated: SeatHolding) -> None:
    recusal = Interest.objects.filter(resolution=resolution, seat=seated.seat, recuses=True).first()
    if recusal:
        raise Recused(seat=str(seated.seat), when=recusal.declared_at)
    cast = Vote.objects.filter(resolution=resolution, seat=seated.seat).select_related("holding__person").first()
    if cast:
        raise AlreadyVoted(seat=str(seated.seat), who=cast.holding.who, when=cast.cast_at)


@transaction.atomic
def close_vote(*, resolution: Resolution, by: User, now: datetime) -> Outcome:
    """Count, by the rules of procedure that applied when the vote was opened.

    A written procedure closes after its deadline, or when every seat that may vote has voted. Without a quorum the
    vote stays open until the sitting ends (NoQuorum); after it, the resolution is not adopted.
    """
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    resolution = _tabled(resolution)
    day = timezone.localdate(now)
    require_presiding(by, on=day, sitting=resolution.sitting)
    sitting = _require_opened(resolution, now)
    counted = board_queries.count(resolution, on=day)
    if counted.result is None or counted.rules is None:
        raise NoRulesOfProcedure
    is_over = now > sitting.closes_at
    if sitting.procedure == Sitting.Procedure.WRITTEN and counted.missing and not is_over:
        missing = ", ".join(str(seat) for seat in counted.missing)
        raise DeadlineStillRuns(closes_at=sitting.closes_at, missing=missing)
    if not counted.result.has_quorum and not is_over:
        raise NoQuorum(present=resolution.votes.count(), quorum=counted.rules.quorum)
    _settle(resolution, counted.result, by=by, now=now, authority=counted.rules.decision.reference)
    return counted.result


def _require_opened(resolution: Resolution, now: datetime) -> Sitting:
    sitting = resolution.sitting
    if sitting is None:
        raise NoSitting(resolution.number)
    if sitting.opened_at is None and now <= sitting.closes_at:
        day = timezone.localdate(now)
        who = board_queries.who_presides(board_queries.rules_of(sitting, on=day), on=day)
        raise VoteNotOpen(sitting=sitting.number, opens_at=sitting.opens_at, who=who)
    return sitting


def _settle(resolution: Resolution, result: Outcome, *, by: User, now: datetime, authority: str) -> None:
    resolution.state = Resolution.State.ADOPTED if result.is_adopted else Resolution.State.REJECTED
    resolution.adopted_on = timezone.localdate(now) if result.is_adopted else None
    resolution.decided_at = now
    covered = carrying.covered_by(resolution) if result.is_adopted else None
    if covered:
        resolution.endorsement = covered.endorsement
    resolution.save(update_fields=["state", "adopted_on", "decided_at", "endorsement"])
    if result.is_adopted:
        supersede_by(resolution)
        tell_of(resolution)
    audit_api.record(
        action="resolution.adopted" if result.is_adopted else "resolution.rejected",
        by=by,
        thing=resolution,
        authority=resolution.number,
        data={
            "for": result.votes_for,
            "against": result.votes_against,
            "abstentions": result.abstentions,
            "quorum": result.has_quorum,
            "tie_broken": result.tie_broken,
            "rules": authority,
            "endorsement_of": covered.number if covered else "",
        },
    )
