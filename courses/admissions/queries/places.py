"""Places, who holds and who waits, and what happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from academy.lib.names import folded
from academy.people.api import Country, Person
from courses.admissions.domain import case as cases
from courses.admissions.domain import heirs, offers
from courses.admissions.domain.case import Case
from courses.admissions.domain.heirs import Standing
from courses.admissions.models import Application, Call, LateAdmission, Place, PlaceEvent, SelectionRun
from courses.catalogue.api import Edition


def places(edition: Edition) -> QuerySet[Place]:
    return Place.objects.filter(edition=edition).select_related("application__person", "application__country")


def events(edition: Edition) -> QuerySet[PlaceEvent]:
    related = ("application__person", "application__country")
    return PlaceEvent.objects.filter(edition=edition).select_related(*related).order_by("-pk")


def events_of(application: Application) -> QuerySet[PlaceEvent]:
    """What happened to the places of one person, the latest first."""
    return PlaceEvent.objects.filter(application=application).exclude(event=offers.KEPT_FREE).order_by("-pk")


def events_of_each(applications: Iterable[Application]) -> dict[int, list[PlaceEvent]]:
    """`events_of` of several, by application; one SQL statement."""
    found: dict[int, list[PlaceEvent]] = {}
    rows = PlaceEvent.objects.filter(application__in=list(applications)).exclude(event=offers.KEPT_FREE)
    for one in rows.order_by("-pk"):
        found.setdefault(one.application_id, []).append(one)
    return found


def has_left(person: Person, edition: Edition) -> bool:
    """Whether the person held a place and gave it back or lost it, and holds none now."""
    mine = PlaceEvent.objects.filter(edition=edition, application__person=person)
    last = mine.exclude(event=offers.KEPT_FREE).order_by("-pk").first()
    return last is not None and last.event in offers.RELEASES


def free_numbers(call: Call) -> list[int]:
    taken = set(Place.objects.filter(edition=call.edition_id).values_list("number", flat=True))
    return [number for number in range(1, (call.places or 0) + 1) if number not in taken]


def pool_of(run: SelectionRun) -> tuple[Case, set[str]]:
    """The sealed case with those admitted late, and the tickets of those who stand behind everybody else."""
    late = list(LateAdmission.objects.filter(run=run))
    document: dict[str, Any] = dict(run.case)
    if late:
        rows = {row["id"]: row for row in document["applications"]} | {one.row["id"]: one.row for one in late}
        document["applications"] = sorted(rows.values(), key=lambda row: str(row["id"]))
        document["countries"] = document["countries"] | {one.row["country"]: one.country for one in late}
        admitted = set(document["rule"].get("admitted_observers", ())) | {one.row["country"] for one in late}
        document["rule"] = document["rule"] | {"admitted_observers": sorted(admitted)}
    behind = {one.row["id"] for one in late if one.kind == LateAdmission.Kind.LATE}
    return cases.of_document(document), behind


def standing(run: SelectionRun) -> Standing:
    """Who holds a place now, and who waits and never gave one back (unless that was opened again).

    Who was screened out or withdrew since waits no longer.
    """
    found, behind = pool_of(run)
    waiting = set(map(str, _waiting(run).values_list("ticket", flat=True)))
    places = Place.objects.filter(edition=run.call.edition)
    held = set(map(str, places.values_list("application__ticket", flat=True)))
    waits = [one for one in found.candidates if one.id in waiting]
    return Standing(
        holders=[one for one in found.candidates if one.id in held],
        waiting=[one for one in waits if one.id not in behind],
        behind=[one for one in waits if one.id in behind],
        rule=found.rule,
        seed=run.seed,
        cap=found.rule.cap(run.result["considered"]),
    )


def _waiting(run: SelectionRun) -> QuerySet[Application]:
    eligible = run.call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE, place=None
    )
    return eligible.exclude(pk__in=_gone(run))


def _gone(run: SelectionRun) -> set[int]:
    """Who gave a place back, or lost it by the deadline, and was not admitted again since."""
    released = PlaceEvent.objects.filter(edition=run.call.edition, event__in=offers.RELEASES)
    last = dict(released.order_by("pk").values_list("application", "pk"))
    again = dict(LateAdmission.objects.filter(run=run).order_by("pk").values_list("application", "after_event"))
    return {one for one, event in last.items() if again.get(one) != event}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """If somebody of the country leaves, who inherits, and why."""

    country: Country
    held: int
    heir: Application | None
    same_country: bool


@dataclass(frozen=True, kw_only=True)
class WaitingList:
    """order: as places without an heir of their own country would reach people; empty under side conditions."""

    order: list[Application]
    situations: list[Situation]
    is_plain: bool
    count: int

    @property
    def static(self) -> Application | None:
        """Whom a list that was frozen in this order would name for any freed place, whichever country it was of."""
        return self.order[0] if self.order else None

    @property
    def wrong(self) -> int:
        """For how many countries that list would name somebody else than the rule, and the country lose its place."""
        return sum(one.same_country and one.heir != self.static for one in self.situations)


def waiting_list(run: SelectionRun) -> WaitingList:
    """Who is next for each situation. Under side conditions each is solved when a place becomes free."""
    now = standing(run)
    waits = [*now.waiting, *now.behind]
    rows = run.call.applications.select_related("person", "country")
    of = {str(one.ticket): one for one in rows.filter(ticket__in=[one.id for one in waits])}
    held = Counter(one.country for one in now.holders)
    names = {one.iso2: one for one in Country.objects.filter(iso2__in=held)}
    found = []
    if now.rule.is_plain:
        for iso2 in sorted(held, key=lambda iso2: folded(str(names[iso2]))):
            heir = heirs.if_one_leaves(now, iso2)
            same = heir is not None and heir.country == iso2
            named = of[heir.id] if heir else None
            found.append(Situation(country=names[iso2], held=held[iso2], heir=named, same_country=same))
    return WaitingList(
        order=[of[one.id] for one in heirs.order(now)], situations=found, is_plain=now.rule.is_plain, count=len(waits)
    )


def heir_of(run: SelectionRun, country: str) -> Application | None:
    """Who inherits if a holder of this country leaves now; one solve under side conditions."""
    heir = heirs.if_one_leaves(standing(run), country)
    return run.call.applications.select_related("person", "country").get(ticket=heir.id) if heir else None


@dataclass(frozen=True, kw_only=True)
class Rank:
    """ahead: nominees of the own country who wait before. among: the place in the whole order, None where the rule has
    side conditions or the country's cap is reached. waiting: how many people wait."""

    ahead: int
    among: int | None
    waiting: int


def ranks(run: SelectionRun) -> dict[str, Rank]:
    """The own, honest rank of everybody who waits, by ticket."""
    now = standing(run)
    found: dict[str, Rank] = {}
    among = {one.id: number for number, one in enumerate(heirs.order(now), start=1)}
    count = len(now.waiting) + len(now.behind)
    for queue in heirs.own_orders(now).values():
        for ahead, one in enumerate(queue):
            found[one.id] = Rank(ahead=ahead, among=among.get(one.id), waiting=count)
    return found
