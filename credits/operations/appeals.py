"""A participant contests a line, or that there is none; the Secretariat corrects a fact or refuses with grounds.

No entry is ever written by hand: an upheld appeal is a corrected fact, and the tally follows. Its outcome is the entry
that the tally writes, or a refusal with grounds; where a correction that is right changes no credits (something else is
missing, or it was enough before) there is no entry to write, and page and letter say so in these words.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.governance.api import Requirement
from academy.lib.uploads import check_upload
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Fact, FactSpec
from credits.models import Appeal, CreditEntry
from credits.operations.tallying import tally_person
from credits.queries.appeals import KINDS, Correction, facts_beside, recorded_by_decider
from credits.queries.laws import laws_of
from credits.refusals import (
    AlreadyContested,
    AlreadyDecided,
    BadCorrection,
    GroundsMissing,
    NothingContested,
    NothingCorrected,
    NotYourLine,
    OwnAppeal,
    ReasonMissing,
)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A file as it was sent."""

    name: str
    content: bytes


@transaction.atomic
def lodge_appeal(
    *,
    person: Person,
    reason: str,
    by: User,
    now: datetime,
    entry: CreditEntry | None = None,
    edition: Edition | None = None,
    requirement: Requirement | None = None,
    paper: Paper | None = None,
) -> Appeal:
    """Contest an entry, or that there is none for a requirement of an edition.

    Raises NotYourLine, NothingContested, ReasonMissing, AlreadyContested, UploadRefused.
    """
    people_api.check(by, Permission.APPEALS_LODGE)
    edition, requirement = _contested(person, entry, edition, requirement, by=by)
    if not reason.strip():
        raise ReasonMissing
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two clicks are one appeal
    same = Appeal.objects.filter(person=person, edition=edition, requirement=requirement, state=Appeal.State.OPEN)
    if same.exists():
        raise AlreadyContested
    appeal = Appeal.objects.create(
        person=person,
        edition=edition,
        component=requirement.component,
        requirement=requirement,
        entry=entry,
        reason=reason.strip(),
        lodged_at=now,
        answer_due_on=_answer_due(requirement, now),
        **_kept(paper),
    )
    audit_api.record(
        action="appeal.lodged", by=by, thing=appeal, data={"entry": entry.pk if entry else None, "file": bool(paper)}
    )
    _write(appeal, "appeal_received")
    return appeal


def _contested(
    person: Person, entry: CreditEntry | None, edition: Edition | None, requirement: Requirement | None, *, by: User
) -> tuple[Edition, Requirement]:
    """The edition and the requirement that the appeal is about; both are the person's own."""
    if person.user_id != by.pk or (entry and entry.person_uid != person.uid):
        raise NotYourLine
    if entry:
        return entry.edition, entry.requirement
    if edition is None or requirement is None:
        raise NothingContested
    if not learning_api.enrolments_of(person).filter(edition=edition).exists():
        raise NotYourLine
    asked = {one.pk for law in laws_of(edition, requirement.component) for one in law.requirements}
    if requirement.pk not in asked:
        raise NothingContested
    return edition, requirement


def _answer_due(requirement: Requirement, now: datetime) -> date | None:
    """The day by which the governing resolution wants an answer; None where the Board has set no time."""
    days = requirement.resolution.answer_days
    return None if days is None else timezone.localdate(now) + timedelta(days=days)


def _kept(paper: Paper | None) -> dict[str, str]:
    if paper is None:
        return {}
    kind = check_upload(name=paper.name, content=paper.content, kinds=KINDS, max_bytes=settings.UPLOAD_MAX_BYTES)
    digest = hashlib.sha256(paper.content).hexdigest()
    name, storage = f"appeals/{digest[:2]}/{digest}.{kind}", storages["private"]
    stored = name if storage.exists(name) else storage.save(name, ContentFile(paper.content))
    return {"file_name": paper.name[:200], "stored_as": stored, "file_kind": kind}


@transaction.atomic
def withdraw_appeal(*, appeal: Appeal, by: User, now: datetime) -> None:
    """The participant takes it back. Raises OwnAppeal, AlreadyDecided."""
    appeal = _open(appeal)
    if appeal.person.user_id != by.pk:
        raise OwnAppeal
    _settle(appeal, Appeal.State.WITHDRAWN, by=by, now=now)
    audit_api.record(action="appeal.withdrawn", by=by, thing=appeal)


