"""Opening editions. What a mandate fixes is read from its provisions, never from a constant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Component, Decision
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.catalogue.domain import span
from courses.catalogue.models import Activity, Edition, Module, PlaceLimit
from courses.catalogue.operations.activities import ensure_place_limit
from courses.catalogue.queries import allowed_span, provision_of
from courses.catalogue.refusals import (
    ComponentNotOpen,
    DecisionMissing,
    KeyTaken,
    ModuleDates,
    ModulesTooFarApart,
    TooManyPlaces,
    WrongNumberOfModules,
)


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


@transaction.atomic
def open_edition(
    *, activity: Activity, key: str, title_fr: str, title_en: str, starts_on: date, ends_on: date,
    modules: Sequence[ModuleSpec], by: User, capacity: int | None = None, host: str = "", town: str = "",
    country: Country | None = None, theme_fr: str = "", theme_en: str = "", course_version: str = "1",
    yearly_decision: Decision | None = None, topic_decision: Decision | None = None, is_demonstration: bool = False,
) -> Edition:  # fmt: skip
    """Open one year's run of an activity under a mandate in force from its first day to its last.

    Raises MandateEnded, DecisionMissing, WrongNumberOfModules, ModuleDates, ModulesTooFarApart, TooManyPlaces,
    ComponentNotOpen, KeyTaken. Source: P-PG (2020) 10, P-PG/Training, items 4, 5 and 7; P-PG/Academy, items 7 and 12.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    mandate = governance_api.require_mandate(activity.mandate.code, on=starts_on)
    governance_api.require_mandate(activity.mandate.code, on=ends_on)
    if Edition.objects.filter(key=key).exists():
        raise KeyTaken(key)
    require_component(activity)
    _require_decisions(activity, yearly_decision, topic_decision)
    require_modules(activity, modules, starts_on=starts_on, ends_on=ends_on)
    edition = Edition.objects.create(
        activity=activity, key=key, title_fr=title_fr, title_en=title_en, theme_fr=theme_fr, theme_en=theme_en,
        host=host, town=town, country=country, starts_on=starts_on, ends_on=ends_on, course_version=course_version,
        capacity=capacity, limit=_limit(activity, capacity), yearly_decision=yearly_decision,
        topic_decision=topic_decision, state=Edition.State.OPEN, is_demonstration=is_demonstration,
    )  # fmt: skip
    Module.objects.bulk_create([Module(edition=edition, **vars(module)) for module in modules])
    audit_api.record(
        action="edition.opened", by=by, thing=edition, authority=mandate.code,
        data={"key": key, "capacity": capacity, "modules": len(modules)},
    )  # fmt: skip
    return edition


def require_component(activity: Activity) -> None:
    """A university course (Component III) waits for the Permanent Correspondents' decision. Source: item 11."""
    if activity.kind == Activity.Kind.UNIVERSITY_COURSE:
        is_open, reason = governance_api.component_state(Component.THREE)
        if not is_open:
            raise ComponentNotOpen(reason)


def _require_decisions(activity: Activity, yearly: Decision | None, topic: Decision | None) -> None:
    """Holding a training, and its topic, are the Permanent Correspondents'. Source: P-PG/Training, items 4 and 5."""
    if activity.kind != Activity.Kind.EXECUTIVE_TRAINING:
        return
    if not _of_correspondents(yearly, Decision.Kind.YEARLY):
        raise DecisionMissing.yearly()
    if not _of_correspondents(topic, Decision.Kind.TOPIC, Decision.Kind.YEARLY):
        raise DecisionMissing.topic()


def _of_correspondents(decision: Decision | None, *kinds: str) -> bool:
    return decision is not None and decision.body == Decision.Body.PERMANENT_CORRESPONDENTS and decision.kind in kinds


def require_modules(activity: Activity, modules: Sequence[ModuleSpec], *, starts_on: date, ends_on: date) -> None:
    """As many modules as the mandate says, each within the edition's days, all within the mandate's span."""
    provision = provision_of(activity, "modules")
    if provision and provision.number is not None and len(modules) != provision.number:
        raise WrongNumberOfModules(given=len(modules), needed=provision.number, place=provision.place)
    days = [(module.starts_on, module.ends_on) for module in modules]
    wrong = span.out_of_order(days) or span.outside(days, edition=(starts_on, ends_on))
    if wrong:
        raise ModuleDates(wrong)
    allowed = allowed_span(activity, on=starts_on)
    if allowed is None:
        return
    beyond = span.months_beyond(days, months=allowed.months)
    if beyond > allowed.extension:
        raise ModulesTooFarApart(
            months=allowed.months, place=allowed.place, extension=allowed.extension, resolution=allowed.resolution
        )


def _limit(activity: Activity, capacity: int | None) -> PlaceLimit | None:
    provision = provision_of(activity, "max_places")
    if provision is None or provision.number is None:
        return None
    if capacity is None or capacity > provision.number:
        raise TooManyPlaces(asked=capacity or 0, allowed=provision.number, place=provision.place)
    return ensure_place_limit(provision)
