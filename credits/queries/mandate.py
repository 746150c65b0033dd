"""What the text asks of Components II and III, whatever level is set. Source: P-PG (2020) 10, P-PG/Academy, item 7."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from academy.governance import api as governance_api
from academy.governance.api import Component, Provision, Requirement
from credits.domain.level import add_months
from credits.evaluation import months_allowed
from credits.queries.due import Assessed
from credits.queries.laws import law_of_person

ACADEMY = "P-PG/Academy"
MODULE = Requirement.Kind.MODULE


@dataclass(frozen=True, kw_only=True)
class Span:
    """So many modules (exactly, or at least) within so many months of the start; 0: the text says nothing."""

    component: str
    modules: int = 0
    is_exact: bool = True
    months: int = 0
    place: str = ""

    def has_number(self, count: int) -> bool:
        return count == self.modules if self.is_exact else count >= self.modules


Spans = Mapping[str, Span]  # by component


def spans() -> Spans:
    """As the text, or its latest renewal, fixes them; one statement."""
    keys = [Provision.Key.MODULES, Provision.Key.LEAST_MODULES, Provision.Key.LONGEST_MONTHS]
    rows = Provision.objects.select_related("mandate").filter(mandate__code=ACADEMY, key__in=keys)
    found = {(row.component, row.key): row for row in rows.order_by("pk")}
    return {component: _span(component, found) for component in Component.values}


def _span(component: str, found: Mapping[tuple[str, str], Provision]) -> Span:
    exact = found.get((component, Provision.Key.MODULES))
    modules = exact or found.get((component, Provision.Key.LEAST_MODULES))
    months = found.get((component, Provision.Key.LONGEST_MONTHS))
    return Span(
        component=component,
        modules=(modules.number if modules else None) or 0,
        is_exact=exact is not None,
        months=(months.number if months else None) or 0,
        place=modules.place if modules else "",
    )


@dataclass(frozen=True, kw_only=True)
class Modules:
    """asked: numbers the laws name; done: by number, the day; until: the last day that is allowed.

    to_pass: requirements of what the text asks to be passed that are open; unasked: what of it the law leaves out.
    """

    asked: frozenset[int]
    done: dict[int, date]
    until: date | None
    to_pass: tuple[Requirement, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def late(self) -> dict[int, date]:
        """Done after the last day."""
        return {number: day for number, day in self.done.items() if self.until and day > self.until}

    def complete(self, span: Span) -> bool:
        """As many as the text says, all of them, in time; and all that it asks to be passed is passed."""
        if not span.modules:
            return True
        whole = span.has_number(len(self.asked)) and len(self.asked) == len(self.done) and not self.late
        return whole and not self.to_pass and not self.unasked


def modules_of(
    assessed: Sequence[Assessed], *, last: Assessed | None, span: Span, starts_on: date, enrolled_on: date | None
) -> Modules:
    """How far one person is with the modules of one edition. last: by the law that governs the end of her part."""
    laws, done, asked = [one.law for one in assessed], {}, set()
    for one in assessed:
        for requirement in one.law.requirements:
            if requirement.kind != MODULE:
                continue
            number = _number(requirement)
            asked.add(number)
            day = one.day_of(requirement)
            if day and law_of_person(laws, day=day, enrolled_on=enrolled_on) is one.law:
                done[number] = day
    to_pass, unasked = _gates(last, done, span.component)
    return Modules(
        asked=frozenset(asked), done=done, until=_until(assessed, span, starts_on), to_pass=to_pass, unasked=unasked
    )


def _number(requirement: Requirement) -> int:
    return int(requirement.settings.get("module") or 0)


def _gates(
    last: Assessed | None, done: Collection[int], component: str
) -> tuple[tuple[Requirement, ...], tuple[str, ...]]:
    """Participation, exercises, tests and the thesis: each is looked at by itself, whether a module needs it or not.

    What only a completed module needs was judged with it: by the law of its days, or by recognition.
    """
    if last is None:
        return (), ()
    rows = [one for one in last.law.requirements if governance_api.is_gate(component, one.kind)]
    unasked = governance_api.gates_without(component, (one.kind for one in rows))
    judged = _judged(last, done)
    return tuple(one for one in rows if one.pk not in judged and not last.results[one.key].met), tuple(unasked)


def _judged(last: Assessed, done: Collection[int]) -> set[int]:
    """Requirements that modules of the list need, all of them completed."""
    modules = [one for one in last.law.requirements if one.kind == MODULE]
    needs = {True: set[int](), False: set[int]()}
    for module in modules:
        needs[_number(module) in done] |= {one.pk for one in last.with_needs(module)}
    return needs[True] - needs[False]


def _until(assessed: Sequence[Assessed], span: Span, starts_on: date) -> date | None:
    """The same day of the month a year later still belongs to the year. An extension: as the level allows it."""
    if not span.months or not assessed:
        return None
    level = assessed[-1].law.level
    # What belongs to no module is never left out, so that every law sees the same extensions.
    months = months_allowed(
        assessed[-1].facts, longest=span.months, extension=level.extension_months if level else None
    )
    return add_months(starts_on, months)
