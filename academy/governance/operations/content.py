"""What a draft designates, what each activity asks and is worth, and the curriculum that it adopts."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from academy.governance.domain.parameters import checked
from academy.governance.draft_refusals import NothingThere, OtherMandate, ParameterRefused, ReasonMissing
from academy.governance.models import (
    ActivityKind,
    Component,
    CurriculumModule,
    DesignatedActivity,
    Mandate,
    Requirement,
    Resolution,
)
from academy.governance.operations.drafts import noted, require_amount, require_draft
from academy.governance.refusals import TestInComponentOne
from academy.governance.sentences import setting_sentence
from academy.people.api import User


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

    Raises ReasonMissing, OtherMandate. Source: P-PG (2020) 10, P-PG/Academy, items 6 and 9.
    """
    require_draft(resolution, by=by, component=component)
    if not is_capacity_building and not (reason_fr.strip() and reason_en.strip()):
        raise ReasonMissing
    values = {
        "mandate": mandate,
        "category": ActivityKind(category),
        "is_capacity_building": is_capacity_building,
        "reason_fr": reason_fr.strip(),
        "reason_en": reason_en.strip(),
        "outcomes_fr": outcomes_fr.strip(),
        "outcomes_en": outcomes_en.strip(),
    }
    try:
        with transaction.atomic():
            designation: DesignatedActivity = DesignatedActivity.objects.update_or_create(
                resolution=resolution, activity_key=activity_key, component=component, defaults=values
            )[0]
    except IntegrityError as refused:  # the catalogue lies above; the database knows whose activity it is
        raise OtherMandate(activity=activity_key, mandate=mandate.code) from refused
    noted(resolution, "activity_designated", by=by, activity=activity_key, component=component)
    return designation


@transaction.atomic
def withdraw_designation(*, resolution: Resolution, activity_key: str, component: str, by: User) -> None:
    """The activity leaves the draft, with what it asks and its curriculum."""
    require_draft(resolution, by=by)
    here = {"resolution": resolution, "activity_key": activity_key, "component": component}
    for model in (Requirement, CurriculumModule):
        model.objects.filter(**here).delete()
    if not DesignatedActivity.objects.filter(**here).delete()[0]:
        raise NothingThere
    noted(resolution, "activity_withdrawn", by=by, activity=activity_key, component=component)


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
    workload_hours: int | None = None,
) -> Requirement:
    """One line of the credit list. amount: hundredths of an Academy credit; settings: as in `domain.parameters`.

    Component I attests presence and active participation: no test can be asked for. Raises ParameterRefused for what
    means nothing. Source: P-PG (2020) 10, P-PG/Academy, item 7.
    """
    require_draft(resolution, by=by, component=component)
    if component == Component.ONE and kind == Requirement.Kind.TEST:
        raise TestInComponentOne
    require_amount(amount)
    defaults = {
        "kind": kind,
        "title_fr": title_fr,
        "title_en": title_en,
        "amount": amount,
        "settings": _sound_settings(kind, settings or {}),
        "order": order,
        "workload_hours": workload_hours,
    }
    requirement: Requirement = Requirement.objects.update_or_create(
        resolution=resolution, component=component, activity_key=activity_key, key=key, defaults=defaults
    )[0]
    noted(
        resolution, "requirement_set", by=by,
        activity=activity_key, component=component, requirement=key, kind=kind, amount=amount,
        settings=requirement.settings,
    )  # fmt: skip
    return requirement


def _sound_settings(kind: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    clean, wrong = checked(kind, settings)
    if wrong:
        raise ParameterRefused(setting_sentence(wrong[0]), code=wrong[0].code, field=wrong[0].name)
    return clean


@transaction.atomic
def remove_requirement(*, resolution: Resolution, activity_key: str, component: str, key: str, by: User) -> None:
    """The line leaves the draft, and what the activity's other lines needed of it."""
    require_draft(resolution, by=by)
    rows = Requirement.objects.filter(resolution=resolution, activity_key=activity_key, component=component)
    if not rows.filter(key=key).delete()[0]:
        raise NothingThere
    for row in rows:
        needs = row.settings.get("needs", [])
        if key in needs:
            row.settings = row.settings | {"needs": [need for need in needs if need != key]}
            row.save(update_fields=["settings"])
    noted(resolution, "requirement_removed", by=by, activity=activity_key, component=component, requirement=key)


@transaction.atomic
def move_requirement(
    *, resolution: Resolution, activity_key: str, component: str, key: str, up: bool, by: User
) -> None:
    """One place up or down within its activity; at the end nothing moves."""
    require_draft(resolution, by=by)
    rows = list(Requirement.objects.filter(resolution=resolution, activity_key=activity_key, component=component))
    at = next((place for place, row in enumerate(rows) if row.key == key), None)
    if at is None:
        raise NothingThere
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for order, row in enumerate(rows):
        row.order = order
    Requirement.objects.bulk_update(rows, ["order"])
    noted(resolution, "requirement_moved", by=by, activity=activity_key, component=component, requirement=key)


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
    """A module of a course version. Source: P-PG (2020) 10, P-PG/Academy, item 7."""
    require_draft(resolution, by=by, component=component)
    values = {
        "title_fr": title_fr,
        "title_en": title_en,
        "outcomes_fr": outcomes_fr,
        "outcomes_en": outcomes_en,
        "workload_hours": workload_hours,
    }
    module: CurriculumModule = CurriculumModule.objects.update_or_create(
        resolution=resolution, component=component, activity_key=activity_key, version=version, number=number,
        defaults=values,
    )[0]  # fmt: skip
    noted(resolution, "module_set", by=by, activity=activity_key, component=component, module=f"{version}.{number}")
    return module


@transaction.atomic
def remove_curriculum_module(
    *, resolution: Resolution, activity_key: str, component: str, version: str, number: int, by: User
) -> None:
    require_draft(resolution, by=by)
    rows = CurriculumModule.objects.filter(
        resolution=resolution, component=component, activity_key=activity_key, version=version, number=number
    )
    if not rows.delete()[0]:
        raise NothingThere
    noted(resolution, "module_removed", by=by, activity=activity_key, component=component, module=f"{version}.{number}")
