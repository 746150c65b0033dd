"""Planning and opening editions. What a mandate fixes is read from its provisions, never from a constant."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Component, Decision
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.catalogue.models import Activity, Edition, EditionEvent, Module, PlaceLimit
from courses.catalogue.operations.activities import ensure_place_limit
from courses.catalogue.operations.mandates import mandate_faults
from courses.catalogue.operations.modules import ModuleSpec, module_faults
from courses.catalogue.operations.readiness import lacking
from courses.catalogue.queries import provision_of
from courses.catalogue.refusals import (
    ComponentNotOpen,
    KeyTaken,
    NoPlacesToNumber,
    NotPlanned,
    TooManyPlaces,
    refuse,
)


@transaction.atomic
def plan_edition(
    *, activity: Activity, key: str, title_fr: str, title_en: str, starts_on: date, ends_on: date,
    modules: Sequence[ModuleSpec], by: User, capacity: int | None = None, host: str = "", town: str = "",
    country: Country | None = None, theme_fr: str = "", theme_en: str = "", course_version: str = "1",
    yearly_decision: Decision | None = None, topic_decision: Decision | None = None, is_demonstration: bool = False,
) -> Edition:  # fmt: skip
    """Enter one year's run of an activity as planned, under a mandate in force from its first day to its last.

    Raises MandateEnded, WrongNumberOfModules, ModuleDates, ModulesTooFarApart, TooManyPlaces, ComponentNotOpen,
    KeyTaken; several at once as SeveralRefusals. Source: P-PG (2020) 10, P-PG/Training, items 4, 5 and 7; P-PG/Academy,
    items 7 and 12.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition = Edition(
        activity=activity, key=key, title_fr=title_fr, title_en=title_en, theme_fr=theme_fr, theme_en=theme_en,
        host=host, town=town, country=country, starts_on=starts_on, ends_on=ends_on, course_version=course_version,
        capacity=capacity, yearly_decision=yearly_decision, topic_decision=topic_decision,
        state=Edition.State.PLANNED, is_demonstration=is_demonstration,
    )  # fmt: skip
    refuse(faults(edition, modules))
    return _enter(edition, modules, by=by)


@transaction.atomic
def open_edition(
    *, activity: Activity, key: str, title_fr: str, title_en: str, starts_on: date, ends_on: date,
    modules: Sequence[ModuleSpec], by: User, capacity: int | None = None, host: str = "", town: str = "",
    country: Country | None = None, theme_fr: str = "", theme_en: str = "", course_version: str = "1",
    yearly_decision: Decision | None = None, topic_decision: Decision | None = None, is_demonstration: bool = False,
) -> Edition:  # fmt: skip
    """Plan and open at once, where nothing has to be appointed first; everything that is missing is said at once.

    Raises as `plan_edition` and `open_planned`. An Executive Training is planned first: its steering group is missing.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition = Edition(
        activity=activity, key=key, title_fr=title_fr, title_en=title_en, theme_fr=theme_fr, theme_en=theme_en,
        host=host, town=town, country=country, starts_on=starts_on, ends_on=ends_on, course_version=course_version,
        capacity=capacity, yearly_decision=yearly_decision, topic_decision=topic_decision,
        state=Edition.State.PLANNED, is_demonstration=is_demonstration,
    )  # fmt: skip
    refuse([*faults(edition, modules), *lacking(edition, modules)])
    return _open(_enter(edition, modules, by=by), by=by)


@transaction.atomic
def open_planned(*, edition: Edition, by: User, now: datetime | None = None) -> Edition:
    """Open a planned edition: from now on its call may be opened.

    Raises NotPlanned, and everything that is missing at once: MandateEnded, DecisionMissing, DecisionOfAnotherYear,
    SteeringGroupMissing, ModulesNotResidential, WrongNumberOfModules. Source: P-PG/Training, items 4 and 5.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    rows = Edition.objects.select_for_update(of=("self",), no_key=True).select_related(
        "activity__mandate", "yearly_decision", "topic_decision"
    )
    edition = rows.get(pk=edition.pk)
    if edition.state != Edition.State.PLANNED:
        raise NotPlanned(edition.get_state_display())
    refuse(missing_to_open(edition))
    return _open(edition, by=by, now=now)


