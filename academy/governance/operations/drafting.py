"""Drafting a resolution: what is designated, what it asks, what it is worth, what a level needs.

Everything here works on drafts only; the database refuses the rest.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.models import (
    ActivityKind,
    Ceiling,
    Component,
    CurriculumModule,
    DesignatedActivity,
    LevelPart,
    Mandate,
    Requirement,
    Resolution,
    Threshold,
)
from academy.governance.queries import component_state
from academy.governance.refusals import ComponentClosed, NotInDraft, TestInComponentOne
from academy.people import api as people_api
from academy.people.api import Permission, User

# Everything that a resolution says, by the name of the relation.
CONTENT = ("designated_activities", "requirements", "thresholds", "ceilings", "level_parts", "curriculum")


@transaction.atomic
def draft_resolution(
    *,
    number: str,
    title_fr: str,
    title_en: str,
    applies_from: date,
    applies_to: date,
    in_force_from: date,
    by: User,
    text_fr: str = "",
    text_en: str = "",
    is_demonstration: bool = False,
    supersedes: Resolution | None = None,
) -> Resolution:
    """A new draft. Source of the Board's competence: P-PG (2020) 10, Academy, items 7 and 9."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    resolution = Resolution.objects.create(
        number=number,
        title_fr=title_fr,
        title_en=title_en,
        text_fr=text_fr,
        text_en=text_en,
        applies_from=applies_from,
        applies_to=applies_to,
        in_force_from=in_force_from,
        is_demonstration=is_demonstration,
        supersedes=supersedes,
    )
    audit_api.record(action="resolution.drafted", by=by, thing=resolution, authority=number)
    return resolution


@transaction.atomic
def copy_resolution(
    *, source: Resolution, number: str, applies_from: date, applies_to: date, in_force_from: date, by: User
) -> Resolution:
    """A draft with everything that `source` says, for another period."""
    draft = draft_resolution(
        number=number,
        title_fr=source.title_fr.replace(str(source.applies_from.year), str(applies_from.year)),
        title_en=source.title_en.replace(str(source.applies_from.year), str(applies_from.year)),
        text_fr=source.text_fr,
        text_en=source.text_en,
        applies_from=applies_from,
        applies_to=applies_to,
        in_force_from=in_force_from,
        is_demonstration=source.is_demonstration,
        by=by,
    )
    for rows in (getattr(source, name).all() for name in CONTENT):
        for row in rows:
            row.pk, row.resolution = None, draft
            row._state.adding = True
            row.save()
    return draft


@transaction.atomic
def designate(
    *,
    resolution: Resolution,
    activity_key: str,
    component: str,
    mandate: Mandate,
    category: str,
    by: User,
    is_capacity_building: bool = True,
    reason_fr: str = "",
    reason_en: str = "",
    outcomes_fr: str = "",
    outcomes_en: str = "",
) -> DesignatedActivity:
    """The draft designates an activity of a mandate for a component. category: an `ActivityKind`.

    Source: P-PG (2020) 10, Academy, items 6 and 9.
    """
    _drafting(resolution, component, by)
    values = {
        "mandate": mandate,
        "category": ActivityKind(category),
        "is_capacity_building": is_capacity_building,
        "reason_fr": reason_fr,
        "reason_en": reason_en,
        "outcomes_fr": outcomes_fr,
        "outcomes_en": outcomes_en,
    }
    return DesignatedActivity.objects.update_or_create(
        resolution=resolution, activity_key=activity_key, component=component, defaults=values
    )[0]


@transaction.atomic
def set_requirement(
    *,
    resolution: Resolution,
    activity_key: str,
    component: str,
    key: str,
    kind: str,
    title_fr: str,
    title_en: str,
    by: User,
    amount: int = 0,
    settings: Mapping[str, Any] | None = None,
    order: int = 0,
) -> Requirement:
    """One line of the credit list. amount: hundredths of an Academy credit.

    Component I attests presence and active participation: no test can be asked for. Source: P-PG (2020) 10, Academy,
    item 7.
    """
    _drafting(resolution, component, by)
    if component == Component.ONE and kind == Requirement.Kind.TEST:
        raise TestInComponentOne
    return Requirement.objects.update_or_create(
        resolution=resolution,
        component=component,
        activity_key=activity_key,
        key=key,
        defaults={
            "kind": kind,
            "title_fr": title_fr,
            "title_en": title_en,
            "amount": amount,
            "settings": dict(settings or {}),
            "order": order,
        },
    )[0]


@transaction.atomic
def set_threshold(
    *,
    resolution: Resolution,
    component: str,
    amount: int,
    by: User,
    counts_other_components: bool = False,
    validity_months: int | None = None,
    recognises_earlier_learning: bool = False,
    extension_months: int | None = None,
) -> Threshold:
    """The level of a component. amount: hundredths of an Academy credit; the rest as in `Threshold`."""
    _drafting(resolution, component, by)
    values = {
        "amount": amount,
        "counts_other_components": counts_other_components,
        "validity_months": validity_months,
        "recognises_earlier_learning": recognises_earlier_learning,
        "extension_months": extension_months,
    }
    return Threshold.objects.update_or_create(resolution=resolution, component=component, defaults=values)[0]


@transaction.atomic
def set_ceiling(*, resolution: Resolution, component: str, category: str, amount: int, by: User) -> Ceiling:
    """At most so many credits of a category count. amount: hundredths of an Academy credit."""
    _drafting(resolution, component, by)
    return Ceiling.objects.update_or_create(
        resolution=resolution, component=component, category=ActivityKind(category), defaults={"amount": amount}
    )[0]


@transaction.atomic
def set_level_part(*, resolution: Resolution, component: str, category: str, amount: int, by: User) -> LevelPart:
    """At least so many of a level's credits come from a category. amount: hundredths of an Academy credit."""
    _drafting(resolution, component, by)
    return LevelPart.objects.update_or_create(
        resolution=resolution, component=component, category=ActivityKind(category), defaults={"amount": amount}
    )[0]


@transaction.atomic
def set_curriculum_module(
    *,
    resolution: Resolution,
    activity_key: str,
    component: str,
    version: str,
    number: int,
    title_fr: str,
    title_en: str,
    by: User,
    outcomes_fr: str = "",
    outcomes_en: str = "",
    workload_hours: int | None = None,
) -> CurriculumModule:
    """A module of a course version. Source: P-PG (2020) 10, Academy, item 7."""
    _drafting(resolution, component, by)
    values = {
        "title_fr": title_fr,
        "title_en": title_en,
        "outcomes_fr": outcomes_fr,
        "outcomes_en": outcomes_en,
        "workload_hours": workload_hours,
    }
    return CurriculumModule.objects.update_or_create(
        resolution=resolution, component=component, activity_key=activity_key, version=version, number=number,
        defaults=values,
    )[0]  # fmt: skip


def _drafting(resolution: Resolution, component: str, by: User) -> None:
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    if resolution.state != Resolution.State.DRAFT:
        raise NotInDraft(resolution.number)
    is_open, reason = component_state(Component(component))
    if not is_open:
        raise ComponentClosed(reason)
