"""Reads of governance: which mandate, which law, on which day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance.models import (
    Component,
    Decision,
    DesignatedActivity,
    Mandate,
    Partner,
    Provision,
    Renewal,
    Requirement,
    Resolution,
    SeatHolding,
    Threshold,
    Validation,
)
from academy.governance.refusals import MandateEnded
from academy.people.api import Institution, Person

# Everything that a resolution says, by the name of the relation.
CONTENT = ("designated_activities", "requirements", "thresholds", "ceilings", "level_parts", "curriculum", "topics")
# The same for reading: every designation with its mandate.
PREFETCHED = ("designated_activities__mandate", *CONTENT[1:])


# One resolution may designate an activity under each of them.


@dataclass(frozen=True, kw_only=True)
class Law:
    """What governs an activity on a day, for one component. level: None where the Board has set none.

    curriculum: the adopted modules of the course as (version, number). others: the other resolutions that designate
    the activity, under whatever component; which of them governs a day is asked of all. waiting: those of them, itself
    among them, whose list is not in force yet: not endorsed, or not before a day. They take nothing from what is law.
    """

    resolution: Resolution
    designation: DesignatedActivity
    requirements: list[Requirement]
    level: Threshold | None
    curriculum: frozenset[tuple[str, int]]
    endorsed: bool
    has_begun: bool = True
    others: tuple[Resolution, ...] = ()
    waiting: frozenset[int] = frozenset()

    @property
    def is_in_force(self) -> bool:
        """Endorsed, and its day has come. Source: P-PG (2020) 10, P-PG/Academy, item 6."""
        return self.endorsed and self.has_begun

    @property
    def required(self) -> int:
        """Hundredths of a credit for the component's certificate; 0 where no level is set."""
        return self.level.amount if self.level else 0


def mandate_in_force(code: str, *, on: date) -> bool:
    """Whether the mandate, or a renewal of it, covers the day."""
    if Renewal.objects.filter(mandate__code=code, starts_on__lte=on, ends_on__gte=on).exists():
        return True
    programme_start = Q(work_programme__starts_on__lte=on)
    return Mandate.objects.filter(programme_start, code=code, ends_on__gte=on).exists()


def mandates_in_force(*, on: date) -> set[str]:
    """Codes of the mandates that cover the day, by the text or by a renewal."""
    renewed = Renewal.objects.filter(starts_on__lte=on, ends_on__gte=on).values_list("mandate__code", flat=True)
    first = Mandate.objects.filter(work_programme__starts_on__lte=on, ends_on__gte=on).values_list("code", flat=True)
    return {*renewed, *first}


def require_mandate(code: str, *, on: date) -> Mandate:
    """The mandate that covers the day; raises MandateEnded with the last day it did."""
    mandate = Mandate.objects.get(code=code)
    if not mandate_in_force(code, on=on):
        last = Renewal.objects.filter(mandate=mandate).order_by("-ends_on").first()
        raise MandateEnded(mandate=code, ended_on=last.ends_on if last else mandate.ends_on, asked_for=on)
    return mandate


def provision(code: str, key: str, component: str = "") -> Provision:
    """What the mandate (or its latest renewal) fixes under `key`."""
    rows = Provision.objects.select_related("mandate").filter(mandate__code=code, key=key, component=component)
    found = rows.order_by("-pk").first()
    if found is None:
        raise Provision.DoesNotExist(f"{code} {component} {key}")
    return found


def component_state(component: str) -> tuple[bool, str]:
    """Whether the Board may set rules for a component, with what is to be said about it.

    Component III waits for the Permanent Correspondents; launched, its title stays the universities': no certificate of
    the Academy comes of it. Source: P-PG (2020) 10, P-PG/Academy, items 7 and 11.
    """
    if component != Component.THREE:
        return True, ""
    if Decision.objects.filter(kind=Decision.Kind.COMPONENT_III, body=Decision.Body.PERMANENT_CORRESPONDENTS).exists():
        return True, _("Component III is the universities’ own title: the Academy records it and never issues it.")
    return False, _(
        "Component III is closed: its launch awaits the Permanent Correspondents’ decision on the basis of a "
        "feasibility study (P-PG (2020) 10, P-PG/Academy, item 11)."
    )


