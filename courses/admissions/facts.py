"""What the conditions of a rule count by: merit, first participation, what a place would cost, who is bound to whom."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil

from django.db.models import Prefetch, QuerySet, Sum

from courses.admissions.domain import offers
from courses.admissions.models import (
    Application,
    Call,
    CostRequest,
    FirstTimeNote,
    JointMember,
    JointNomination,
    MeritScore,
    PlaceEvent,
    RestrictedAnswers,
)
from courses.catalogue.api import Edition

CENTS = 100


def merits_of(call: Call) -> dict[int, MeritScore]:
    """The latest score of each application that has one, by application."""
    rows = MeritScore.objects.filter(application__call=call).order_by("pk")
    return {one.application_id: one for one in rows}


def merit_lines(application: Application) -> QuerySet[MeritScore]:
    """Every score of one application, the latest first."""
    return MeritScore.objects.filter(application=application).select_related("given_by__person").order_by("-pk")


def first_time_lines(application: Application) -> QuerySet[FirstTimeNote]:
    rows = FirstTimeNote.objects.filter(application=application)
    return rows.select_related("noted_by__person").order_by("-pk")


def _last_events(editions: Iterable[int], *, by: datetime) -> list[PlaceEvent]:
    """The last event of each application to these editions until a moment; events are never changed."""
    rows = PlaceEvent.objects.filter(edition__in=list(editions), at__lte=by).exclude(event=offers.KEPT_FREE)
    last = {one.application_id: one for one in rows.select_related("application").order_by("pk")}
    return list(last.values())


def _earlier(call: Call) -> QuerySet[Edition]:
    """Editions of the same activity that began before, the latest first."""
    mine = call.edition
    rows = Edition.objects.filter(activity=mine.activity_id, starts_on__lt=mine.starts_on)
    return rows.exclude(state=Edition.State.CANCELLED).order_by("-starts_on", "-pk")


def took_part_before(call: Call) -> set[int]:
    """Persons who held a confirmed place in an earlier edition, as it stood at the deadline of this call."""
    editions = _earlier(call).values_list("pk", flat=True)
    held = [one for one in _last_events(editions, by=call.deadline) if one.event == offers.CONFIRMED]
    return {one.application.person_id for one in held}


def noted_first_times(call: Call) -> dict[int, bool]:
    """What officers noted, the latest note of each application, by application."""
    noted = FirstTimeNote.objects.filter(application__call=call).order_by("pk")
    return dict(noted.values_list("application", "is_first_time"))


def first_times(call: Call, rows: Iterable[Application]) -> dict[int, bool]:
    """Whether it is the first participation, by application: what an officer noted last, or what the program knows."""
    before, by_hand = took_part_before(call), noted_first_times(call)
    return {row.pk: by_hand.get(row.pk, row.person_id not in before) for row in rows}


def served_last(call: Call, *, by: datetime) -> tuple[Edition | None, list[str]]:
    """The last edition in which places were confirmed, and the countries that held one; (None, []) where there is none.

    by: the moment as of which the events of places are read.
    """
    for edition in _earlier(call):
        held = [one for one in _last_events([edition.pk], by=by) if one.event == offers.CONFIRMED]
        if held:
            return edition, sorted({one.application.country_id for one in held})
    return None, []


def support_in_euros(call: Call) -> dict[int, int]:
    """What exceptional support for a person would cost, by application, in whole euros, each rounded up.

    What is granted where it is decided, else what the Secretariat proposes, else what is asked. Whole euros, so that
    the solver's numbers stay far from its tolerance; rounded up, so that the envelope is never exceeded.
    """
    rows = CostRequest.objects.filter(
        application__call=call, kind=CostRequest.Kind.SUPPORT, state=CostRequest.State.ASKED
    ).select_related("decision")
    summed = rows.annotate(total_asked=Sum("heads__asked"), total_proposed=Sum("heads__proposed"))
    found = {}
    for one in summed:
        decided = getattr(one, "decision", None)
        proposed = one.total_proposed if one.proposed_at else None
        cents = decided.total if decided else one.total_asked if proposed is None else proposed
        found[one.application_id] = ceil((cents or 0) / CENTS)
    return {pk: euros for pk, euros in found.items() if pk is not None}


def genders_of(call: Call) -> dict[int, str]:
    """What each said, by application; who prefers not to say is not in it."""
    rows = RestrictedAnswers.objects.filter(application__call=call, erased_at=None)
    said = {one.application_id: one.answers.get("gender", "") for one in rows}
    return {pk: gender for pk, gender in said.items() if gender in ("f", "m", "x")}


def joint_nominations(call: Call, *, countries: Iterable[str] | None = None) -> list[JointNomination]:
    """Those that stand, with their members; of some countries only, where all members are of them."""
    related = JointMember.objects.select_related("application__person", "application__country")
    rows = JointNomination.objects.filter(call=call, unbound_at=None)
    found = list(rows.prefetch_related(Prefetch("members", queryset=related)).order_by("pk"))
    if countries is None:
        return found
    mine = set(countries)
    return [one for one in found if {member.application.country_id for member in one.members.all()} <= mine]