def missing_to_open(edition: Edition) -> list[Exception]:
    """Everything that stands between a planned edition and its opening, as refusals that name the remedy."""
    modules = list(edition.modules.order_by("number"))
    return [*_mandate_faults(edition), *_component_faults(edition.activity), *_module_faults(edition, modules),
            *lacking(edition, modules)]  # fmt: skip


def faults(edition: Edition, modules: Sequence[ModuleSpec]) -> list[Exception]:
    """What the mandate and the catalogue do not allow of an edition that is not entered yet."""
    taken = [KeyTaken(edition.key)] if Edition.objects.filter(key=edition.key).exists() else []
    return [
        *_mandate_faults(edition),
        *taken,
        *_component_faults(edition.activity),
        *_module_faults(edition, modules),
        *_place_faults(edition.activity, edition.capacity),
    ]


def _mandate_faults(edition: Edition) -> list[Exception]:
    return mandate_faults(edition.activity.mandate.code, edition.starts_on, edition.ends_on)


def _component_faults(activity: Activity) -> Iterable[Exception]:
    """A university course (Component III) waits for the Permanent Correspondents' decision. Source: item 11."""
    if activity.kind != Activity.Kind.UNIVERSITY_COURSE:
        return []
    is_open, reason = governance_api.component_state(Component.THREE)
    return [] if is_open else [ComponentNotOpen(reason)]


def _module_faults(edition: Edition, modules: Sequence[ModuleSpec] | Sequence[Module]) -> Iterable[Exception]:
    return module_faults(edition.activity, modules, starts_on=edition.starts_on, ends_on=edition.ends_on)


def _place_faults(activity: Activity, capacity: int | None) -> Iterable[Exception]:
    provision = provision_of(activity, "max_places")
    if provision is None or provision.number is None or (capacity is not None and capacity <= provision.number):
        return []
    return [TooManyPlaces(asked=capacity or 0, allowed=provision.number, place=provision.place)]


def _limit(activity: Activity) -> PlaceLimit | None:
    provision = provision_of(activity, "max_places")
    return None if provision is None or provision.number is None else ensure_place_limit(provision)


def _enter(edition: Edition, modules: Sequence[ModuleSpec], *, by: User) -> Edition:
    edition.limit = _limit(edition.activity)
    edition.save(force_insert=True)
    Module.objects.bulk_create([Module(edition=edition, **vars(module)) for module in modules])
    audit_api.record(
        action="edition.planned", by=by, thing=edition, authority=edition.activity.mandate.code,
        data={"key": edition.key, "capacity": edition.capacity, "modules": len(modules)},
    )  # fmt: skip
    return edition


def _open(edition: Edition, *, by: User, now: datetime | None = None) -> Edition:
    edition.state = Edition.State.OPEN
    edition.save(update_fields=["state"])
    at = {} if now is None else {"at": now}
    EditionEvent.objects.create(edition=edition, kind=EditionEvent.Kind.OPENED, by=audit_api.actor_key(by), **at)
    acts = [act.reference for act in (edition.yearly_decision, edition.topic_decision) if act]
    audit_api.record(
        action="edition.opened", by=by, thing=edition, authority=edition.activity.mandate.code,
        data={"key": edition.key, "capacity": edition.capacity, "decisions": acts},
    )  # fmt: skip
    return edition


@transaction.atomic
def number_places(*, edition: Edition, capacity: int, by: User) -> Edition:
    """Number the places of an edition that has none, as the call of an expert group asks. Raises NoPlacesToNumber."""
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).get(pk=edition.pk)
    if edition.capacity is not None:
        raise NoPlacesToNumber
    edition.capacity = capacity
    edition.save(update_fields=["capacity"])
    audit_api.record(action="edition.places_numbered", by=by, thing=edition, data={"capacity": capacity})
    return edition