def law_for(*, activity_key: str, component: str, day: date) -> Law | None:
    """The newest adopted resolution that designates the activity and applies to that day, if it says the component.

    The newest governs the activity in every component: one that moves it leaves it nothing in the component of before.
    Source: P-PG (2020) 10, P-PG/Academy, item 6, has the Board identify activities each year and leaves open what
    becomes of one that moves; the house reads it as moved, not doubled. Only a resolution that itself names the
    activity under two components makes it count in both. A list that waits for its endorsement, or for its first day
    in force, takes nothing from the one before it.
    """
    designations = DesignatedActivity.objects.filter(
        activity_key=activity_key,
        resolution__state=Resolution.State.ADOPTED,
        resolution__applies_from__lte=day,
        resolution__applies_to__gte=day,
    ).select_related("resolution")
    rows = list(designations)
    resolution = max((one.resolution for one in rows), key=_rank, default=None)
    chosen = next((one for one in rows if one.resolution == resolution and one.component == component), None)
    if resolution is None or chosen is None:
        return None
    here = {"activity_key": activity_key, "component": component}
    modules = resolution.curriculum.filter(**here).values_list("version", "number")
    return Law(
        resolution=resolution,
        designation=chosen,
        requirements=list(resolution.requirements.filter(**here)),
        level=resolution.thresholds.filter(component=component).first(),
        curriculum=frozenset(modules),
        endorsed=resolution.endorsement_id is not None,
        has_begun=resolution.in_force_from <= timezone.localdate(),
    )


def _rank(resolution: Resolution) -> tuple[bool, date, int]:
    is_in_force = resolution.endorsement_id is not None and resolution.in_force_from <= timezone.localdate()
    return is_in_force, resolution.adopted_on or date.min, resolution.pk


def credit_list(*, on: date) -> QuerySet[Resolution]:
    """The adopted resolutions that speak of activities of that day, with their lines.

    One that another of them supersedes is among them, and says so in `.replaced_that_day`: it still governs the
    activities which that other one does not name. One that waits supersedes nothing yet.
    """
    found = Resolution.objects.filter(state=Resolution.State.ADOPTED, applies_from__lte=on, applies_to__gte=on)
    has_list = Exists(DesignatedActivity.objects.filter(resolution=OuterRef("pk")))
    in_effect = found.filter(~has_list | Q(endorsement__isnull=False), in_force_from__lte=timezone.localdate())
    replacing = Prefetch("superseded_by", queryset=in_effect.order_by("pk"), to_attr="replaced_that_day")
    return found.select_related("endorsement").prefetch_related(*PREFETCHED, replacing)


def participates(institution: Institution, *, on: date) -> bool:
    """Whether the institution is a participating partner on a day: the latest state at or before it says so."""
    latest = Partner.objects.filter(institution=institution, since__lte=on).order_by("since", "pk").last()
    return latest is not None and latest.state == Partner.State.PARTICIPATING


def participating(*, on: date) -> set[int]:
    """Ids of the institutions that are participating partners on a day; in one statement."""
    latest = {one.institution_id: one.state for one in Partner.objects.filter(since__lte=on).order_by("since", "pk")}
    return {institution for institution, state in latest.items() if state == Partner.State.PARTICIPATING}


def validated_by(*, activity_key: str, version: str, on: date) -> set[int]:
    """Ids of the universities whose academic validation of a course version covers a day."""
    open_ended = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    found = Validation.objects.filter(open_ended, activity_key=activity_key, version=version, valid_from__lte=on)
    return set(found.values_list("institution_id", flat=True))


def holding_of(person: Person, *, on: date) -> SeatHolding | None:
    """The seat that a person holds on a day."""
    open_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return SeatHolding.objects.filter(open_ended, person=person, starts_on__lte=on).select_related("seat").first()
