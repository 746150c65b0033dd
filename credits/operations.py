"""The tally: facts and law in, entries out. Run as often as you like: only what changed is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.governance.api import Requirement
from academy.jobs import api as jobs_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from credits.domain.facts import FactSeen
from credits.domain.ledger import Changes, Standing, changes
from credits.evaluation import deciding_fact
from credits.models import CreditEntry
from credits.queries import Assessed, assess, components_of, contact_minutes, facts_by_person, laws_of, standing_entries

TALLY = "credits.tally_person"


@dataclass(frozen=True, kw_only=True)
class _Due:
    """An award that the law gives: the requirement, the facts, and the fact whose date decides."""

    requirement: Requirement
    category: str
    grounds: tuple[int, ...]
    fact: FactSeen


@transaction.atomic
def tally(*, edition: Edition, by: User, now: datetime) -> int:
    """Bring the ledger in line for everybody enrolled; returns how many entries were written."""
    people_api.check(by, Permission.CREDITS_TALLY)
    people = [enrolment.person.uid for enrolment in learning_api.enrolled(edition)]
    return _tally(edition, people, by=by, now=now)


@jobs_api.handler(TALLY)
def tally_person(person_uid: str, edition_id: int) -> int:
    """The same for one person, after a fact."""
    edition = Edition.objects.select_related("activity").get(pk=edition_id)
    return _tally(edition, [UUID(person_uid)], by=None, now=timezone.now())


@transaction.atomic
def _tally(edition: Edition, people: Sequence[UUID], *, by: User | None, now: datetime) -> int:
    Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)  # one tally of an edition at a time
    minutes, facts = contact_minutes(edition), facts_by_person(edition, people)
    written = 0
    for component in components_of(edition):
        laws = [law for law in laws_of(edition, component) if law.endorsed]
        standing = standing_entries(component, people)
        for uid in people:
            assessed = [assess(law, facts[uid], minutes=minutes) for law in laws]
            mine = [entry for entry in standing[uid] if entry.edition_id == edition.pk]
            written += _settle(uid, component, edition, mine=mine, due=_due(assessed), now=now)
    if written:
        audit_api.record(action="credits.tallied", by=by, thing=edition, data={"entries": written})
    return written


def _due(assessed: Sequence[Assessed]) -> dict[int, _Due]:
    """What is due under each law, for awards whose deciding day that law governs."""
    found = {}
    for one in assessed:
        for requirement in one.law.requirements:
            result = one.results[requirement.key]
            if requirement.amount and result.met and result.grounds:
                fact = deciding_fact(result, one.facts)
                if one.law.resolution.governs(fact.activity_date):
                    found[requirement.pk] = _Due(
                        requirement=requirement,
                        category=one.law.designation.category,
                        grounds=result.grounds,
                        fact=fact,
                    )
    return found


def _settle(
    uid: UUID, component: str, edition: Edition, *, mine: list[CreditEntry], due: dict[int, _Due], now: datetime
) -> int:
    rows = [Standing(entry=entry.pk, requirement=entry.requirement_id) for entry in mine]
    todo: Changes = changes(standing=rows, due=due)
    by_id = {entry.pk: entry for entry in mine}
    fresh = [_reversal(by_id[pk], now) for pk in todo.to_reverse]
    fresh += [_award(uid, component, edition, due[requirement], now) for requirement in todo.to_award]
    CreditEntry.objects.bulk_create(fresh)
    return len(fresh)


def _award(uid: UUID, component: str, edition: Edition, due: _Due, now: datetime) -> CreditEntry:
    earlier = CreditEntry.objects.filter(person_uid=uid, requirement=due.requirement, reverses__isnull=True).count()
    return CreditEntry(
        person_uid=uid,
        component=component,
        category=due.category,
        amount=due.requirement.amount,
        edition=edition,
        fact_id=due.fact.id,
        grounds=list(due.grounds),
        requirement=due.requirement,
        resolution_id=due.requirement.resolution_id,
        revision=earlier + 1,
        activity_date=due.fact.activity_date,
        reason="requirement_met",
        recorded_at=now,
    )


def _reversal(entry: CreditEntry, now: datetime) -> CreditEntry:
    return CreditEntry(
        person_uid=entry.person_uid,
        component=entry.component,
        category=entry.category,
        amount=-entry.amount,
        edition_id=entry.edition_id,
        fact_id=entry.fact_id,
        grounds=entry.grounds,
        requirement_id=entry.requirement_id,
        resolution_id=entry.resolution_id,
        revision=entry.revision,
        activity_date=entry.activity_date,
        reverses=entry,
        reason="requirement_no_longer_met",
        recorded_at=now,
    )