@transaction.atomic
def uphold_appeal(
    *, appeal: Appeal, correction: Correction, value: int, grounds: str, by: User, now: datetime, passed: bool | None
) -> Appeal:
    """Correct one fact: the new one replaces the old, the tally follows, what it writes is linked as the outcome.

    Nothing is linked where the correction changes no credits; that is told.
    passed: whether the pass mark is reached, where the fact has one. Raises GroundsMissing, AlreadyDecided, OwnAppeal,
    BadCorrection, NothingCorrected.
    """
    appeal = _to_decide(appeal, grounds, by)
    own_facts = recorded_by_decider(facts_beside(appeal), by)
    fact = _correct(appeal, correction, value, passed, by=by, now=now)
    last = _last_entry(appeal)
    tally_person(str(appeal.person.uid), appeal.edition_id)
    appeal.outcome_fact, appeal.outcome_entry = fact, _written_since(appeal, last)
    appeal.grounds = grounds.strip()
    _settle(appeal, Appeal.State.UPHELD, by=by, now=now)
    outcome = appeal.outcome_entry_id
    data = {"fact": fact.pk, "entry": outcome, "decided_on_own_facts": own_facts}
    audit_api.record(action="appeal.upheld", by=by, thing=appeal, data=data)
    _write(appeal, "appeal_upheld")
    return appeal


def _correct(
    appeal: Appeal, correction: Correction, value: int, passed: bool | None, *, by: User, now: datetime
) -> Fact:
    if not 0 <= value <= correction.out_of:
        raise BadCorrection(correction.out_of)
    spec = FactSpec(
        person_uid=appeal.person.uid,
        kind=correction.kind,
        subject_key=correction.subject_key,
        value=value,
        out_of=correction.out_of,
        passed=_passed(correction, value, passed),
        activity_date=correction.activity_date,
        evidence=f"appeal:{appeal.pk}",
        module_number=correction.module_number,
    )
    added = learning_api.record_facts(edition=appeal.edition, specs=[spec], by=by, now=now)
    if not added:
        raise NothingCorrected
    return added[0]


def _passed(correction: Correction, value: int, passed: bool | None) -> bool | None:
    if correction.kind == Fact.Kind.ACTIVE_PARTICIPATION:
        return value == correction.out_of
    return None if correction.passed is None else bool(passed)


def _last_entry(appeal: Appeal) -> int:
    rows = CreditEntry.objects.filter(person_uid=appeal.person.uid).order_by("-pk")
    return rows.values_list("pk", flat=True).first() or 0


def _written_since(appeal: Appeal, last: int) -> CreditEntry | None:
    """What the tally wrote: for the contested requirement first, an award before a reversal."""
    fresh = list(CreditEntry.objects.filter(person_uid=appeal.person.uid, edition=appeal.edition, pk__gt=last))
    fresh.sort(key=lambda entry: (entry.requirement_id != appeal.requirement_id, entry.amount < 0, entry.pk))
    return fresh[0] if fresh else None


@transaction.atomic
def refuse_appeal(*, appeal: Appeal, grounds: str, by: User, now: datetime) -> Appeal:
    """The line stays as it is. Raises GroundsMissing, AlreadyDecided, OwnAppeal."""
    appeal = _to_decide(appeal, grounds, by)
    appeal.grounds = grounds.strip()
    _settle(appeal, Appeal.State.REFUSED, by=by, now=now)
    own_facts = recorded_by_decider(facts_beside(appeal), by)
    audit_api.record(action="appeal.refused", by=by, thing=appeal, data={"decided_on_own_facts": own_facts})
    _write(appeal, "appeal_refused")
    return appeal


def _to_decide(appeal: Appeal, grounds: str, by: User) -> Appeal:
    people_api.check(by, Permission.APPEALS_DECIDE)
    if not grounds.strip():
        raise GroundsMissing
    appeal = _open(appeal)
    if appeal.person.user_id == by.pk:
        raise OwnAppeal
    return appeal


def _open(appeal: Appeal) -> Appeal:
    rows = Appeal.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("person__user", "edition", "requirement__resolution", "entry").get(pk=appeal.pk)
    if found.state != Appeal.State.OPEN:
        raise AlreadyDecided(found.get_state_display())
    return found


def _settle(appeal: Appeal, state: Appeal.State, *, by: User, now: datetime) -> None:
    appeal.state, appeal.decided_by, appeal.decided_at = state, audit_api.actor_key(by), now
    appeal.save(update_fields=["state", "grounds", "outcome_fact", "outcome_entry", "decided_by", "decided_at"])


def _write(appeal: Appeal, template: str) -> None:
    notifications_api.write_letter(
        key=f"{template}:{appeal.pk}", template=template, person=appeal.person, context={"appeal": appeal}
    )
