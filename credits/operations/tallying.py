"""The tally: facts and law in, entries out. Run as often as you like: only what changed is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.governance.api import Component
from academy.jobs import api as jobs_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition
from credits.domain.ledger import Standing, changes
from credits.models import CreditEntry
from credits.operations.ledger import NO_LONGER_MET, OTHER_FACTS, award, reversal, write
from credits.queries.due import Due, due_to, needs_enrolments
from credits.queries.entries import awards_in, people_of, standing
from credits.queries.evidence import evidence_of
from credits.queries.laws import lawbook

TALLY, TALLY_EDITION = "credits.tally_person", "credits.tally_edition"


@transaction.atomic
def tally(*, edition: Edition, by: User, now: datetime) -> int:
    """Bring the ledger in line for everybody with facts or entries; returns how many entries were written."""
    people_api.check(by, Permission.CREDITS_TALLY)
    written = _tally(_locked(edition.pk), people_of(edition), now=now)
    if written:
        audit_api.record(action="credits.tallied", by=by, thing=edition, data={"entries": written})
    return written


@jobs_api.handler(TALLY)
@transaction.atomic
def tally_person(person_uid: str, edition_id: int) -> int:
    """The same for one person, after a fact: the act on record is the fact, and the entries name it."""
    return _tally(_locked(edition_id), [UUID(person_uid)], now=timezone.now())


@jobs_api.handler(TALLY_EDITION)
@transaction.atomic
def tally_edition(edition_id: int) -> int:
    """The same for everybody, after a decision or another programme: entries name the resolution they rest on."""
    edition = _locked(edition_id)
    return _tally(edition, people_of(edition), now=timezone.now())


def _locked(edition_id: int) -> Edition:
    """One tally of an edition at a time."""
    return Edition.objects.select_for_update(no_key=True, of=("self",)).select_related("activity").get(pk=edition_id)


def _tally(edition: Edition, people: Sequence[UUID], *, now: datetime) -> int:
    """A constant number of statements, whatever the number of people."""
    book = lawbook()
    laws = {component: book.laws_of(edition, component) for component in Component.values}
    every = [law for rows in laws.values() for law in rows]
    evidence = evidence_of([edition], people, enrolments=needs_enrolments(every))
    entries = awards_in(edition, people)
    fresh = []
    for uid in people:
        for component, rows in laws.items():
            due = due_to(rows, edition=edition, uid=uid, evidence=evidence)
            mine = [entry for entry in entries.get(uid, ()) if entry.component == component]
            fresh += _settled(uid, component, edition, mine=mine, due=due, now=now)
    return len(write(fresh))


def _settled(
    uid: UUID, component: str, edition: Edition, *, mine: list[CreditEntry], due: Mapping[int, Due], now: datetime
) -> list[CreditEntry]:
    """The lines that are lacking for one person. Under a list that is not endorsed nothing is due yet."""
    due = {pk: one for pk, one in due.items() if not one.pending}
    held = {entry.pk: entry for entry in standing(mine)}
    rows = [
        Standing(entry=entry.pk, requirement=entry.requirement_id, rests_on=entry.rests_on) for entry in held.values()
    ]
    todo = changes(standing=rows, due={pk: one.rests_on for pk, one in due.items()})
    made = Counter(entry.requirement_id for entry in mine if entry.reverses_id is None)
    lines = [
        reversal(held[pk], reason=OTHER_FACTS if held[pk].requirement_id in due else NO_LONGER_MET, now=now)
        for pk in todo.to_reverse
    ]
    return lines + [
        award(uid=uid, component=component, edition=edition, due=due[pk], revision=made[pk] + 1, now=now)
        for pk in todo.to_award
    ]
