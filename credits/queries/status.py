"""The status of a person in a component: what counts, what is missing and why, each line down to its facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils import timezone

from academy.governance.api import Component, Law, Requirement, Threshold
from academy.lib.bilingual import in_language
from academy.lib.dates import date_format
from academy.people.api import Person
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Fact
from credits import sentences
from credits.domain.facts import Result
from credits.domain.level import Level, Sum, add_up
from credits.models import CreditEntry
from credits.queries.due import Assessed, Due, assess_all, due_of
from credits.queries.entries import amounts, entries_by_person, facts_behind, standing
from credits.queries.evidence import Evidence, evidence_of
from credits.queries.laws import KEEP, Lawbook, law_of_person, lawbook
from credits.queries.lines import Grants, grants, lines, reversed_lines
from credits.queries.mandate import Modules, Span, Spans, modules_of, spans
from credits.queries.shapes import ComponentStatus, Missing, Pending


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One person's part in one edition, for one component, under the laws that govern its days."""

    edition: Edition
    assessed: list[Assessed]
    due: Mapping[int, Due]
    enrolled_on: date | None

    @property
    def law(self) -> Law | None:
        """The law that governs the end of the person's part."""
        laws = [one.law for one in self.assessed]
        return law_of_person(laws, day=self.edition.ends_on, enrolled_on=self.enrolled_on) or next(reversed(laws), None)

    @property
    def last(self) -> Assessed | None:
        law = self.law
        return next((one for one in self.assessed if one.law is law), None)

    def modules(self, span: Span) -> Modules:
        """How far the person is with what the text asks of a course."""
        return modules_of(
            self.assessed,
            last=self.last,
            span=span,
            starts_on=self.edition.starts_on,
            enrolled_on=self.enrolled_on,
        )


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything that statuses are made from, read in a constant number of statements."""

    book: Lawbook
    evidence: Evidence
    entries: Mapping[UUID, list[CreditEntry]]
    facts: Mapping[int, Fact]
    grants: Grants
    spans: Spans
    today: date

    def taken(self, edition: Edition, component: str, uid: UUID) -> Taken:
        laws = self.book.laws_of(edition, component)
        assessed = assess_all(laws, edition=edition, uid=uid, evidence=self.evidence)
        enrolled_on = self.evidence.enrolled_on.get((edition.pk, uid))
        return Taken(
            edition=edition, assessed=assessed, due=due_of(assessed, enrolled_on=enrolled_on), enrolled_on=enrolled_on
        )


def read_for(editions: Sequence[Edition], people: Sequence[UUID], *, as_of: datetime | None) -> Reading:
    """Eight statements, and what the lawbook needs."""
    entries = entries_by_person(people, as_of=as_of)
    return Reading(
        book=lawbook(as_of=as_of),
        evidence=evidence_of(editions, people, as_of=as_of, enrolments=True),
        entries=entries,
        facts=facts_behind(entry for mine in entries.values() for entry in mine),
        grants=grants(as_of=as_of),
        spans=spans(),
        today=timezone.localdate(as_of) if as_of else timezone.localdate(),
    )


def statuses(*, edition: Edition, component: str, as_of: datetime | None = None) -> dict[UUID, ComponentStatus]:
    """The status of everybody enrolled, for one component, under the level of the edition's last day or of today.

    Steps that would complete it concern one person at a time: see `statement_for`.
    """
    return _statuses(edition, component, [e.person.uid for e in learning_api.enrolled(edition)], as_of)


def status_for(*, person: Person, edition: Edition, component: str, as_of: datetime | None = None) -> ComponentStatus:
    return _statuses(edition, component, [person.uid], as_of)[person.uid]


def _statuses(
    edition: Edition, component: str, people: Sequence[UUID], as_of: datetime | None
) -> dict[UUID, ComponentStatus]:
    prefetch_related_objects([edition], "modules")
    reading = read_for([edition], people, as_of=as_of)
    found = {}
    for uid in people:
        taken = [reading.taken(edition, component, uid)]
        found[uid] = reached(reading, component, uid, taken, days=[edition.ends_on, reading.today])
    return found


def reached(
    reading: Reading, component: str, uid: UUID, taken: Sequence[Taken], *, days: Sequence[date]
) -> ComponentStatus:
    """The status under the first day whose level is reached; else under the first day.

    The one rule of page, request and release: a level reached under the law of an activity stays reached, and a level
    that the Board has set since may be reached today.
    """
    rows = (status_of(reading, component, uid, taken, law_on=day, on=reading.today) for day in dict.fromkeys(days))
    first = next(rows)
    return first if first.complete else next((row for row in rows if row.complete), first)


def status_of(
    reading: Reading, component: str, uid: UUID, taken: Sequence[Taken], *, law_on: date, on: date
) -> ComponentStatus:
    """law_on: the day whose level is asked. on: the day on which credits must still be valid."""
    entries = reading.entries.get(uid, [])
    mine = [entry for entry in entries if entry.component == component]
    threshold = threshold_for(reading.book, component, taken, law_on)
    level = reading.book.level(threshold)
    total = add_up(amounts(standing(entries)), component=component, level=level, on=on)
    missing = _missing(total=total, level=level, threshold=threshold, taken=taken, span=reading.spans[component])
    met = not missing
    pending = _pending(taken, mine, on=on)
    return ComponentStatus(
        component=component,
        earned=total.earned,
        counted=total.counted,
        expired=total.expired,
        above_ceiling=total.above_ceiling,
        from_others=total.from_others,
        pending=sum(one.amount for one in pending),
        pending_lines=pending,
        required=level.required,
        level=threshold,
        day=law_on,
        met=met,
        complete=met and component != Component.THREE,
        missing=missing,
        lines=lines(mine, reading.facts, grants=reading.grants, book=reading.book),
        reversed_lines=reversed_lines(mine, reading.facts),
    )


def threshold_for(book: Lawbook, component: str, taken: Sequence[Taken], day: date) -> Threshold | None:
    """The level of a day; who was enrolled before it applied stays under the earlier one, where it says so."""
    threshold = book.threshold_on(component, day)
    if threshold is None or threshold.resolution.transition != KEEP:
        return threshold
    starts = threshold.resolution.applies_from
    before = any(t.enrolled_on and t.enrolled_on < starts <= t.edition.ends_on for t in taken)
    earlier = book.thresholds.get((threshold.resolution.supersedes_id or 0, component))
    return earlier if before and earlier else threshold


# What is missing -----------------------------------------------------------------------------------------------------


def _missing(
    *, total: Sum, level: Level, threshold: Threshold | None, taken: Sequence[Taken], span: Span
) -> list[Missing]:
    """Nothing: the level is reached and what the mandate asks is met."""
    if threshold is None:
        return [say("no_level" if any(one.assessed for one in taken) else "no_law")]
    found: list[Missing] = []
    course = _Course.of(taken, span)
    if not total.reaches(level):
        found += [one for part in taken for one in _unmet_of(part)]
        if total.counted < level.required:
            amount, required = sentences.amount(total.counted), sentences.amount(level.required)
            found.append(say("credits", earned=amount, required=required))
        found += [
            say("part", category=sentences.category(category), lacks=sentences.amount(lacks))
            for category, lacks in sorted(total.short_parts.items())
        ]
    elif not course.is_complete:
        found += [one for part in taken for one in _unmet_of(part)]
    return found + course.missing


def _unmet_of(taken: Taken) -> list[Missing]:
    """The requirements that are not met for a reason of their own; "needs others" is said by the others."""
    last = taken.last
    if last is None:
        return [say("no_law")]
    found = awaits(last.law)
    found += [missing_of(r, last) for r in last.law.requirements if is_open(last.results[r.key])]
    return found + _beside_the_law(taken)


def _beside_the_law(taken: Taken) -> list[Missing]:
    """Why met requirements give nothing, or facts do not count: a day or a module outside what the Board adopted."""
    found = []
    last = taken.last
    for one in taken.assessed:
        for requirement in one.law.requirements:
            day = one.day_of(requirement)
            laws = [other.law for other in taken.assessed]
            if day and requirement.amount and law_of_person(laws, day=day, enrolled_on=taken.enrolled_on) is None:
                found.append(say("not_governed", title=in_language(requirement, "title"), day=sentences.day(day)))
    numbers = {module.number for module in taken.edition.modules.all()} if last else set()
    version = taken.edition.course_version
    outside = sorted(number for number in numbers if last and (version, number) not in last.law.curriculum)
    return found + [say("not_adopted", number=number, version=version) for number in outside]


@dataclass(frozen=True, kw_only=True)
class _Course:
    """What the text asks of a course: its modules within its span, in one edition, and what is to be passed.

    missing: about modules and the law; what is not passed is said by its own requirement.
    """

    is_complete: bool
    missing: list[Missing]

    @classmethod
    def of(cls, taken: Sequence[Taken], span: Span) -> "_Course":
        best = best_modules(taken, span)
        if not span.modules or (best and best.complete(span)):
            return cls(is_complete=True, missing=[])
        if best is None:
            nothing = say("modules", found=0, needed=span.modules, place=span.place)
            return cls(is_complete=False, missing=[nothing])
        return cls(is_complete=False, missing=_missing_modules(best, span))


def _missing_modules(best: Modules, span: Span) -> list[Missing]:
    found = [say(f"no_{gate}", place=span.place) for gate in best.unasked]
    if not span.has_number(len(best.asked)):
        code = "modules_of_law" if span.is_exact else "modules_of_law_several"
        found.append(say(code, found=len(best.asked), needed=span.modules, place=span.place))
    in_time, needed = len(best.done) - len(best.late), max(span.modules, len(best.asked))
    if in_time < needed:
        found.append(say("modules", found=in_time, needed=needed, place=span.place))
    return found + [
        say("module_late", number=number, day=sentences.day(day), until=sentences.day(best.until or day))
        for number, day in sorted(best.late.items())
    ]


def best_modules(taken: Sequence[Taken], span: Span) -> Modules | None:
    """Of the edition in which the person is furthest."""
    rows = [one.modules(span) for one in taken if one.assessed]
    return max(rows, key=lambda one: (one.complete(span), len(one.done) - len(one.late)), default=None)


def is_open(result: Result) -> bool:
    return not result.met and result.code not in ("", "needs")


def missing_of(requirement: Requirement, one: Assessed) -> Missing:
    result = one.results[requirement.key]
    title = in_language(requirement, "title")
    return Missing(code=result.code, sentence=sentences.missing(result.code, title, result.values))


def say(code: str, title: str = "", **values: object) -> Missing:
    return Missing(code=code, sentence=sentences.missing(code, title, values))


def awaits(law: Law) -> list[Missing]:
    """What a law still waits for before credits are written under it; empty where it is in force."""
    found = [] if law.endorsed else [say("not_endorsed")]
    if not law.has_begun:
        found.append(say("not_begun", number=law.resolution.number, day=date_format(law.resolution.in_force_from)))
    return found


# What is pending -----------------------------------------------------------------------------------------------------


def _pending(taken: Sequence[Taken], mine: Sequence[CreditEntry], *, on: date) -> list[Pending]:
    """Due under a resolution that is not in force yet; or still open in an edition under way."""
    held = {(entry.edition_id, entry.requirement_id) for entry in standing(mine)}
    found = []
    for part in taken:
        for due in part.due.values():
            if due.pending and (part.edition.pk, due.requirement.pk) not in held:
                waits = awaits_of(part, due)
                found.append(_pending_line(waits.code, part, due.requirement, [waits.sentence]))
        if part.last is None or part.edition.ends_on < on:
            continue
        for requirement in part.last.law.requirements:
            unmet = requirement.amount and not part.last.results[requirement.key].met
            if unmet and (part.edition.pk, requirement.pk) not in held:
                found.append(_pending_line("under_way", part, requirement, _still_open(part, part.last, requirement)))
    return found


def _still_open(part: Taken, last: Assessed, requirement: Requirement) -> list[str]:
    """Until when, and what is not met yet of all that the award rests on."""
    until = say("under_way", day=sentences.day(part.edition.ends_on))
    results = [(one, last.results[one.key]) for one in last.with_needs(requirement)]
    return [until.sentence, *(missing_of(one, last).sentence for one, result in results if is_open(result))]


def awaits_of(part: Taken, due: Due) -> Missing:
    """The first thing that the law of this award waits for."""
    laws = (one.law for one in part.assessed if one.law.resolution.pk == due.requirement.resolution_id)
    return next((one for law in laws for one in awaits(law)), None) or say("not_endorsed")


def _pending_line(code: str, part: Taken, requirement: Requirement, why: list[str]) -> Pending:
    return Pending(
        code=code,
        requirement=requirement,
        title=in_language(requirement, "title"),
        amount=requirement.amount,
        edition=part.edition,
        resolution=requirement.resolution.number,
        why=why,
    )
