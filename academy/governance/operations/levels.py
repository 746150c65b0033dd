"""The level of each component: credits required, ceilings by category, parts, and what the Board may allow besides."""

from collections.abc import Mapping

from django.db import transaction

from academy.governance.domain.parameters import LONGEST_MONTHS, Wrong
from academy.governance.draft_refusals import NothingThere, ParameterRefused
from academy.governance.models import ActivityKind, Ceiling, LevelPart, Resolution, Threshold
from academy.governance.operations.drafts import noted, require_amount, require_draft
from academy.governance.sentences import setting_sentence
from academy.people.api import User


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
    require_draft(resolution, by=by, component=component)
    require_amount(amount, least=1)
    for name, months in (("validity_months", validity_months), ("extension_months", extension_months)):
        _require_months(name, months)
    values = {
        "amount": amount,
        "counts_other_components": counts_other_components,
        "validity_months": validity_months,
        "recognises_earlier_learning": recognises_earlier_learning,
        "extension_months": extension_months,
    }
    level: Threshold = Threshold.objects.update_or_create(resolution=resolution, component=component, defaults=values)[
        0
    ]
    noted(resolution, "level_set", by=by, component=component, **values)
    return level


def _require_months(name: str, months: int | None) -> None:
    if months is not None and not 1 <= months <= LONGEST_MONTHS:
        wrong = Wrong(name=name, code="out_of_bounds", values={"low": 1, "high": LONGEST_MONTHS})
        raise ParameterRefused(setting_sentence(wrong), code=wrong.code, field=name)


@transaction.atomic
def remove_level(*, resolution: Resolution, component: str, by: User) -> None:
    """The component's level leaves the draft, with its ceilings and parts."""
    require_draft(resolution, by=by)
    for model in (Ceiling, LevelPart):
        model.objects.filter(resolution=resolution, component=component).delete()
    if not Threshold.objects.filter(resolution=resolution, component=component).delete()[0]:
        raise NothingThere
    noted(resolution, "level_removed", by=by, component=component)


@transaction.atomic
def set_ceiling(*, resolution: Resolution, component: str, category: str, amount: int, by: User) -> Ceiling:
    """At most so many credits of a category count. amount: hundredths of an Academy credit."""
    require_draft(resolution, by=by, component=component)
    require_amount(amount)
    ceiling: Ceiling = Ceiling.objects.update_or_create(
        resolution=resolution, component=component, category=ActivityKind(category), defaults={"amount": amount}
    )[0]
    noted(resolution, "ceiling_set", by=by, component=component, category=category, amount=amount)
    return ceiling


@transaction.atomic
def set_level_part(*, resolution: Resolution, component: str, category: str, amount: int, by: User) -> LevelPart:
    """At least so many of a level's credits come from a category. amount: hundredths of an Academy credit."""
    require_draft(resolution, by=by, component=component)
    require_amount(amount, least=1)
    part: LevelPart = LevelPart.objects.update_or_create(
        resolution=resolution, component=component, category=ActivityKind(category), defaults={"amount": amount}
    )[0]
    noted(resolution, "part_set", by=by, component=component, category=category, amount=amount)
    return part


@transaction.atomic
def set_limits(
    *, resolution: Resolution, component: str, ceilings: Mapping[str, int], parts: Mapping[str, int], by: User
) -> None:
    """All ceilings and parts of a component at once: what is not named is taken away."""
    require_draft(resolution, by=by, component=component)
    Ceiling.objects.filter(resolution=resolution, component=component).exclude(category__in=ceilings).delete()
    LevelPart.objects.filter(resolution=resolution, component=component).exclude(category__in=parts).delete()
    for category, amount in ceilings.items():
        set_ceiling(resolution=resolution, component=component, category=category, amount=amount, by=by)
    for category, amount in parts.items():
        set_level_part(resolution=resolution, component=component, category=category, amount=amount, by=by)
    noted(resolution, "limits_set", by=by, component=component, ceilings=dict(ceilings), parts=dict(parts))
