"""Before a selection: the rule is adopted, the list published, the public value typed in by two officers.

Source: P-PG (2020) 10, P-PG/Training, item 5; how the lot is drawn: decision 0004.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.governance.api import Decision
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import snapshot
from courses.admissions.condition_refusals import DayOfDecisionInFuture, NobodyDecided
from courses.admissions.domain.case import RULE
from courses.admissions.domain.check import digest
from courses.admissions.domain.fields import CaseRefused, members
from courses.admissions.models import Application, Call, LotteryNotice, LotteryValue, RuleSet
from courses.admissions.operations.held import check_held
from courses.admissions.refusals import (
    NoNotice,
    NoSeed,
    NoticePublished,
    NotScreened,
    RuleNotUnderstood,
    RuleTooLate,
    StillOpen,
    TooEarlyForValue,
    ValueNotLater,
)
from courses.admissions.rule_checks import problems_of

# The mandate sets the places; who may apply, and whether members come first, the call says.
# Which applications are bound together stands with them.
OF_THE_CALL = ("capacity", "admitted_observers", "members_first", "together")


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Who decided a rule, on which day, and where it stands; decision: the act, where it is on record."""

    body: str
    decided_on: date
    reference: str
    decision: Decision | None = None

    @classmethod
    def recorded(cls, decision: Decision) -> "Basis":
        """Body, day and reference of a recorded decision, copied: the rule set keeps what it was adopted on."""
        return cls(body=decision.body, decided_on=decision.decided_on, reference=decision.reference, decision=decision)


@transaction.atomic
def adopt_rule_set(
    *,
    call: Call,
    parameters: dict[str, Any],
    basis: Basis,
    by: User,
    now: datetime,
    takes_joint: bool = False,
    served_last_reason: str = "",
) -> RuleSet:
    """The next version of the rule. parameters: as in a case, without what others decide.

    Raises RuleTooLate, NobodyDecided, DayOfDecisionInFuture, RuleNotUnderstood.
    """
    people_api.check(by, Permission.SELECTION_RUN)
    call = Call.objects.select_for_update(of=("self",), no_key=True).select_related("edition__activity").get(pk=call.pk)
    if now >= call.deadline:
        raise RuleTooLate(call.deadline)
    if not basis.reference.strip() or basis.body not in Decision.Body.values:
        raise NobodyDecided
    if basis.decided_on > timezone.localdate(now):
        raise DayOfDecisionInFuture
    free = {name: check for name, check in RULE.items() if name not in OF_THE_CALL}
    try:
        members(parameters, "rule", known=free)
    except CaseRefused as refusal:
        raise RuleNotUnderstood(str(refusal)) from refusal
    wrong = problems_of(call, parameters)
    if wrong:
        raise RuleNotUnderstood(" ".join(words for _parameter, words in wrong))
    last = snapshot.rule_set_of(call)
    adopted = RuleSet.objects.create(
        call=call,
        version=last.version + 1 if last else 1,
        rule=parameters,
        rule_hash=digest(parameters),
        reference=basis.reference.strip(),
        body=basis.body,
        decided_on=basis.decided_on,
        decision=basis.decision,
        takes_joint=takes_joint,
        served_last_reason=served_last_reason.strip(),
        adopted_by=audit_api.actor_key(by),
        adopted_at=now,
    )
    said = {"version": adopted.version, "rule_hash": adopted.rule_hash, "reference": adopted.reference}
    said |= {"body": adopted.body, "decided_on": basis.decided_on.isoformat()}
    audit_api.record(action="selection.rule_adopted", by=by, thing=adopted, authority="P-PG/Training", data=said)
    return adopted


@transaction.atomic
def publish_list(*, call: Call, awaited: str, value_day: date, by: User, now: datetime) -> LotteryNotice:
    """Fix list and rule in public before the value of the lot can be known."""
    people_api.check(by, Permission.SELECTION_RUN)
    call = Call.objects.select_for_update(of=("self",), no_key=True).select_related("edition").get(pk=call.pk)
    check_held(call.edition)
    if LotteryNotice.objects.filter(call=call).exists():
        raise NoticePublished
    check_closed(call, now)
    all_screened(call)
    if not awaited.strip():
        raise NoSeed
    if value_day <= timezone.localdate(now):
        raise ValueNotLater
    case = snapshot.case_of(call)
    notice = LotteryNotice.objects.create(
        call=call,
        list_hash=snapshot.list_hash(case),
        rule=case["rule"],
        rule_hash=digest(case["rule"]),
        awaited=awaited.strip(),
        value_day=value_day,
        published_by=audit_api.actor_key(by),
        published_at=now,
    )
    said = {"list_hash": notice.list_hash, "rule_hash": notice.rule_hash, "value_day": value_day.isoformat()}
    audit_api.record(action="selection.list_published", by=by, thing=notice, data=said)
    return notice


def check_closed(call: Call, now: datetime) -> None:
    """Who applies in time is considered like everybody: nothing is published or sealed before the deadline."""
    if now <= call.deadline:
        raise StillOpen(call.deadline)


def all_screened(call: Call) -> None:
    pending = call.applications.filter(state=Application.State.SUBMITTED, screening=Application.Screening.PENDING)
    count = pending.count()
    if count:
        raise NotScreened(count)


@transaction.atomic
def enter_value(*, call: Call, value: str, source: str, by: User, now: datetime) -> LotteryValue:
    """What one officer read at the source. A later line of the same officer replaces an earlier one."""
    people_api.check(by, Permission.SELECTION_RUN)
    notice = LotteryNotice.objects.filter(call=call).first()
    if notice is None:
        raise NoNotice
    if not value.strip() or not source.strip():
        raise NoSeed
    if timezone.localdate(now) < notice.value_day:
        raise TooEarlyForValue(notice.value_day)
    typed = LotteryValue.objects.create(
        notice=notice,
        value=value.strip(),
        source=source.strip(),
        entered_by=audit_api.actor_key(by),
        entered_at=now,
    )
    audit_api.record(action="selection.value_entered", by=by, thing=typed, data={"value": typed.value})
    return typed
