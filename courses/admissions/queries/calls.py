"""Calls: which there are, how each country stands with them, and which lists came in."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from academy.lib.names import in_order_of_names
from academy.people import api as people_api
from courses.admissions.domain import eligibility
from courses.admissions.domain.eligibility import CountryCase
from courses.admissions.models import Application, ApplicationImport, Call, ObserverAdmission


def calls() -> QuerySet[Call]:
    return Call.objects.select_related("edition__activity__mandate").order_by("-deadline")


def open_calls() -> QuerySet[Call]:
    now = timezone.now()
    return calls().filter(opens_at__lte=now, deadline__gte=now).exclude(edition__state="cancelled")


def is_settled(call: Call) -> bool:
    """Whether the list is published for the lot or the selection sealed: who is considered changes no more."""
    return Call.objects.filter(Q(runs__isnull=False) | Q(lottery_notice__isnull=False), pk=call.pk).exists()


def cases_of(call: Call) -> dict[str, CountryCase]:
    """Every country as it stands on the key date, with the ad hoc decision on it; three SQL statements."""
    decided = dict(call.observer_admissions.values_list("country_id", "is_admitted"))
    return {
        iso2: CountryCase(**vars(standing), admitted=decided.get(iso2))
        for iso2, standing in people_api.standings(on=call.key_date).items()
    }


def eligible_countries(call: Call) -> list[str]:
    """The countries that may take part in this call, as of its key date and by its ad hoc decisions."""
    return [
        iso2
        for iso2, case in cases_of(call).items()
        if eligibility.of_country(case, call.audience)[0] == eligibility.ELIGIBLE
    ]


def observer_admissions(call: Call) -> QuerySet[ObserverAdmission]:
    """The ad hoc decisions of a call, with their country and act."""
    return call.observer_admissions.select_related("country", "decision").order_by(in_order_of_names("country"))


def calls_of_countries(countries: Iterable[str]) -> list[tuple[Call, int, int]]:
    """(call, applications, of which without an opinion) of these countries, the latest deadline first."""
    said = Q(state=Application.State.SUBMITTED)
    rows = (
        Application.objects.filter(said, country__in=countries)
        .order_by()
        .values_list("call")
        .annotate(count=Count("pk"), open=Count("pk", filter=Q(opinion=None)))
    )
    counted = {call: (count, waiting) for call, count, waiting in rows}
    return [(call, *counted[call.pk]) for call in calls().filter(pk__in=counted)]


def imports(call: Call) -> QuerySet[ApplicationImport]:
    return ApplicationImport.objects.filter(call=call)
