"""What is due by the pure policy: law and facts in, awards with their reason out; writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from academy.governance.api import Law, Requirement
from courses.catalogue.api import Edition
from credits.domain.facts import Asked, FactSeen, Result
from credits.evaluation import counting, counting_minutes, deciding_fact, evaluate
from credits.queries.evidence import Evidence, evidence_of
from credits.queries.laws import keeps_enrolled, law_of_person

ATTENDANCE = Requirement.Kind.ATTENDANCE


@dataclass(frozen=True, kw_only=True)
class Due:
    """An award that the law gives: the requirement, the facts, and the fact whose date decides.

    pending: its resolution is not in force yet (not endorsed, or not before a day), so that it is no entry.
    """

    requirement: Requirement
    category: str
    grounds: tuple[int, ...]
    fact: FactSeen
    contact_minutes: int
    pending: bool = False

    @property
    def rests_on(self) -> tuple[object, ...]:
        """All that two awards of the requirement may differ in."""
        return self.category, self.grounds, self.fact.id, self.fact.activity_date, self.contact_minutes


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """One law applied to one person's facts in one edition."""

    law: Law
    results: Mapping[str, Result]
    facts: Sequence[FactSeen]

    def day_of(self, requirement: Requirement) -> date | None:
        """The day on which a met requirement was met."""
        result = self.results[requirement.key]
        return deciding_fact(result, self.facts).activity_date if result.met and result.grounds else None

    def with_needs(self, requirement: Requirement) -> list[Requirement]:
        """The requirement and all that it needs, directly or through others, each once."""
        by_key = {one.key: one for one in self.law.requirements}
        found: dict[str, Requirement] = {}
        waiting = [requirement]
        while waiting:
            one = waiting.pop(0)
            if one.key not in found:
                found[one.key] = one
                waiting += [by_key[key] for key in map(str, one.settings.get("needs", ())) if key in by_key]
        return list(found.values())


def due_under(
    laws: Sequence[Law], *, edition: Edition, component: str, people: Sequence[UUID], ignore_dates: bool = False
) -> dict[UUID, dict[int, Due]]:
    """What is due to each person under these laws, by requirement; two or three statements.

    ignore_dates: treat each law as if it governed every day (next year's draft on last year's data).
    """
    evidence = evidence_of([edition], people, enrolments=needs_enrolments(laws))
    return {uid: due_to(laws, edition=edition, uid=uid, evidence=evidence, ignore_dates=ignore_dates) for uid in people}


def needs_enrolments(laws: Iterable[Law]) -> bool:
    return keeps_enrolled(laws)


def due_to(
    laws: Sequence[Law], *, edition: Edition, uid: UUID, evidence: Evidence, ignore_dates: bool = False
) -> dict[int, Due]:
    """What is due to one person."""
    facts = evidence.facts.get((edition.pk, uid), ())
    if not facts:
        return {}
    assessed = assess_all(laws, edition=edition, uid=uid, evidence=evidence)
    return due_of(assessed, enrolled_on=evidence.enrolled_on.get((edition.pk, uid)), ignore_dates=ignore_dates)


def assess_all(laws: Sequence[Law], *, edition: Edition, uid: UUID, evidence: Evidence) -> list[Assessed]:
    facts, minutes = evidence.facts.get((edition.pk, uid), ()), evidence.minutes.get(edition.pk, {})
    return [assess(law, facts, version=edition.course_version, minutes=minutes) for law in laws]


def assess(law: Law, facts: Sequence[FactSeen], *, version: str, minutes: Mapping[int, int]) -> Assessed:
    """Every requirement of one law put to its rule."""
    asked = [Asked(key=r.key, kind=r.kind, amount=r.amount, settings=r.settings) for r in law.requirements]
    seen = counting(facts, curriculum=law.curriculum, version=version)
    results = evaluate(
        asked,
        seen,
        contact_minutes=counting_minutes(minutes, curriculum=law.curriculum, version=version),
        recognises=bool(law.level and law.level.recognises_earlier_learning),
    )
    return Assessed(law=law, results=results, facts=seen)


def due_of(assessed: Sequence[Assessed], *, enrolled_on: date | None, ignore_dates: bool = False) -> dict[int, Due]:
    """Awards whose deciding day is governed by the law that gives them."""
    laws, found = [one.law for one in assessed], {}
    for one in assessed:
        for requirement in one.law.requirements:
            result = one.results[requirement.key]
            if not (requirement.amount and result.met and result.grounds):
                continue
            fact = deciding_fact(result, one.facts)
            if ignore_dates or law_of_person(laws, day=fact.activity_date, enrolled_on=enrolled_on) is one.law:
                found[requirement.pk] = _due(requirement, one, result, fact)
    return found


def _due(requirement: Requirement, one: Assessed, result: Result, fact: FactSeen) -> Due:
    grounds = set(result.grounds)
    minutes = sum(seen.value for seen in one.facts if seen.kind == ATTENDANCE and seen.id in grounds)
    return Due(
        requirement=requirement,
        category=one.law.designation.category,
        grounds=tuple(sorted(grounds)),
        fact=fact,
        contact_minutes=minutes,
        pending=not one.law.is_in_force,
    )
