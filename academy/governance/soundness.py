"""A draft's rows as the values that `domain.soundness` judges, in a known number of statements."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from academy.governance.domain import reach, soundness
from academy.governance.domain.drafts import (
    Asked,
    Designated,
    Draft,
    Module,
    Other,
    Problem,
    Setting,
    Span,
)
from academy.governance.domain.reach import Level
from academy.governance.models import Component, DesignatedActivity, Mandate, Provision, Resolution
from academy.governance.names import titles_of
from academy.governance.queries import component_state
from academy.governance.sentences import problem_sentence
from academy.lib.bilingual import in_language

ACADEMY = "P-PG/Academy"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A problem with its sentence."""

    problem: Problem
    sentence: str


def problems_of(resolution: Resolution) -> list[Told]:
    """All that stands in the way of tabling, in the active language; every one, not the first."""
    found = soundness.problems(draft_of(resolution))
    activities = titles_of("activity", {problem.activity for problem in found})
    titles = {(r.component, r.activity_key, r.key): in_language(r, "title") for r in resolution.requirements.all()}
    return [
        Told(
            problem=problem,
            sentence=problem_sentence(
                problem,
                activity=activities.get(problem.activity, ""),
                requirement=titles.get((problem.component, problem.activity, problem.requirement), ""),
            ),
        )
        for problem in found
    ]


def years_to_reach(resolution: Resolution, component: str) -> int | None:
    """Over how many yearly lists like this one its level is met at the earliest; None where none is set, or never."""
    draft = draft_of(resolution)
    level = next((one.level for one in draft.settings if one.level.component == component), None)
    return reach.years(level, soundness.worths(draft)) if level else None


def draft_of(resolution: Resolution) -> Draft:
    designations = list(resolution.designated_activities.all())
    spans = _spans({row.mandate_id for row in designations if row.mandate_id})
    levels = list(resolution.thresholds.all())
    limits = [(row.component, row.category) for row in resolution.ceilings.all()]
    limits += [(row.component, row.category) for row in resolution.level_parts.all()]
    with_level = {row.component for row in levels}
    renewed = _renewed(resolution, designations)
    return Draft(
        span=Span(starts_on=resolution.applies_from, ends_on=resolution.applies_to),
        designated=[_designated(row, spans.get(row.mandate_id or 0, [])) for row in designations],
        asked=[
            Asked(
                component=row.component,
                activity=row.activity_key,
                key=row.key,
                kind=row.kind,
                amount=row.amount,
                settings=row.settings,
            )
            for row in resolution.requirements.all()
        ],
        settings=_settings(resolution),
        loose_limits=[limit for limit in limits if limit[0] not in with_level],
        modules=[
            Module(component=row.component, activity=row.activity_key, version=row.version, number=row.number)
            for row in resolution.curriculum.all()
        ],
        others=_others(resolution),
        fixed_modules=_fixed_modules(designations),
        least_modules=_by_component(Provision.Key.LEAST_MODULES),
        span_months=_by_component(Provision.Key.LONGEST_MONTHS),
        component_iii_open=component_state(Component.THREE)[0],
        renews=renewed.number if renewed else "",
        is_considered=bool(resolution.considered_fr.strip() and resolution.considered_en.strip()),
        lacks_topics=bool(designations) and not resolution.topics.all(),
    )


def renewed_by(resolution: Resolution) -> Resolution | None:
    """The newest earlier list that designates one of the same activities; a renewal answers to its evaluations."""
    return _renewed(resolution, resolution.designated_activities.all())


def _designated(row: DesignatedActivity, spans: list[Span]) -> Designated:
    return Designated(
        component=row.component,
        activity=row.activity_key,
        category=row.category,
        mandate=row.mandate.code if row.mandate else "",
        spans=spans,
        is_capacity_building=row.is_capacity_building,
        has_reason=bool(row.reason_fr.strip() and row.reason_en.strip()),
    )


