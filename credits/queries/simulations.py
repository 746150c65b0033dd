"""What a simulation compares: which law, which days, which editions, which people; and what past ones found."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from academy.governance.api import Resolution
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment, Fact
from credits.models import SimulatedChange, Simulation

# What a resolution says that can change a figure, by the name of the relation. Wording changes none.
CONTENT = ("designated_activities", "requirements", "thresholds", "ceilings", "level_parts", "curriculum")
# And of its own fields: its days say which activities it governs, what it supersedes says which law it replaces.
OWN = ("transition", "applies_from", "applies_to", "supersedes_id")
WORDING = ("_fr", "_en")
LAWS_BACK = 5  # how many earlier laws are asked for facts


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a simulation looks at: activities of these days. is_trial: the draft's own days hold no facts yet.

    against: None where no adopted resolution governs those days.
    """

    against: Resolution | None
    data_from: date
    data_to: date

    def is_trial_of(self, resolution: Resolution) -> bool:
        """True when the draft is tried on days that it does not itself govern."""
        return self.data_to < resolution.applies_from or self.data_from > resolution.applies_to


def default_scope(resolution: Resolution, *, against: Resolution | None = None) -> Scope:
    """The draft's own days where they hold facts; otherwise those of the law it is compared with."""
    has_facts = _has_facts(resolution, resolution.applies_from, resolution.applies_to)
    against = against or _law_before(resolution, has_facts=has_facts)
    days = resolution if has_facts or against is None else against
    return Scope(against=against, data_from=days.applies_from, data_to=days.applies_to)


def _has_facts(resolution: Resolution, first: date, last: date) -> bool:
    keys = resolution.designated_activities.values("activity_key")
    facts = Fact.objects.filter(edition__activity__key__in=keys, activity_date__range=(first, last))
    return facts.exists()


def _law_before(resolution: Resolution, *, has_facts: bool) -> Resolution | None:
    """An adopted resolution is the law of its days; a draft follows the one it supersedes, or the newest law.

    Of the laws of earlier days, the newest whose days hold facts: next year's law may be adopted and not begun.
    """
    if resolution.state == Resolution.State.ADOPTED:
        return resolution
    if resolution.supersedes and resolution.supersedes.state == Resolution.State.ADOPTED:
        return resolution.supersedes
    adopted = Resolution.objects.filter(state=Resolution.State.ADOPTED).order_by("-applies_from", "-adopted_on", "-pk")
    same_days = adopted.filter(applies_from__lte=resolution.applies_to, applies_to__gte=resolution.applies_from)
    earlier = list(adopted.filter(applies_from__lt=resolution.applies_from)[:LAWS_BACK])
    lived = (one for one in earlier if _has_facts(one, one.applies_from, one.applies_to))
    return (
        (same_days.first() if has_facts else None) or next(lived, None) or next(iter(earlier), None) or adopted.first()
    )


def content_digest(resolution: Resolution) -> str:
    """SHA-256 over all that can change a figure: six statements. Titles and other wording are left out."""
    said: dict[str, object] = {name: str(getattr(resolution, name)) for name in OWN}
    for name in CONTENT:
        relation = getattr(resolution, name)
        fields = [
            field.name
            for field in relation.model._meta.concrete_fields
            if field.name not in ("id", "resolution") and not field.name.endswith(WORDING)
        ]
        rows = relation.order_by().values(*fields)
        said[name] = sorted(json.dumps(row, sort_keys=True, cls=DjangoJSONEncoder) for row in rows)
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def editions_in(scope: Scope, resolution: Resolution) -> list[Edition]:
    """The editions of those days whose activity one of the two designates, in the order in which they began."""
    both = [one.pk for one in (resolution, scope.against) if one]
    designated = Q(activity__key__in=_designated_keys(both))
    days = Q(starts_on__lte=scope.data_to, ends_on__gte=scope.data_from)
    return list(Edition.objects.filter(designated, days).select_related("activity").order_by("starts_on", "pk"))


def _designated_keys(resolutions: Sequence[int]) -> list[str]:
    from academy.governance.api import DesignatedActivity

    rows = DesignatedActivity.objects.filter(resolution__in=resolutions)
    return list(rows.order_by().values_list("activity_key", flat=True).distinct())


def people_in(editions: Sequence[Edition]) -> int:
    """How many people have taken part in these editions; whoever withdrew may hold credits and is one of them."""
    return Enrolment.objects.filter(edition__in=editions).values("person").distinct().count()


@dataclass(frozen=True, kw_only=True)
class Taker:
    """One person of a batch. editions: pk -> the day of enrolment, of the simulated editions only."""

    pk: int
    uid: UUID
    country: str
    editions: dict[int, date]


def batch(editions: Sequence[Edition], *, after: tuple[int, int], size: int) -> tuple[list[Taker], tuple[int, int]]:
    """The next people, each once: by their first edition of the list, then by number. `after`: place reached before.

    A place is (position of the edition in the list, number of the last person); [] means that everybody was seen.
    """
    position, last = after
    while position < len(editions):
        people = _first_seen(editions, position, after=last, size=size)
        if people:
            return _takers(people, editions), (position, people[-1])
        position, last = position + 1, 0
    return [], (position, 0)


