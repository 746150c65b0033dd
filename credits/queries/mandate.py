"""What the mandate itself asks of Component II, whatever level is set. Source: P-PG (2020) 10, P-PG/Academy, item 7."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from academy.governance.api import Component, Provision, Requirement
from credits.domain.level import add_months
from credits.evaluation import months_allowed
from credits.queries.due import Assessed
from credits.queries.laws import law_of_person

ACADEMY = "P-PG/Academy"
MODULE = Requirement.Kind.MODULE


@dataclass(frozen=True, kw_only=True)
class Span:
    """So many modules within so many months of the start; 0: the mandate says nothing."""

    modules: int
    months: int
    place: str


def span_of_two() -> Span:
    """As the text, or its latest renewal, fixes them; one statement."""
    rows = Provision.objects.select_related("mandate").filter(
        mandate__code=ACADEMY,
        component=Component.TWO,
        key__in=[Provision.Key.MODULES, Provision.Key.LONGEST_MONTHS],
    )
    found = {row.key: row for row in rows.order_by("pk")}
    modules, months = (found.get(key) for key in (Provision.Key.MODULES, Provision.Key.LONGEST_MONTHS))
    return Span(
        modules=(modules.number if modules else None) or 0,
        months=(months.number if months else None) or 0,
        place=modules.place if modules else "",
    )


@dataclass(frozen=True, kw_only=True)
class Modules:
    """asked: numbers the laws name; done: by number, the day; late: done after the last day that is allowed."""

    asked: frozenset[int]
    done: dict[int, date]
    until: date | None

    @property
    def late(self) -> dict[int, date]:
        return {number: day for number, day in self.done.items() if self.until and day > self.until}

    def complete(self, span: Span) -> bool:
        """Exactly as many as the mandate says, all of them, in time."""
        return not span.modules or (len(self.asked) == span.modules == len(self.done) and not self.late)


def modules_of(assessed: Sequence[Assessed], *, span: Span, starts_on: date, enrolled_on: date | None) -> Modules:
    """How far one person is with the modules of one edition."""
    laws, done, asked = [one.law for one in assessed], {}, set()
    for one in assessed:
        for requirement in one.law.requirements:
            if requirement.kind != MODULE:
                continue
            number = int(requirement.settings.get("module") or 0)
            asked.add(number)
            day = one.day_of(requirement)
            if day and law_of_person(laws, day=day, enrolled_on=enrolled_on) is one.law:
                done[number] = day
    return Modules(asked=frozenset(asked), done=done, until=_until(assessed, span, starts_on))


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
