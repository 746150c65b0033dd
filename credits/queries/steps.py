"""What would complete a component: the fewest awards that are open to this person, each with what it still asks.

Honest: only what is designated and announced, under a law that governs its days; and it says when nothing can do it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from academy.governance.api import Requirement, is_gate
from academy.lib.bilingual import in_language
from courses.catalogue.api import Edition
from credits import sentences
from credits.domain.facts import Result
from credits.domain.level import add_up
from credits.domain.path import Open, shortest
from credits.queries.due import Assessed
from credits.queries.entries import amounts, standing
from credits.queries.mandate import MODULE, Modules, Span
from credits.queries.shapes import ComponentStatus, Step
from credits.queries.status import Reading, Taken, awaits, is_open, missing_of, say


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An award (or a module that the mandate asks for) that can still be obtained in an edition."""

    part: Taken
    last: Assessed
    requirement: Requirement
    is_enrolled: bool


def announced(*, from_day: date, without: Collection[int]) -> list[Edition]:
    """Editions that a person could still take part in; two statements."""
    states = [Edition.State.PLANNED, Edition.State.OPEN, Edition.State.POSTPONED]
    running = Edition.objects.filter(ends_on__gte=from_day, state__in=states)
    rows = running.exclude(pk__in=without).select_related("activity").prefetch_related("modules")
    return list(rows.order_by("starts_on", "pk"))


def with_steps(
    reading: Reading, status: ComponentStatus, uid: UUID, taken: Sequence[Taken], others: Sequence[Taken]
) -> ComponentStatus:
    """The status with its shortest list, or with the sentence that nothing can complete it."""
    if status.met or status.level is None:
        return status
    steps = _steps(reading, status, uid, taken, others)
    if steps is None:
        return replace(status, shortest=None, missing=[*status.missing, say("nothing_designated")])
    return replace(status, shortest=steps)


def _steps(
    reading: Reading, status: ComponentStatus, uid: UUID, taken: Sequence[Taken], others: Sequence[Taken]
) -> list[Step] | None:
    entries = standing(reading.entries.get(uid, ()))
    held = {(entry.edition_id, entry.requirement_id) for entry in entries}
    under_way = [part for part in taken if part.edition.ends_on >= status.day]
    choices = [
        choice
        for parts, is_enrolled in ((under_way, True), (others, False))
        for part in parts
        for choice in _choices(part, is_enrolled=is_enrolled, held=held)
    ]
    level = reading.book.level(status.level)
    sums = add_up(amounts(entries), component=status.component, level=level, on=reading.today).by_category
    best: list[Choice] | None = None
    for forced in _forced(choices, taken, reading.spans[status.component]):
        after = dict(sums)
        for choice in forced:
            after[_category(choice)] = after.get(_category(choice), 0) + choice.requirement.amount
        free = [choice for choice in choices if choice.requirement.amount and choice not in forced]
        more = shortest(_options(free), held=after, level=level)
        found = None if more is None else [*forced, *(free[option.id] for option in more)]
        if found is not None and (best is None or len(found) < len(best)):
            best = found
    return None if best is None else [_step(choice) for choice in best]


def _choices(part: Taken, *, is_enrolled: bool, held: Collection[tuple[int, int]]) -> Iterator[Choice]:
    if (last := part.last) is None:
        return
    for requirement in last.law.requirements:
        component = last.law.designation.component
        asked = requirement.amount or requirement.kind == MODULE or is_gate(component, requirement.kind)
        done = last.results[requirement.key].met or (part.edition.pk, requirement.pk) in held
        if asked and not done and _is_possible(requirement, last, part.edition):
            yield Choice(part=part, last=last, requirement=requirement, is_enrolled=is_enrolled)


def _forced(choices: Sequence[Choice], taken: Sequence[Taken], span: Span) -> Iterator[list[Choice]]:
    """What the text asks for in any case: every module of one edition, in time, and all that is to be passed."""
    if not span.modules:
        yield []
        return
    parts = {choice.part.edition.pk: choice.part for choice in choices} | {one.edition.pk: one for one in taken}
    for part in parts.values():
        if part.last is None:
            continue
        modules = part.modules(span)
        here = [c for c in choices if c.part.edition.pk == part.edition.pk]
        ours = [c for c in here if c.requirement.kind == MODULE]
        numbers = modules.done.keys() | {int(c.requirement.settings.get("module") or 0) for c in ours}
        whole = len(numbers) == len(modules.asked) and span.has_number(len(modules.asked))
        if whole and not modules.late and not modules.unasked:
            yield [*ours, *_beside(modules, here, ours)]


def _beside(modules: Modules, here: Sequence[Choice], ours: Sequence[Choice]) -> list[Choice]:
    """What is to be passed and no module of the list leads to."""
    led_to = {one.pk for choice in ours for one in choice.last.with_needs(choice.requirement)}
    open_ones = {one.pk for one in modules.to_pass} - led_to
    return [choice for choice in here if choice.requirement.pk in open_ones]


def _is_possible(requirement: Requirement, last: Assessed, edition: Edition) -> bool:
    """Whether it can still be met: its module is adopted, enough contact time is left, and so for all that it needs."""
    return all(
        _is_adopted(one, last, edition) and last.results[one.key].values.get("possible", True)
        for one in last.with_needs(requirement)
        if not last.results[one.key].met
    )


def _is_adopted(requirement: Requirement, last: Assessed, edition: Edition) -> bool:
    number = requirement.settings.get("module")
    if number is not None:
        return (edition.course_version, int(number)) in last.law.curriculum
    if requirement.kind == Requirement.Kind.ATTENDANCE:
        return any(version == edition.course_version for version, _ in last.law.curriculum)
    return True


def _options(choices: Iterable[Choice]) -> list[Open]:
    """Among equals, what the person takes part in already comes first, then what begins earlier."""
    rows = list(choices)
    order = sorted(range(len(rows)), key=lambda n: (not rows[n].is_enrolled, rows[n].part.edition.starts_on, n))
    rank = {n: place for place, n in enumerate(order)}
    return [
        Open(id=n, category=_category(choice), amount=choice.requirement.amount, rank=rank[n])
        for n, choice in enumerate(rows)
    ]


def _category(choice: Choice) -> str:
    return choice.last.law.designation.category


def _step(choice: Choice) -> Step:
    edition, last = choice.part.edition, choice.last
    unmet = [] if choice.is_enrolled else [_enrol(edition)]
    unmet += [one.sentence for one in awaits(last.law)]
    for requirement in last.with_needs(choice.requirement):
        result: Result = last.results[requirement.key]
        if is_open(result):
            unmet.append(missing_of(requirement, last).sentence)
    return Step(
        requirement=choice.requirement,
        title=in_language(choice.requirement, "title"),
        amount=choice.requirement.amount,
        category=_category(choice),
        edition=edition,
        is_enrolled=choice.is_enrolled,
        resolution=last.law.resolution.number,
        unmet=unmet,
    )


def _enrol(edition: Edition) -> str:
    days = {"starts": sentences.day(edition.starts_on), "ends": sentences.day(edition.ends_on)}
    return say("enrol", edition=in_language(edition, "title"), **days).sentence