def _first_seen(editions: Sequence[Edition], position: int, *, after: int, size: int) -> list[int]:
    here = Enrolment.objects.filter(edition=editions[position], person__gt=after)
    if position:
        earlier = Enrolment.objects.filter(person=OuterRef("person"), edition__in=editions[:position])
        here = here.filter(~Exists(earlier))
    return list(here.order_by("person").values_list("person", flat=True)[:size])


def _takers(people: Sequence[int], editions: Sequence[Edition]) -> list[Taker]:
    rows = Enrolment.objects.filter(person__in=people, edition__in=editions).order_by("person", "pk")
    found: dict[int, Taker] = {}
    for pk, uid, country, edition, day in rows.values_list(
        "person", "person__uid", "person__country__iso2", "edition", "enrolled_on"
    ):
        taker = found.setdefault(pk, Taker(pk=pk, uid=uid, country=country or "", editions={}))
        taker.editions[edition] = day
    return list(found.values())


def simulations_of(resolution: Resolution) -> QuerySet[Simulation]:
    """Every simulation of a draft, newest first."""
    return Simulation.objects.filter(resolution=resolution).select_related("against", "resolution")


def changes_of(simulation: Simulation) -> QuerySet[SimulatedChange]:
    """Who would gain or lose, the greatest losses first."""
    rows = SimulatedChange.objects.filter(simulation=simulation).select_related("edition")
    return rows.order_by(F("after") - F("before"), "pk")


def status_changes(simulation: Simulation) -> list[tuple[UUID, str, bool]]:
    """Whose status changes, in which component, and whether it is complete afterwards."""
    rows = SimulatedChange.objects.filter(simulation=simulation).exclude(complete_before=F("complete_after"))
    return list(rows.order_by().values_list("person_uid", "component", "complete_after").distinct())


def newest_pair(first: Resolution, second: Resolution) -> tuple[Simulation, Simulation] | None:
    """The newest finished simulations of both as they now stand, against the same law and on the same days."""
    ours, theirs = _fresh(first), _fresh(second)
    partner = theirs.filter(
        against=OuterRef("against"), data_from=OuterRef("data_from"), data_to=OuterRef("data_to")
    ).values("pk")
    found = ours.annotate(partner=Subquery(partner[:1])).filter(partner__isnull=False).first()
    return (found, simulations_of(second).get(pk=found.partner)) if found else None


def _fresh(resolution: Resolution) -> QuerySet[Simulation]:
    done = simulations_of(resolution).filter(state=Simulation.State.DONE)
    return done.filter(content_digest=content_digest(resolution))


@dataclass(frozen=True, kw_only=True)
class Contrast:
    """One person in one edition, under the one draft and under the other. Amounts: hundredths, as they count."""

    person_uid: UUID
    country: str
    edition: int
    component: str
    before: int
    first: int
    second: int
    complete_first: bool
    complete_second: bool


def contrasts(first: Simulation, second: Simulation) -> Iterator[Contrast]:
    """For whom the two differ, person by person; two sorted readings side by side, so memory does not grow."""
    sides = [_by_person_and_component(simulation) for simulation in (first, second)]
    ours, theirs = (next(side, None) for side in sides)
    while ours or theirs:
        key = min(one[0] for one in (ours, theirs) if one)
        mine = ours[1] if ours and ours[0] == key else {}
        other = theirs[1] if theirs and theirs[0] == key else {}
        yield from _contrast(mine, other)
        ours = next(sides[0], None) if mine else ours
        theirs = next(sides[1], None) if other else theirs


Rows = dict[int, SimulatedChange]  # by edition


def _by_person_and_component(simulation: Simulation) -> Iterator[tuple[tuple[str, str], Rows]]:
    changes = SimulatedChange.objects.filter(simulation=simulation).order_by("person_uid", "component", "edition")
    rows = changes.iterator(chunk_size=2000)
    for key, group in groupby(rows, key=lambda row: (row.person_uid.hex, row.component)):
        yield key, {row.edition_id: row for row in group}


def _contrast(first: Rows, second: Rows) -> Iterator[Contrast]:
    """Where a side has no row, nothing changes there: what stood before stays."""
    anyone = next(iter((first or second).values()))
    ends = [next(iter(rows.values())).complete_after if rows else anyone.complete_before for rows in (first, second)]
    shown = 0
    editions = sorted(first.keys() | second.keys())
    for edition in editions:
        row = first.get(edition) or second[edition]
        afters = [rows[edition].after if edition in rows else row.before for rows in (first, second)]
        is_last_chance = edition == editions[-1] and not shown and ends[0] != ends[1]
        if afters[0] != afters[1] or is_last_chance:
            shown += 1
            yield Contrast(
                person_uid=row.person_uid,
                country=row.country,
                edition=edition,
                component=row.component,
                before=row.before,
                first=afters[0],
                second=afters[1],
                complete_first=ends[0],
                complete_second=ends[1],
            )