def _spans(mandates: Iterable[int]) -> dict[int, list[Span]]:
    """When each mandate runs: the work programme's beginning to its end, then its renewals."""
    found = {}
    for mandate in (
        Mandate.objects.filter(pk__in=mandates).select_related("work_programme").prefetch_related("renewals")
    ):
        own = Span(starts_on=mandate.work_programme.starts_on, ends_on=mandate.ends_on)
        renewals = [Span(starts_on=one.starts_on, ends_on=one.ends_on) for one in mandate.renewals.all()]
        found[mandate.pk] = [own, *renewals]
    return found


def _settings(resolution: Resolution) -> list[Setting]:
    ceilings = list(resolution.ceilings.all())
    parts = list(resolution.level_parts.all())
    return [
        Setting(
            level=Level(
                component=row.component,
                amount=row.amount,
                ceilings={one.category: one.amount for one in ceilings if one.component == row.component},
                parts={one.category: one.amount for one in parts if one.component == row.component},
                counts_other_components=row.counts_other_components,
                validity_months=row.validity_months,
            ),
            recognises_earlier_learning=row.recognises_earlier_learning,
            extension_months=row.extension_months,
        )
        for row in resolution.thresholds.all()
    ]


def _others(resolution: Resolution) -> list[Other]:
    """Tabled and adopted resolutions of the same days, without those that it supersedes or that supersede it."""
    standing = Resolution.objects.filter(
        state__in=(Resolution.State.TABLED, Resolution.State.ADOPTED),
        applies_from__lte=resolution.applies_to,
        applies_to__gte=resolution.applies_from,
    ).exclude(pk=resolution.pk)
    rows = standing.exclude(supersedes=resolution).exclude(pk__in=_superseded_by(resolution))
    return [
        Other(
            number=row.number,
            span=Span(starts_on=row.applies_from, ends_on=row.applies_to),
            governs=frozenset((one.component, one.activity_key) for one in row.designated_activities.all())
            | frozenset((one.component, "") for one in row.thresholds.all()),
        )
        for row in rows.order_by("number").prefetch_related("designated_activities", "thresholds")
    ]


def _superseded_by(resolution: Resolution) -> set[int]:
    """The resolution that this one supersedes, the one that that one superseded, and so on."""
    earlier: dict[int, int | None] = dict(Resolution.objects.values_list("pk", "supersedes"))
    found: set[int] = set()
    following = resolution.supersedes_id
    while following and following not in found:
        found.add(following)
        following = earlier.get(following)
    return found


def _renewed(resolution: Resolution, designations: Iterable[DesignatedActivity]) -> Resolution | None:
    same = Q(pk__in=[])
    for row in designations:
        same |= Q(designated_activities__component=row.component, designated_activities__activity_key=row.activity_key)
    earlier = Resolution.objects.filter(
        same, state=Resolution.State.ADOPTED, applies_to__lt=resolution.applies_from
    ).exclude(pk=resolution.pk)
    return earlier.order_by("-applies_to", "-pk").first()


def _fixed_modules(designations: Iterable[DesignatedActivity]) -> dict[tuple[str, str], int]:
    """The number of modules by (component, activity): the component's, else that of the activity's own mandate.

    Source: P-PG (2020) 10, P-PG/Academy, item 7; P-PG/Training, item 5.
    """
    numbers: dict[tuple[str, str], int] = {}
    for row in Provision.objects.filter(key=Provision.Key.MODULES).select_related("mandate").order_by("pk"):
        if row.number is not None:
            numbers[row.mandate.code, row.component] = row.number
    fixed = {}
    for one in designations:
        own = numbers.get((one.mandate.code, "")) if one.mandate else None
        number = numbers.get((ACADEMY, one.component), own)
        if number is not None:
            fixed[one.component, one.activity_key] = number
    return fixed


def _by_component(key: str) -> dict[str, int]:
    rows = Provision.objects.filter(key=key).order_by("pk")
    return {row.component: row.number for row in rows if row.number is not None}
