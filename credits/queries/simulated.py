"""One batch of people under the ledger as it stands, and under the law as a draft would make it. Reads only.

The draft is put into a copy of the lawbook, in memory, as the newest resolution; where it is tried on days that it does
not govern itself, its copy is given those days. From there on the engine's own rules decide: which law governs a day,
who stays under an earlier one, what is due, what counts, what the mandate asks of Component II.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from academy.governance.api import Component, Law, Resolution, Threshold
from courses.catalogue.api import Edition
from credits.domain.level import Amount, add_up
from credits.domain.simulation import Difference, Outcome, differences, spread
from credits.models import CreditEntry
from credits.queries.due import assess_all, due_of
from credits.queries.evidence import Evidence, evidence_of
from credits.queries.laws import Lawbook, governing, lawbook, read
from credits.queries.mandate import Spans, spans
from credits.queries.simulations import Scope, Taker
from credits.queries.status import Taken, best_modules, threshold_for

Held = Mapping[int, list[Amount]]  # what a person holds, by edition
Chooser = Callable[[str, Sequence[Taken]], Threshold | None]  # the level, by component and the person's part


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A draft, the days and editions it is tried on, and the day on which credits must still be valid."""

    resolution: Resolution
    scope: Scope
    editions: Sequence[Edition]
    on: date
    _laws: dict[tuple[bool, int, str], list[Law]] = field(default_factory=dict)

    def differences(self, takers: Sequence[Taker]) -> dict[UUID, list[Difference]]:
        """What changes for each of these people; seven statements, and what the lawbook needs."""
        people = [taker.uid for taker in takers]
        here = [edition for edition in self.editions if any(edition.pk in taker.editions for taker in takers)]
        evidence = evidence_of(here, people, enrolments=True)
        ledger, starts = _ledger(people)
        starts |= {edition.pk: edition.starts_on for edition in here}
        order = sorted(starts, key=lambda pk: (starts[pk], pk))
        return {
            taker.uid: self._of_person(
                taker, [one for one in here if one.pk in taker.editions], evidence, ledger[taker.uid], order
            )
            for taker in takers
        }

    def _of_person(
        self, taker: Taker, editions: Sequence[Edition], evidence: Evidence, before: Held, order: Sequence[int]
    ) -> list[Difference]:
        then = {c: self._taken(self.book, editions, c, taker.uid, evidence) for c in self.components}
        now = {c: self._taken(self.book_with_draft, editions, c, taker.uid, evidence) for c in self.components}
        after = self._after(before, now)
        found: list[Difference] = []
        for component in self.components:
            order_of_mine = [pk for pk in order if pk in before or pk in after]
            old = self._outcome(component, before, then[component], order_of_mine, self._threshold_before)
            new = self._outcome(component, after, now[component], order_of_mine, self._threshold_after)
            found += differences(component, old, new, edition=editions[-1].pk)
        return found

    # The law before and after ----------------------------------------------------------------------------------------

    @cached_property
    def book(self) -> Lawbook:
        return lawbook()

    @cached_property
    def spans(self) -> Spans:
        return spans()

    @cached_property
    def is_law_already(self) -> bool:
        """An adopted resolution on its own days: the law as it stands."""
        mine = self.resolution
        days = (mine.applies_from, mine.applies_to) == (self.scope.data_from, self.scope.data_to)
        return days and mine.state == Resolution.State.ADOPTED

    @cached_property
    def is_trial(self) -> bool:
        return self.scope.is_trial_of(self.resolution)

    @cached_property
    def book_with_draft(self) -> Lawbook:
        """The lawbook as it would be, the draft being its newest resolution, on the days it is tried on."""
        if self.is_law_already:
            return self.book
        mine = read([self.resolution.pk])
        posed = copy(self.resolution)
        posed.adopted_on = posed.in_force_to = None
        if self.is_trial:
            posed.applies_from, posed.applies_to = self.scope.data_from, self.scope.data_to
        # By the time the draft is law, what is adopted and begins later has begun as well.
        others = [replace(law, has_begun=True) for law in self.book.laws if law.resolution.pk != posed.pk]
        laws = [replace(law, resolution=posed) for law in mine.laws]
        thresholds = {key: _posed(threshold, posed) for key, threshold in mine.thresholds.items()}
        return Lawbook(
            laws=(*others, *laws),
            thresholds={**self.book.thresholds, **thresholds},
            levels={**self.book.levels, **mine.levels},
        )

    @cached_property
    def components(self) -> list[str]:
        """Those in which anything can change: what the two designate, and levels of the draft."""
        both = {one.pk for one in (self.resolution, self.scope.against) if one}
        laws = [law for law in self.book_with_draft.laws if law.resolution.pk in both]
        levels = {component for pk, component in self.book_with_draft.thresholds if pk == self.resolution.pk}
        touched = {law.designation.activity_key for law in laws}  # under which component soever they stand today
        every = (law.designation for law in self.book_with_draft.laws)
        return sorted({one.component for one in every if one.activity_key in touched} | levels)

    def _laws_of(self, book: Lawbook, edition: Edition, component: str) -> list[Law]:
        key = book is self.book, edition.pk, component
        if key not in self._laws:
            self._laws[key] = self._read_laws(book, edition, component)
        return self._laws[key]

    def _read_laws(self, book: Lawbook, edition: Edition, component: str) -> list[Law]:
        if book is self.book or not self.is_trial or self._is_designated(edition):
            return book.laws_of(edition, component)
        survivor = self._survivor(edition, component)
        return [survivor] if survivor else []

    def _is_designated(self, edition: Edition) -> bool:
        """By the draft, under any component; what it leaves out is, on its days, under whatever other resolution
        applies to them."""
        about = (self.resolution.pk, edition.activity.key)
        return any((law.resolution.pk, law.designation.activity_key) == about for law in self.book_with_draft.laws)

    def _survivor(self, edition: Edition, component: str) -> Law | None:
        """The adopted law under which the activity would still stand on the draft's own days, put on the tried days."""
        mine = self.resolution
        rows = [
            law
            for law in self.book.laws
            if (law.designation.activity_key, law.designation.component) == (edition.activity.key, component)
            and law.resolution.applies_from <= mine.applies_to
            and law.resolution.applies_to >= mine.applies_from
        ]
        newest = governing(rows, mine.applies_to) or next(reversed(rows), None)
        if newest is None:
            return None
        posed = copy(newest.resolution)
        posed.applies_from, posed.applies_to = self.scope.data_from, self.scope.data_to
        return replace(newest, resolution=posed, has_begun=True)

    # What a person holds ---------------------------------------------------------------------------------------------

    def _taken(
        self, book: Lawbook, editions: Sequence[Edition], component: str, uid: UUID, evidence: Evidence
    ) -> list[Taken]:
        """The person's part in each edition. Before, only what the mandate asks of Component II is asked of the law:

        the credits stand in the ledger.
        """
        found = []
        for edition in editions:
            enrolled_on = evidence.enrolled_on.get((edition.pk, uid))
            counts_anew = book is not self.book or self.is_law_already
            laws = self._laws_of(book, edition, component) if counts_anew or component == Component.TWO else []
            assessed = assess_all(laws, edition=edition, uid=uid, evidence=evidence)
            due = due_of(assessed, enrolled_on=enrolled_on) if counts_anew else {}
            found.append(Taken(edition=edition, assessed=assessed, due=due, enrolled_on=enrolled_on))
        return found

    def _after(self, before: Held, now: Mapping[str, Sequence[Taken]]) -> dict[int, list[Amount]]:
        """The ledger, with the simulated editions as the draft would make them."""
        after: dict[int, list[Amount]] = {edition: list(rows) for edition, rows in before.items()}
        for component, parts in now.items():
            for part in parts:
                mine = after.get(part.edition.pk, [])
                kept = [one for one in mine if one.component != component or self._stays(part, one)]
                after[part.edition.pk] = kept + self._due(part, component)
        return after

    def _stays(self, part: Taken, one: Amount) -> bool:
        """What was done outside the tried days, where the draft says nothing of the activity."""
        is_left_out = self.is_trial and not self._is_designated(part.edition)
        return is_left_out and not self.scope.data_from <= one.activity_date <= self.scope.data_to

    def _due(self, part: Taken, component: str) -> list[Amount]:
        """A draft is taken as endorsed; another resolution's list counts only where it is."""
        return [
            Amount(
                component=component,
                category=due.category,
                amount=due.requirement.amount,
                activity_date=due.fact.activity_date,
            )
            for due in part.due.values()
            if not due.pending or due.requirement.resolution_id == self.resolution.pk
        ]

    # What counts -----------------------------------------------------------------------------------------------------

    def _outcome(
        self, component: str, held: Held, taken: Sequence[Taken], order: Sequence[int], threshold_of: Chooser
    ) -> Outcome:
        threshold = threshold_of(component, taken)
        book = self.book_with_draft
        level = book.level(threshold)
        everything = [one for rows in held.values() for one in rows]
        total = add_up(everything, component=component, level=level, on=self.on)
        is_complete = threshold is not None and component != Component.THREE and total.reaches(level)
        if is_complete and component == Component.TWO and self.spans[component].modules:
            best = best_modules(taken, self.spans[component])
            is_complete = best is not None and best.complete(self.spans[component])
        return Outcome(
            counted=spread(held, order=order, component=component, level=level, on=self.on), complete=is_complete
        )

    def _threshold_before(self, component: str, taken: Sequence[Taken]) -> Threshold | None:
        """The level of the tried days; or that of the resolution it is compared with, where somebody chose another."""
        found = threshold_for(self.book, component, taken, self.scope.data_to)
        against = self.scope.against
        if against is None or (found and found.resolution_id in (against.pk, against.supersedes_id)):
            return found
        return self.book.thresholds.get((against.pk, component), found)

    def _threshold_after(self, component: str, taken: Sequence[Taken]) -> Threshold | None:
        if self.is_law_already:
            return self._threshold_before(component, taken)
        return threshold_for(self.book_with_draft, component, taken, self.scope.data_to)


def _posed(threshold: Threshold, resolution: Resolution) -> Threshold:
    posed = copy(threshold)
    posed.resolution = resolution
    return posed


def _ledger(people: Sequence[UUID]) -> tuple[dict[UUID, dict[int, list[Amount]]], dict[int, date]]:
    """The awards of these people that no entry reverses, by edition; and when those editions began. One statement."""
    rows = CreditEntry.objects.filter(person_uid__in=people, reverses__isnull=True, reversed_by__isnull=True)
    found: dict[UUID, dict[int, list[Amount]]] = defaultdict(lambda: defaultdict(list))
    starts = {}
    for uid, edition, starts_on, component, category, amount, day in rows.order_by("pk").values_list(
        "person_uid", "edition_id", "edition__starts_on", "component", "category", "amount", "activity_date"
    ):
        one = Amount(component=component, category=category, amount=amount, activity_date=day)
        found[uid][edition].append(one)
        starts[edition] = starts_on
    return found, starts
