"""Which law governs what: every adopted resolution with its lines, read once and kept in memory.

What a resolution says cannot change once it is tabled (the database refuses), so what was read stays true; one
statement asks whether another resolution was adopted or endorsed since.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from academy.governance.api import (
    Ceiling,
    Component,
    CurriculumModule,
    DesignatedActivity,
    Law,
    LevelPart,
    Requirement,
    Resolution,
    Threshold,
)
from courses.catalogue.api import Edition
from credits.domain.level import NO_LEVEL, Level, add_months

Key = tuple[int, str]  # resolution, component
KEEP = Resolution.Transition.KEEP_ENROLLED


@dataclass(frozen=True, kw_only=True)
class Lawbook:
    """laws: one per designation, oldest adoption first. thresholds, levels: by resolution and component.

    today: the day on which it is read; what begins later is not law yet, but is known for the days from then on.
    """

    laws: tuple[Law, ...]
    thresholds: Mapping[Key, Threshold]
    levels: Mapping[Key, Level]
    today: date = date.max

    def law_on(self, *, activity_key: str, component: str, day: date) -> Law | None:
        """The newest resolution in force that designates the activity that day, if it says the component."""
        return governing(self._about(activity_key, component), day)

    def laws_of(self, edition: Edition, component: str) -> list[Law]:
        """The laws that govern some day of the edition (and of an extension), in the order of those days.

        Where one of them keeps those enrolled before under the resolution it supersedes, that one stands first.
        """
        about = self._about(edition.activity.key, component)
        extension = max((law.level.extension_months or 0 for law in about if law.level), default=0)
        last = add_months(edition.ends_on, extension)
        borders = {edition.starts_on, edition.ends_on} | {one.applies_from for one in _resolutions(about)}
        days = sorted(day for day in borders if edition.starts_on <= day <= last)
        found: dict[int, Law] = {}
        for newest in (_newest(about, day) for day in days):
            for one in (_superseded(about, newest), newest) if newest else ():
                law = _law_by(about, one)
                if law:
                    found.setdefault(law.resolution.pk, law)
        return list(found.values())

    def components_of(self, edition: Edition) -> list[str]:
        return [component for component in Component.values if self.laws_of(edition, component)]

    def threshold_on(self, component: str, day: date) -> Threshold | None:
        """The level of the newest resolution in force that day: one that applies to the day before one that no longer

        does, since a level stands until the Board sets another.
        """
        rows = [
            threshold
            for (_, of), threshold in self.thresholds.items()
            if of == component
            and _in_force(threshold.resolution, day)
            and threshold.resolution.in_force_from <= max(day, self.today)
        ]
        return max(rows, key=lambda one: _precedence(one.resolution, day), default=None)

    def level(self, threshold: Threshold | None) -> Level:
        return self.levels[threshold.resolution_id, threshold.component] if threshold else NO_LEVEL

    def awards(self, resolution: int, component: str, activity_key: str) -> list[int]:
        """The requirements of an activity that are worth credits under one resolution."""
        return [
            line.pk
            for law in self._about(activity_key, component)
            if law.resolution.pk == resolution
            for line in law.requirements
            if line.amount
        ]

    def as_of(self, moment: datetime) -> "Lawbook":
        """What of it had been decided by then."""
        known = [_as_of(law, moment) for law in self.laws if _adopted_by(law.resolution, moment)]
        thresholds = {key: one for key, one in self.thresholds.items() if _adopted_by(one.resolution, moment)}
        return replace(self, laws=tuple(known), thresholds=thresholds).on(timezone.localdate(moment))

    def on(self, today: date) -> "Lawbook":
        """What of it has begun by a day: from its first day in force credits are written under a resolution."""
        laws = self.laws
        if any(law.resolution.in_force_from > today for law in laws):
            laws = tuple(replace(law, has_begun=law.resolution.in_force_from <= today) for law in laws)
        return replace(self, laws=laws, today=today)

    def _about(self, activity_key: str, component: str) -> list[Law]:
        every = [law for law in self.laws if law.designation.activity_key == activity_key]
        saying = {law.resolution.pk: law.resolution for law in every}
        waiting = frozenset(law.resolution.pk for law in every if not law.is_in_force)
        return [
            replace(law, others=tuple(one for pk, one in saying.items() if pk != law.resolution.pk), waiting=waiting)
            for law in every
            if law.designation.component == component
        ]


def governing(laws: Iterable[Law], day: date) -> Law | None:
    """The law of the newest resolution that applies to a day; a draft is newer than what was adopted.

    One that waits, for its endorsement or for its first day in force, governs only where nothing else does.
    laws: of one activity and component. None where the newest says nothing for the component: it has moved the
    activity to another, and the same presence never counts in both. Only a resolution that itself names both does that.
    """
    rows = list(laws)
    return _law_by(rows, _newest(rows, day))


def _newest(laws: Iterable[Law], day: date) -> Resolution | None:
    every = list(laws)
    waiting = frozenset(pk for law in every for pk in law.waiting)
    rows = [one for one in _resolutions(every) if one.applies_from <= day <= one.applies_to]
    return max(rows, key=lambda one: _rank(one, waiting), default=None)


def _rank(resolution: Resolution, waiting: Collection[int]) -> tuple[bool, date, int]:
    is_draft = resolution.adopted_on is None
    return is_draft or resolution.pk not in waiting, resolution.adopted_on or date.max, resolution.pk


def _resolutions(laws: Iterable[Law]) -> list[Resolution]:
    """Every resolution that designates the activity of these laws, under whatever component."""
    return list({one.pk: one for law in laws for one in (law.resolution, *law.others)}.values())


def _law_by(laws: Iterable[Law], resolution: Resolution | None) -> Law | None:
    return next((one for one in laws if resolution and one.resolution.pk == resolution.pk), None)


def _superseded(laws: Iterable[Law], resolution: Resolution) -> Resolution | None:
    """The resolution under which those enrolled before stay, if `resolution` says so."""
    if resolution.transition != KEEP:
        return None
    return next((one for one in _resolutions(laws) if one.pk == resolution.supersedes_id), None)


def law_of_person(laws: Iterable[Law], *, day: date, enrolled_on: date | None) -> Law | None:
    """The law that governs what one person did on a day; kept: who was enrolled before a resolution applied."""
    rows = list(laws)
    newest = _newest(rows, day)
    if newest and enrolled_on and enrolled_on < newest.applies_from:
        newest = _superseded(rows, newest) or newest
    return _law_by(rows, newest)


def keeps_enrolled(laws: Iterable[Law]) -> bool:
    """Whether it matters since when somebody takes part."""
    return any(one.transition == KEEP for one in _resolutions(laws))


def _in_force(resolution: Resolution, day: date) -> bool:
    ends = resolution.in_force_to
    return resolution.applies_from <= day and (ends is None or ends >= day)


def _precedence(resolution: Resolution, day: date) -> tuple[bool, date, date, int]:
    applies = day <= resolution.applies_to
    return applies, date.max if applies else resolution.applies_to, resolution.adopted_on or date.max, resolution.pk


def _adopted_by(resolution: Resolution, moment: datetime) -> bool:
    return resolution.adopted_on is not None and resolution.adopted_on <= timezone.localdate(moment)


def _as_of(law: Law, moment: datetime) -> Law:
    endorsement = law.resolution.endorsement
    return replace(law, endorsed=endorsement is not None and endorsement.recorded_at <= moment)


# Reading it ----------------------------------------------------------------------------------------------------------

_kept: tuple[object, Lawbook] | None = None


def lawbook(*, as_of: datetime | None = None) -> Lawbook:
    """One statement, or eight where a resolution was adopted or endorsed since the last call."""
    global _kept  # noqa: PLW0603 - what was adopted is never changed; see the top of this file
    rows = Resolution.objects.filter(state=Resolution.State.ADOPTED).order_by("adopted_on", "pk")
    told_apart_by = ("pk", "number", "created_at", "adopted_on", "endorsement_id", "in_force_from", "in_force_to")
    seen = tuple(rows.values_list(*told_apart_by))
    if _kept is None or _kept[0] != seen:
        _kept = (seen, read([row[0] for row in seen]))
    return _kept[1].as_of(as_of) if as_of else _kept[1].on(timezone.localdate())


def read(resolutions: Iterable[int]) -> Lawbook:
    """Everything that these resolutions say; seven statements."""
    found = {one.pk: one for one in Resolution.objects.filter(pk__in=resolutions).select_related("endorsement")}
    ours: dict[str, Any] = {"resolution__in": list(found)}
    lines: dict[tuple[int, str, str], list[Requirement]] = defaultdict(list)
    for line in Requirement.objects.filter(**ours):
        line.resolution = found[line.resolution_id]
        lines[line.resolution_id, line.component, line.activity_key].append(line)
    modules: dict[tuple[int, str, str], set[tuple[str, int]]] = defaultdict(set)
    for module in CurriculumModule.objects.filter(**ours):
        modules[module.resolution_id, module.component, module.activity_key].add((module.version, module.number))
    thresholds = {(one.resolution_id, one.component): one for one in Threshold.objects.filter(**ours)}
    for threshold in thresholds.values():
        threshold.resolution = found[threshold.resolution_id]
    laws = []
    for one in DesignatedActivity.objects.filter(**ours):
        key = one.resolution_id, one.component, one.activity_key
        laws.append(
            Law(
                resolution=found[one.resolution_id],
                designation=one,
                requirements=lines[key],
                level=thresholds.get(key[:2]),
                curriculum=frozenset(modules[key]),
                endorsed=found[one.resolution_id].endorsement_id is not None,
            )
        )
    laws.sort(key=lambda law: (law.resolution.adopted_on or date.max, law.resolution.pk))
    return Lawbook(laws=tuple(laws), thresholds=thresholds, levels=_levels(thresholds, ours))


def _levels(thresholds: Mapping[Key, Threshold], ours: dict[str, Any]) -> dict[Key, Level]:
    ceilings: dict[Key, dict[str, int]] = defaultdict(dict)
    for ceiling in Ceiling.objects.filter(**ours):
        ceilings[ceiling.resolution_id, ceiling.component][ceiling.category] = ceiling.amount
    parts: dict[Key, dict[str, int]] = defaultdict(dict)
    for part in LevelPart.objects.filter(**ours):
        parts[part.resolution_id, part.component][part.category] = part.amount
    return {
        key: Level(
            required=threshold.amount,
            ceilings=ceilings[key],
            parts=parts[key],
            counts_other_components=threshold.counts_other_components,
            validity_months=threshold.validity_months,
        )
        for key, threshold in thresholds.items()
    }


# What others ask -----------------------------------------------------------------------------------------------------


def laws_of(edition: Edition, component: str) -> list[Law]:
    """The laws that govern the edition's days: usually one, two when it crosses a border between resolutions."""
    return lawbook().laws_of(edition, component)


