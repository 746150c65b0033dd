"""Facts are added, never changed: a correction is a new fact that replaces the old one.

What cannot have happened is refused: more than the whole, a day to come, a seminar outside its days, somebody who does
not take part, the same thing twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.api import Person, User
from courses.catalogue.api import Edition
from courses.learning.domain.soundness import Happening, wrong_with
from courses.learning.models import Enrolment, Fact
from courses.learning.refusals import FactProblem, FactsRefused, words_for
from courses.learning.signals import fact_recorded

Values = tuple[int, int, bool | None]
Key = tuple[UUID, str, str]


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

    @property
    def key(self) -> Key:
        """What one fact is about: a second one with this key replaces the first."""
        return self.person_uid, self.kind, self.subject_key


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
    keeps_day: bool = False,
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
    record_facts(edition=edition, specs=[spec], by=by, now=now, keeps_day=keeps_day)
    return Fact.objects.get(
        person_uid=person.uid, edition=edition, kind=kind, subject_key=subject_key, replaced_by__isnull=True
    )


@transaction.atomic
def record_facts(
    *,
    edition: Edition,
    specs: Sequence[FactSpec],
    by: User | None,
    now: datetime | None = None,
    keeps_day: bool = False,
) -> list[Fact]:
    """Add the facts that say something new; the same again has no effect. Returns what was added.

    A fact that differs from the one on record replaces it; the old one stays. Another day differs too, since it decides
    which law governs; keeps_day: the day is only that on which it was said, and the same on a later day says nothing.
    `fact_recorded` is sent in the same transaction. Raises FactsRefused, and then nothing is added.
    """
    at = now or timezone.now()
    known = _on_record(edition, specs)
    problems = _problems(edition, specs, known, at)
    if problems:
        raise FactsRefused(problems)
    pairs = [(spec, known.get(spec.key)) for spec in specs]
    fresh = [(spec, old) for spec, old in pairs if old is None or _differs(spec, old, keeps_day=keeps_day)]
    return write(edition=edition, fresh=fresh, by=by, at=at)


def _differs(spec: FactSpec, old: Fact, *, keeps_day: bool) -> bool:
    is_another_day = old.activity_date != spec.activity_date and not keeps_day
    return (old.value, old.out_of, old.passed) != spec.values or is_another_day


def write(
    *, edition: Edition, fresh: Sequence[tuple[FactSpec, Fact | None]], by: User | None, at: datetime
) -> list[Fact]:
    """Add each fact in the place of the one given with it, and say so. Nothing is checked here."""
    actor = audit_api.actor_key(by)
    added = Fact.objects.bulk_create(
        Fact(edition=edition, recorded_at=at, recorded_by=actor, replaces=old, **vars(spec)) for spec, old in fresh
    )
    if added:
        audit_api.record(action="facts.recorded", by=by, thing=edition, data={"facts": [fact.pk for fact in added]})
        newest = {fact.person_uid: fact.pk for fact in sorted(added, key=attrgetter("pk"))}
        fact_recorded.send(sender=Fact, newest=newest, edition_id=edition.pk)
    return added


def problems_of(*, edition: Edition, specs: Sequence[FactSpec], now: datetime) -> list[FactProblem]:
    """What is wrong with facts to be, each with its place in `specs`; two SQL statements, whatever their number."""
    return _problems(edition, specs, _on_record(edition, specs), now)


def _problems(edition: Edition, specs: Sequence[FactSpec], known: dict[Key, Fact], now: datetime) -> list[FactProblem]:
    taking_part = _taking_part(edition, specs)
    seen: set[Key] = set()
    found = []
    for number, spec in enumerate(specs):
        codes = wrong_with(
            _happening(spec), today=timezone.localdate(now), first=edition.starts_on, last=edition.ends_on
        )
        if not _can_happen_to(taking_part.get(spec.person_uid), spec, known):
            codes.append(("person", "not_enrolled"))
        if edition.is_cancelled:
            codes.append(("edition", "cancelled"))
        if spec.key in seen:
            codes.append(("subject", "twice"))
        seen.add(spec.key)
        found += [
            FactProblem(number=number, column=column, code=code, message=words_for(code, spec))
            for column, code in codes
        ]
    return found


def _happening(spec: FactSpec) -> Happening:
    is_in_seminar = spec.kind in {Fact.Kind.ATTENDANCE, Fact.Kind.ACTIVE_PARTICIPATION}
    return Happening(value=spec.value, out_of=spec.out_of, day=spec.activity_date, is_in_seminar=is_in_seminar)


def _taking_part(edition: Edition, specs: Iterable[FactSpec]) -> dict[UUID, str]:
    """Person to the state of her enrolment."""
    here = Enrolment.objects.filter(edition=edition, person__uid__in={spec.person_uid for spec in specs})
    return dict(here.values_list("person__uid", "state"))


def _can_happen_to(state: str | None, spec: FactSpec, known: dict[Key, Fact]) -> bool:
    """Who has left can be corrected, and gets the result of what she handed in; she is in no session any more."""
    if state == Enrolment.State.WITHDRAWN:
        return spec.key in known or not _happening(spec).is_in_seminar
    return state is not None or spec.key in known


def _on_record(edition: Edition, specs: Iterable[FactSpec]) -> dict[Key, Fact]:
    people = {spec.person_uid for spec in specs}
    current = Fact.objects.filter(edition=edition, person_uid__in=people, replaced_by__isnull=True)
    return {(fact.person_uid, fact.kind, fact.subject_key): fact for fact in current}
