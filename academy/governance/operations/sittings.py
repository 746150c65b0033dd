"""Sittings of the Board: convened, opened by who presides, minuted."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.board_queries import presides, rules_of, rules_on, who_presides
from academy.governance.models import Minutes, Resolution, RulesOfProcedure, SeatHolding, Sitting
from academy.governance.refusals import NotTabled
from academy.governance.vote_refusals import NoRulesOfProcedure, NotPresiding, SittingRefused, moment
from academy.people import api as people_api
from academy.people.api import Permission, User


@transaction.atomic
def convene_sitting(
    *,
    number: str,
    procedure: str,
    opens_at: datetime,
    closes_at: datetime,
    by: User,
    place: str = "",
    is_demonstration: bool = False,
) -> Sitting:
    """A meeting or a written procedure, by the Secretariat or who presides. Votes are cast between the two times."""
    _require_convener(by, on=timezone.localdate(opens_at))
    if closes_at <= opens_at:
        raise SittingRefused(_("The sitting ends before it begins."), code="sitting_backwards", field="closes_at")
    if procedure == Sitting.Procedure.MEETING and not place:
        raise SittingRefused(_("Say where the Board meets."), code="no_place", field="place")
    if Sitting.objects.filter(number=number).exists():
        raise SittingRefused(_("There is a sitting with this number."), code="number_taken", field="number")
    sitting = Sitting.objects.create(
        number=number,
        procedure=Sitting.Procedure(procedure),
        opens_at=opens_at,
        closes_at=closes_at,
        place=place,
        is_demonstration=is_demonstration,
    )
    audit_api.record(action="sitting.convened", by=by, thing=sitting, authority=number)
    return sitting


def _require_convener(by: User, *, on: date) -> None:
    rules = rules_on(on)
    if not (people_api.may(by, Permission.MANDATES_RECORD) or presides(by, on=on, rules=rules)):
        _refuse(rules, on)


def require_presiding(by: User, *, on: date, sitting: Sitting | None) -> RulesOfProcedure:
    """The rules of the sitting (those of the day, before its vote is opened), if `by` presides by them."""
    rules = rules_of(sitting, on=on)
    if rules is None:
        raise NoRulesOfProcedure
    if not presides(by, on=on, rules=rules):
        _refuse(rules, on)
    return rules


def _refuse(rules: RulesOfProcedure | None, on: date) -> None:
    source = rules.decision.reference if rules else _("no rules of procedure are recorded")
    raise NotPresiding(who=who_presides(rules, on=on), source=source)


@transaction.atomic
def put_on_agenda(*, resolution: Resolution, sitting: Sitting, by: User, now: datetime) -> None:
    """A tabled resolution on which nobody has voted comes before this sitting."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    resolution = Resolution.objects.select_for_update(no_key=True).get(pk=resolution.pk)
    if resolution.state != Resolution.State.TABLED:
        raise NotTabled(resolution.number)
    require_open_agenda(sitting, now=now)
    if resolution.votes.exists():
        words = _("Seats have already voted on resolution %(number)s in sitting %(sitting)s: it stays there.")
        raise SittingRefused(
            words % {"number": resolution.number, "sitting": resolution.sitting}, code="votes_cast_already"
        )
    resolution.sitting = sitting
    resolution.save(update_fields=["sitting"])
    audit_api.record(action="resolution.on_agenda", by=by, thing=resolution, authority=sitting.number)


def require_open_agenda(sitting: Sitting, *, now: datetime) -> None:
    if sitting.closes_at <= now:
        words = _("Sitting %(number)s ended on %(when)s: nothing can be put on its agenda. Convene another sitting.")
        raise SittingRefused(
            words % {"number": sitting.number, "when": moment(sitting.closes_at)}, code="sitting_is_over"
        )


@transaction.atomic
def open_vote(*, sitting: Sitting, by: User, now: datetime) -> None:
    """Who presides opens the vote on everything that stands on the agenda."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    sitting = Sitting.objects.select_for_update(no_key=True).get(pk=sitting.pk)
    rules = require_presiding(by, on=timezone.localdate(now), sitting=sitting)
    if sitting.opened_at:
        words = _("The vote in sitting %(number)s was opened on %(when)s.")
        raise SittingRefused(words % {"number": sitting.number, "when": moment(sitting.opened_at)}, code="opened_once")
    if now < sitting.opens_at:
        words = _("Sitting %(number)s begins on %(when)s: its vote cannot be opened before.")
        raise SittingRefused(words % {"number": sitting.number, "when": moment(sitting.opens_at)}, code="too_early")
    require_open_agenda(sitting, now=now)
    if not sitting.resolutions.exists():
        words = _("Nothing is on the agenda of sitting %s: put a draft before the Board first.")
        raise SittingRefused(words % sitting.number, code="empty_agenda")
    sitting.opened_at, sitting.rules = now, rules
    sitting.save(update_fields=["opened_at", "rules"])
    data = {"rules": rules.decision.reference}
    audit_api.record(action="sitting.vote_opened", by=by, thing=sitting, authority=sitting.number, data=data)


@transaction.atomic
def write_minutes(
    *,
    sitting: Sitting,
    attended: Iterable[SeatHolding],
    minutes_fr: str,
    minutes_en: str,
    by: User,
    now: datetime,
) -> Minutes:
    """Who was there and what was said, by the Secretariat; votes and declarations come from the record.

    Every version is kept beside the one that holds.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    sitting = Sitting.objects.select_for_update(no_key=True).get(pk=sitting.pk)
    attended = list(attended)
    version = Minutes.objects.create(
        sitting=sitting,
        number=sitting.versions.count() + 1,
        present=", ".join(one.who for one in attended),
        minutes_fr=minutes_fr,
        minutes_en=minutes_en,
        written_by=audit_api.actor_key(by),
        written_at=now,
    )
    sitting.minutes_fr, sitting.minutes_en = minutes_fr, minutes_en
    sitting.save(update_fields=["minutes_fr", "minutes_en"])
    sitting.attended.set(attended)
    data = {"version": version.number}
    audit_api.record(action="sitting.minuted", by=by, thing=sitting, authority=sitting.number, data=data)
    return version
