"""Enrolments, lessons read, and facts. A fact is added, never changed: a correction is a new fact that replaces it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.api import Person, User
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment, Fact, LessonProgress
from courses.learning.signals import fact_recorded

Values = tuple[int, int, bool | None]


@dataclass(frozen=True, kw_only=True)
class FactSpec:
    """A fact to be. value and out_of as in `Fact`; evidence names where it comes from, e.g. "attempt:12"."""

    person_uid: UUID
    kind: str
    subject_key: str
    value: int
    out_of: int
    activity_date: date
    evidence: str
    passed: bool | None = None
    module_number: int | None = None

    @property
    def values(self) -> Values:
        return self.value, self.out_of, self.passed


@transaction.atomic
def enrol(*, person: Person, edition: Edition, by: User | None, on: date) -> Enrolment:
    """The person takes part in the edition; somebody who had withdrawn is taken back."""
    enrolment, created = Enrolment.objects.get_or_create(
        person=person, edition=edition, defaults={"enrolled_on": on, "state": Enrolment.State.ACTIVE}
    )
    if created or enrolment.state == Enrolment.State.WITHDRAWN:
        enrolment.state = Enrolment.State.ACTIVE
        enrolment.save(update_fields=["state"])
        audit_api.record(action="enrolment.made", by=by, thing=enrolment)
    return enrolment


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: User | None) -> None:
    """Leaves the edition; what was done stays on record."""
    enrolment.state = Enrolment.State.WITHDRAWN
    enrolment.save(update_fields=["state"])
    audit_api.record(action="enrolment.withdrawn", by=by, thing=enrolment)


@transaction.atomic
def mark_lesson_read(
    *, enrolment: Enrolment, content_key: str, lesson_key: str, lessons_total: int, now: datetime
) -> None:
    """A lesson has been read; the fact says how many of the module's lessons. Reading twice has no effect."""
    LessonProgress.objects.get_or_create(
        enrolment=enrolment, content_key=content_key, lesson_key=lesson_key, defaults={"read_at": now}
    )
    done = LessonProgress.objects.filter(enrolment=enrolment, content_key=content_key).count()
    module = enrolment.edition.modules.filter(content_key=content_key).first()
    spec = FactSpec(
        person_uid=enrolment.person.uid,
        kind=Fact.Kind.LESSONS,
        subject_key=content_key,
        value=min(done, lessons_total),
        out_of=lessons_total,
        activity_date=timezone.localdate(now),
        evidence=f"enrolment:{enrolment.pk}",
        module_number=module.number if module else None,
    )
    record_facts(edition=enrolment.edition, specs=[spec], by=enrolment.person.user, now=now)


def record_fact(
    *,
    person: Person,
    edition: Edition,
    kind: str,
    subject_key: str,
    value: int,
    out_of: int,
    activity_date: date,
    evidence: str,
    by: User | None,
    passed: bool | None = None,
    module_number: int | None = None,
    now: datetime | None = None,
) -> Fact:
    """One fact about one person; see `record_facts`."""
    spec = FactSpec(
        person_uid=person.uid,
        kind=kind,
        subject_key=subject_key,
        value=value,
        out_of=out_of,
        activity_date=activity_date,
        evidence=evidence,
        passed=passed,
        module_number=module_number,
    )
    record_facts(edition=edition, specs=[spec], by=by, now=now)
    return Fact.objects.get(
        person_uid=person.uid, edition=edition, kind=kind, subject_key=subject_key, replaced_by__isnull=True
    )


@transaction.atomic
def record_facts(
    *, edition: Edition, specs: Sequence[FactSpec], by: User | None, now: datetime | None = None
) -> list[Fact]:
    """Add the facts that say something new; the same values again have no effect. Returns what was added.

    A fact that differs from the one on record replaces it; the old one stays. After commit, `fact_recorded` is sent
    once per person.
    """
    known = _on_record(edition, specs)
    actor = audit_api.actor_key(by)
    fresh = []
    for spec in specs:
        old = known.get((spec.person_uid, spec.kind, spec.subject_key))
        if old is None or (old.value, old.out_of, old.passed) != spec.values:
            at = now or timezone.now()
            fresh.append(Fact(edition=edition, recorded_at=at, recorded_by=actor, replaces=old, **vars(spec)))
    added = Fact.objects.bulk_create(fresh)
    if added:
        audit_api.record(action="facts.recorded", by=by, thing=edition, data={"facts": [fact.pk for fact in added]})
        _announce(edition, {fact.person_uid for fact in added})
    return added


def _on_record(edition: Edition, specs: Iterable[FactSpec]) -> dict[tuple[UUID, str, str], Fact]:
    people = {spec.person_uid for spec in specs}
    current = Fact.objects.filter(edition=edition, person_uid__in=people, replaced_by__isnull=True)
    return {(fact.person_uid, fact.kind, fact.subject_key): fact for fact in current}


def _announce(edition: Edition, people: set[UUID]) -> None:
    def send() -> None:
        for uid in sorted(people):
            fact_recorded.send(sender=Fact, person_uid=uid, edition_id=edition.pk)

    transaction.on_commit(send, robust=True)
