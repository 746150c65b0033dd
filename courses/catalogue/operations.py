"""Opening editions. What a mandate fixes is read from its provisions, never from a constant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Decision, Provision
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.catalogue.models import Activity, Edition, Module, PlaceLimit
from courses.catalogue.refusals import DecisionMissing, TooManyPlaces, WrongNumberOfModules

COMPONENT_OF = {Activity.Kind.EXECUTIVE_TRAINING: "", Activity.Kind.EXECUTIVE_COURSE: "II"}


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


def ensure_activity(*, key: str, mandate_code: str, kind: str, title_fr: str, title_en: str) -> Activity:
    """The activity with this key, created once under its mandate."""
    mandate = governance_api.Mandate.objects.get(code=mandate_code)
    names = {"mandate": mandate, "kind": kind, "title_fr": title_fr, "title_en": title_en}
    return Activity.objects.get_or_create(key=key, defaults=names)[0]


def ensure_place_limit(provision: Provision) -> PlaceLimit:
    """The limit row of a provision `max_places`. Source: P-PG (2020) 10, Executive Training, item 5."""
    if provision.number is None:
        raise ValueError(f"{provision.place} names no number of places")
    return PlaceLimit.objects.get_or_create(provision=provision, defaults={"maximum": provision.number})[0]


@transaction.atomic
def open_edition(
    *, activity: Activity, key: str, title_fr: str, title_en: str, starts_on: date, ends_on: date,
    modules: Sequence[ModuleSpec], by: User, capacity: int | None = None, town: str = "",
    country: Country | None = None,
    theme_fr: str = "", theme_en: str = "", yearly_decision: Decision | None = None,
    topic_decision: Decision | None = None, is_demonstration: bool = False,
) -> Edition:  # fmt: skip
    """Open one year's run of an activity under a mandate in force.

    Raises MandateEnded, DecisionMissing, WrongNumberOfModules, TooManyPlaces.
    Source: P-PG (2020) 10, Executive Training, items 4, 5 and 7; Academy, items 7 and 12.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    mandate = governance_api.require_mandate(activity.mandate.code, on=starts_on)
    _require_decisions(activity, yearly_decision, topic_decision)
    _require_modules(activity, len(modules))
    limit = _limit(activity, capacity)
    edition = Edition.objects.create(
        activity=activity, key=key, title_fr=title_fr, title_en=title_en, theme_fr=theme_fr, theme_en=theme_en,
        town=town, country=country, starts_on=starts_on, ends_on=ends_on, capacity=capacity, limit=limit,
        yearly_decision=yearly_decision, topic_decision=topic_decision, state=Edition.State.OPEN,
        is_demonstration=is_demonstration,
    )  # fmt: skip
    Module.objects.bulk_create([Module(edition=edition, **vars(module)) for module in modules])
    audit_api.record(
        action="edition.opened", by=by, thing=edition, authority=mandate.code,
        data={"key": key, "capacity": capacity, "modules": len(modules)},
    )  # fmt: skip
    return edition


def _require_decisions(activity: Activity, yearly: Decision | None, topic: Decision | None) -> None:
    if activity.kind != Activity.Kind.EXECUTIVE_TRAINING:
        return
    if yearly is None:
        raise DecisionMissing(what=_("the yearly decision to hold the training"), place="P-PG/Training, item 4")
    if topic is None:
        raise DecisionMissing(what=_("the topic of the training"), place="P-PG/Training, item 5")


def _provision(activity: Activity, key: str) -> Provision | None:
    component = COMPONENT_OF.get(Activity.Kind(activity.kind))
    if component is None:
        return None
    return Provision.objects.filter(mandate=activity.mandate, component=component, key=key).order_by("-pk").first()


def _require_modules(activity: Activity, given: int) -> None:
    provision = _provision(activity, Provision.Key.MODULES)
    if provision and provision.number is not None and given != provision.number:
        raise WrongNumberOfModules(given=given, needed=provision.number, place=provision.place)


def _limit(activity: Activity, capacity: int | None) -> PlaceLimit | None:
    provision = _provision(activity, Provision.Key.MAX_PLACES)
    if provision is None or provision.number is None:
        return None
    if capacity is None or capacity > provision.number:
        raise TooManyPlaces(asked=capacity or 0, allowed=provision.number, place=provision.place)
    return ensure_place_limit(provision)
