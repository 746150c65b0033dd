"""The Secretariat runs the selection: the case is frozen with its hash, the result sealed, everybody has a reason.

Source: P-PG (2020) 10, P-PG/Training, item 5: "la sélection qui sera opérée par le Secrétariat".
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import queries, snapshot
from courses.admissions.domain import case as cases
from courses.admissions.domain import solving
from courses.admissions.domain.check import digest
from courses.admissions.domain.command import NO_SEED, answer_of
from courses.admissions.domain.lots import seed_of
from courses.admissions.domain.programme import CannotBeMet
from courses.admissions.models import Application, Call, LotteryNotice, LotteryValue, Override, SelectionRun
from courses.admissions.operations import seats
from courses.admissions.operations.held import check_held
from courses.admissions.operations.ruling import all_screened, check_closed
from courses.admissions.operations.screening import check_interest
from courses.admissions.refusals import (
    AlreadySelected,
    CannotSelect,
    ListChanged,
    NoNotice,
    NoReason,
    NoSeed,
    NotExchangeable,
    PlacesGiven,
    ValuesDiffer,
)
from courses.admissions.rule_words import ways_out


@transaction.atomic
def run_selection(*, call: Call, by: User, now: datetime) -> SelectionRun:
    """Seal a run by the rule adopted before the deadline, with lots from the public value that two officers typed in.

    Where everybody can be taken nothing is drawn, and no value is needed.
    """
    people_api.check(by, Permission.SELECTION_RUN)
    call = Call.objects.select_for_update(of=("self",), no_key=True).select_related("edition").get(pk=call.pk)
    check_held(call.edition)
    if call.runs.exists():
        raise AlreadySelected
    check_closed(call, now)
    all_screened(call)
    case = snapshot.case_of(call)
    found = cases.of_document(case)
    drawn = None
    if not solving.everyone_fits(found.candidates, rule=found.rule):
        drawn = _drawn(call, case)
    seed = drawn[1] if drawn else NO_SEED
    try:
        outcome = solving.solve(found.candidates, rule=found.rule, seed=seed)
    except CannotBeMet as conflict:
        raise CannotSelect(ways_out(conflict.gives)) from conflict
    result = answer_of(found, outcome, seed=seed)
    run = SelectionRun.objects.create(
        call=call,
        rule_set=snapshot.rule_set_of(call),
        notice=drawn[0].notice if drawn else None,
        reading=found.rule.reading,
        seed=seed,
        seed_source=drawn[2] if drawn else "",
        public_value=drawn[0].value if drawn else "",
        case=case,
        case_hash=digest(case),
        result=result,
        result_hash=digest(result),
        decided_by=audit_api.actor_key(by),
        decided_at=now,
    )
    said = {"case_hash": run.case_hash, "result_hash": run.result_hash, "objective": outcome.objective}
    audit_api.record(action="selection.sealed", by=by, thing=run, authority="P-PG/Training", data=said)
    return run


def _drawn(call: Call, case: dict[str, Any]) -> tuple[LotteryValue, str, str]:
    """The value that two officers agree on, the seed that follows from list, rule and value, and where each read it."""
    notice = LotteryNotice.objects.filter(call=call).first()
    if notice is None:
        raise NoNotice
    if (notice.list_hash, notice.rule_hash) != (snapshot.list_hash(case), digest(case["rule"])):
        raise ListChanged
    latest = {typed.entered_by: typed for typed in notice.values.order_by("pk")}
    if len(latest) < 2:
        raise NoSeed
    if len({typed.value for typed in latest.values()}) > 1:
        raise ValuesDiffer
    typed = min(latest.values(), key=lambda one: one.pk)
    seed = seed_of(list_hash=notice.list_hash, rule_hash=notice.rule_hash, public_value=typed.value)
    sources = dict.fromkeys(one.source for one in sorted(latest.values(), key=lambda one: one.pk))
    return typed, seed, "; ".join(sources)


@transaction.atomic
def override(
    *, run: SelectionRun, taken_from: Application, given_to: Application, reason: str, by: User, now: datetime
) -> Override:
    """The Secretariat decides otherwise than the program proposes; before the places are offered, and with a reason.

    Raises NoReason, PlacesGiven, NotExchangeable, and DeclareFirst or OwnInterest: who has an interest in one of the
    two applications does not decide between them.
    """
    people_api.check(by, Permission.SELECTION_RUN)
    seats.locked(run.call.edition)  # before the run, as the offers do: neither goes beside the other
    rows = SelectionRun.objects.select_for_update(of=("self",), no_key=True)
    run = rows.select_related("call__edition").get(pk=run.pk)
    if not reason.strip():
        raise NoReason
    if queries.is_offered(run):
        raise PlacesGiven
    chosen, proposed = queries.final_selection(run), run.result["selected"]
    eligible = given_to.call_id == run.call_id and run.result["reasons"].get(str(given_to.ticket), {})
    considered = eligible and str(given_to.ticket) in {c.id for c in cases.of_document(run.case).candidates}
    if str(taken_from.ticket) not in set(chosen) & set(proposed) or not considered or str(given_to.ticket) in chosen:
        raise NotExchangeable
    check_interest(run.call, [taken_from, given_to], by)
    made = Override.objects.create(
        run=run,
        taken_from=taken_from,
        given_to=given_to,
        reason=reason.strip(),
        by=audit_api.actor_key(by),
        at=now,
    )
    said = {"taken_from": str(taken_from.ticket), "given_to": str(given_to.ticket), "reason": made.reason}
    audit_api.record(action="selection.overridden", by=by, thing=run, authority="P-PG/Training", data=said)
    return made
