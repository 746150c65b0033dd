"""The modules of an edition: what the mandate and the calendar allow of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from courses.catalogue.domain import span
from courses.catalogue.models import Activity, Module
from courses.catalogue.queries import allowed_span, provision_of
from courses.catalogue.refusals import ModuleDates, ModulesTooFarApart, WrongNumberOfModules


@dataclass(frozen=True, kw_only=True)
class ModuleSpec:
    """A module to be: its number, kind ("residential" or "distance"), titles and dates."""

    number: int
    kind: str
    title_fr: str
    title_en: str
    starts_on: date
    ends_on: date
    content_key: str = ""
    notional_hours: int | None = None


def module_faults(
    activity: Activity, modules: Sequence[ModuleSpec] | Sequence[Module], *, starts_on: date, ends_on: date
) -> list[Exception]:
    """As many modules as the mandate says, each within the edition's days, all within the mandate's span."""
    days = [(module.starts_on, module.ends_on) for module in modules]
    wrong = span.out_of_order(days) or span.outside(days, edition=(starts_on, ends_on))
    return [
        *_number_faults(activity, len(modules)),
        *([ModuleDates(wrong)] if wrong else _span_faults(activity, days, starts_on)),
    ]


def _number_faults(activity: Activity, given: int) -> Iterable[Exception]:
    provision = provision_of(activity, "modules")
    if provision is None or provision.number is None or given == provision.number:
        return []
    return [WrongNumberOfModules(given=given, needed=provision.number, place=provision.place)]


def _span_faults(activity: Activity, days: Sequence[span.Days], starts_on: date) -> Iterable[Exception]:
    allowed = allowed_span(activity, on=starts_on)
    if allowed is None or span.months_beyond(days, months=allowed.months) <= allowed.extension:
        return []
    return [
        ModulesTooFarApart(
            months=allowed.months, place=allowed.place, extension=allowed.extension, resolution=allowed.resolution
        )
    ]
