"""Statements of credits: what is held, what is missing, why; each line down to its facts and its resolution."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from academy.governance import api as governance_api
from academy.governance.api import Component, Law, Requirement
from academy.lib.bilingual import in_language
from academy.people.api import Person
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact
from courses.seminars import api as seminars_api
from credits import sentences
from credits.domain.facts import Asked, FactSeen, Result
from credits.evaluation import evaluate
from credits.models import CreditEntry

ACADEMY = "P-PG/Academy"


@dataclass(frozen=True, kw_only=True)
class Missing:
    code: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of the ledger with what it rests on. resolution: its number."""

    entry: CreditEntry
    facts: list[Fact]
    resolution: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class ComponentStatus:
    """earned and required: hundredths of an Academy credit."""

    component: str
    earned: int
    required: int
    complete: bool
    missing: list[Missing] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def percent(self) -> int:
        """How full the ring is, 0 to 100."""
        return min(100, 100 * self.earned // self.required) if self.required else 0

    @property
    def sentence(self) -> str:
        earned, required = sentences.amount(self.earned), sentences.amount(self.required)
        values = {"component": self.component, "earned": earned, "required": required}
        if self.complete:
            return _("Component %(component)s: complete, with %(earned)s credits of %(required)s.") % values
        return _("Component %(component)s: %(earned)s credits of %(required)s.") % values


@dataclass(frozen=True, kw_only=True)
class Statement:
    person: Person
    statuses: list[ComponentStatus]


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """One law applied to one person's facts in one edition."""

    law: Law
    results: dict[str, Result]
    facts: list[FactSeen]


def components_of(edition: Edition) -> list[str]:
    """The components for which some adopted resolution designates the edition's activity on its days."""
    return [c for c in (Component.ONE, Component.TWO) if laws_of(edition, c)]


def laws_of(edition: Edition, component: str) -> list[Law]:
    """The laws that govern the edition's days: usually one, two when it crosses a border between resolutions."""
    found = {}
    for day in (edition.starts_on, edition.ends_on):
        law = governance_api.law_for(activity_key=edition.activity.key, component=component, day=day)
        if law:
            found[law.resolution.pk] = law
    return list(found.values())


def facts_by_person(edition: Edition, people: Sequence[UUID]) -> dict[UUID, list[FactSeen]]:
    rows: dict[UUID, list[FactSeen]] = defaultdict(list)
    for fact in learning_api.facts_of_edition(edition).filter(person_uid__in=people):
        rows[fact.person_uid].append(_seen(fact))
    return rows


def _seen(fact: Fact) -> FactSeen:
    return FactSeen(
        id=fact.pk,
        kind=fact.kind,
        subject_key=fact.subject_key,
        value=fact.value,
        out_of=fact.out_of,
        passed=fact.passed,
        module_number=fact.module_number,
        activity_date=fact.activity_date,
    )


def contact_minutes(edition: Edition) -> dict[int, int]:
    """Contact minutes of the programme, by module number."""
    minutes: dict[int, int] = defaultdict(int)
    for session in seminars_api.sessions(edition).filter(is_contact=True):
        minutes[session.module.number] += session.minutes
    return dict(minutes)


def assess(law: Law, facts: Sequence[FactSeen], *, minutes: dict[int, int]) -> Assessed:
    asked = [Asked(key=r.key, kind=r.kind, amount=r.amount, settings=r.settings) for r in law.requirements]
    return Assessed(law=law, results=evaluate(asked, facts, contact_minutes=minutes), facts=list(facts))


def standing_entries(component: str, people: Sequence[UUID]) -> dict[UUID, list[CreditEntry]]:
    """Awards that no entry reverses, by person; two SQL statements whatever the number of people."""
    rows: dict[UUID, list[CreditEntry]] = defaultdict(list)
    entries = CreditEntry.objects.filter(component=component, person_uid__in=people, reverses__isnull=True)
    for entry in entries.filter(reversed_by__isnull=True).select_related("requirement", "resolution", "edition"):
        rows[entry.person_uid].append(entry)
    return rows


def statuses(*, edition: Edition, component: str) -> dict[UUID, ComponentStatus]:
    """The status of everybody enrolled, for one component."""
    people = [enrolment.person.uid for enrolment in learning_api.enrolled(edition)]
    return _statuses(edition, component, people)


def status_for(*, person: Person, edition: Edition, component: str) -> ComponentStatus:
    return _statuses(edition, component, [person.uid])[person.uid]


def _statuses(edition: Edition, component: str, people: Sequence[UUID]) -> dict[UUID, ComponentStatus]:
    laws = laws_of(edition, component)
    minutes, facts = contact_minutes(edition), facts_by_person(edition, people)
    entries = standing_entries(component, people)
    evidence = {
        fact.pk: fact
        for fact in Fact.objects.filter(
            pk__in={ground for rows in entries.values() for entry in rows for ground in entry.grounds}
        )
    }
    found = {}
    for uid in people:
        assessed = [assess(law, facts[uid], minutes=minutes) for law in laws]
        found[uid] = _status(component, entries[uid], assessed, evidence)
    return found


def _status(
    component: str, entries: list[CreditEntry], assessed: list[Assessed], evidence: dict[int, Fact]
) -> ComponentStatus:
    """Credits of any edition and year count together; the level is that of the newest law that governs."""
    earned = sum(entry.amount for entry in entries)
    law = assessed[-1].law if assessed else None
    missing = _missing(component, earned, assessed)
    return ComponentStatus(
        component=component,
        earned=earned,
        required=law.required if law else 0,
        complete=law is not None and not missing,
        missing=missing,
        lines=[_line(entry, evidence) for entry in entries],
    )


def _missing(component: str, earned: int, assessed: list[Assessed]) -> list[Missing]:
    if not assessed:
        return [_say("no_law")]
    last = assessed[-1]
    if not last.law.endorsed:
        return [_say("not_endorsed")]
    if not last.law.required:
        return [_say("no_level")]
    found = []
    if earned < last.law.required:
        found += [_say_requirement(r, last.results[r.key]) for r in last.law.requirements if _is_open(r, last)]
        values = {"earned": sentences.amount(earned), "required": sentences.amount(last.law.required)}
        found.append(_say("credits", **values))
    if component == Component.TWO:
        found += _missing_of_two(last)
    return found


def _missing_of_two(last: Assessed) -> list[Missing]:
    """What the mandate itself asks of Component II, whatever level is set: three modules, all passed."""
    provision = governance_api.provision(ACADEMY, "modules", "II")
    done = sum(last.results[r.key].met for r in last.law.requirements if r.kind == Requirement.Kind.MODULE)
    if provision.number is None or done >= provision.number:
        return []
    return [_say("modules", found=done, needed=provision.number, place=provision.place)]


def _is_open(requirement: Requirement, last: Assessed) -> bool:
    """Not met for a reason of its own; "needs others" is said by the others."""
    result = last.results[requirement.key]
    return not result.met and result.code not in ("", "needs")


def _say_requirement(requirement: Requirement, result: Result) -> Missing:
    title = in_language(requirement, "title")
    return Missing(code=result.code, sentence=sentences.missing(result.code, title, result.values))


def _say(code: str, **values: object) -> Missing:
    return Missing(code=code, sentence=sentences.missing(code, "", values))


def _line(entry: CreditEntry, evidence: dict[int, Fact]) -> Line:
    words = _("%(credits)s for “%(title)s”, resolution %(resolution)s, on %(facts)s facts.")
    values = {
        "credits": sentences.credits_words(entry.amount),
        "title": in_language(entry.requirement, "title"),
        "resolution": entry.resolution.number,
        "facts": len(entry.grounds),
    }
    facts = [evidence[ground] for ground in entry.grounds if ground in evidence]
    return Line(entry=entry, facts=facts, resolution=entry.resolution.number, sentence=words % values)


def statement_for(person: Person) -> Statement:
    """Every component in which the person takes part, newest edition first; a component stands there once."""
    found: dict[str, ComponentStatus] = {}
    for enrolment in learning_api.enrolments_of(person).exclude(state=Enrolment.State.WITHDRAWN):
        for component in components_of(enrolment.edition):
            status = status_for(person=person, edition=enrolment.edition, component=component)
            if component not in found or (status.complete and not found[component].complete):
                found[component] = status
    return Statement(person=person, statuses=[found[component] for component in sorted(found)])


def entries_of(edition: Edition) -> list[CreditEntry]:
    """Every entry of an edition, reversals too, oldest first."""
    return list(CreditEntry.objects.filter(edition=edition).select_related("requirement", "resolution").order_by("pk"))