def components_of(edition: Edition) -> list[str]:
    """The components for which some adopted resolution designates the edition's activity on its days."""
    return lawbook().components_of(edition)


def components_on_last_day(editions: Iterable[Edition]) -> dict[int, list[str]]:
    """By edition, the components for which the law of its last day designates its activity.

    What the lawbook needs, whatever the number of editions.
    """
    book = lawbook()
    return {
        edition.pk: [
            component
            for component in Component.values
            if book.law_on(activity_key=edition.activity.key, component=component, day=edition.ends_on)
        ]
        for edition in editions
    }


def law_of(resolution: Resolution, *, activity_key: str, component: str) -> Law | None:
    """The law that this resolution would be, adopted or draft, endorsed or not; seven statements."""
    about = (activity_key, component)
    laws = read([resolution.pk]).laws
    return next((law for law in laws if (law.designation.activity_key, law.designation.component) == about), None)


def level_law(component: str, *, on: date, as_of: datetime | None = None) -> Threshold | None:
    """Which level applies to a person's tally on a day, with its resolution."""
    return lawbook(as_of=as_of).threshold_on(component, on)


def level_of(threshold: Threshold | None) -> Level:
    """The level with its ceilings and parts, of an adopted resolution or a draft."""
    if threshold is None:
        return NO_LEVEL
    key = threshold.resolution_id, threshold.component
    return _levels({key: threshold}, {"resolution__in": [threshold.resolution_id]})[key]
