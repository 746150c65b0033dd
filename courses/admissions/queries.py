"""Reads of admissions: candidates, readings side by side, places and what happened to them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from academy.people import api as people_api
from academy.people.api import Country, Permission, Person, User
from courses.admissions.domain import form, selection
from courses.admissions.domain.eligibility import CountryCase
from courses.admissions.domain.selection import Candidate, Outcome
from courses.admissions.models import (
    Application,
    ApplicationFile,
    ApplicationImport,
    Call,
    ObserverAdmission,
    Place,
    PlaceEvent,
    RestrictedAnswers,
)
from courses.catalogue.api import Edition

COMPARED = ("A", "B")


def calls() -> QuerySet[Call]:
    return Call.objects.select_related("edition__activity__mandate").order_by("-deadline")


def open_calls() -> QuerySet[Call]:
    now = timezone.now()
    return calls().filter(opens_at__lte=now, deadline__gte=now)


def applications(call: Call) -> QuerySet[Application]:
    """With person, country and place; in the order in which a person reads them."""
    related = ("person", "country", "place", "duplicate_of")
    return call.applications.select_related(*related).order_by("country__name_en", "national_rank", "pk")


def applications_of(person: Person) -> QuerySet[Application]:
    rows = Application.objects.filter(person=person).exclude(state=Application.State.DRAFT)
    return rows.select_related("call__edition", "country", "place").order_by("-submitted_at")


def drafts_of(person: Person) -> QuerySet[Application]:
    """What the person has begun and not handed in, in calls whose selection is still to come."""
    rows = Application.objects.filter(person=person, state=Application.State.DRAFT, call__runs=None)
    return rows.select_related("call__edition").order_by("call__deadline")


def document_for(user: User, pk: int) -> ApplicationFile | None:
    """A document, for its own person, for the Secretariat, and for the Correspondent of the application's country."""
    rows = ApplicationFile.objects.select_related("application")
    own = Q(application__person__user=user)
    if people_api.may(user, Permission.APPLICATIONS_READ):
        return rows.filter(pk=pk).first()
    countries = people_api.scopes_of(user, Permission.APPLICATIONS_ENDORSE, "country") - {"*"}
    national = Q(application__country__in=countries, application__state=Application.State.SUBMITTED)
    return rows.filter(own | national, pk=pk).first()


def imports(call: Call) -> QuerySet[ApplicationImport]:
    return ApplicationImport.objects.filter(call=call)


def candidates_of(call: Call) -> list[Candidate]:
    """The eligible applications, as the rule sees them; ids are the public tickets."""
    eligible = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE
    ).order_by("ticket")
    return _candidates(call, eligible)


def cases_of(call: Call) -> dict[str, CountryCase]:
    """Every country as it stands on the key date, with the ad hoc decision on it; three SQL statements."""
    decided = dict(call.observer_admissions.values_list("country_id", "is_admitted"))
    return {
        iso2: CountryCase(**vars(standing), admitted=decided.get(iso2))
        for iso2, standing in people_api.standings(on=call.key_date).items()
    }


def to_erase(call: Call, *, on: date) -> int:
    """How many people's restricted answers are still kept although the edition has ended."""
    if call.edition.ends_on >= on:
        return 0
    return RestrictedAnswers.objects.filter(application__call=call, erased_at=None).count()


def national_applications(call: Call, countries: Iterable[str]) -> QuerySet[Application]:
    """What the Correspondents of these countries see of a call: handed in, of the own country, nothing restricted."""
    rows = call.applications.filter(country__in=countries, state=Application.State.SUBMITTED)
    related = ("person", "country", "opinion", "call__edition")
    return rows.select_related(*related).order_by("country__name_en", "national_rank", "submitted_at", "pk")


def applications_by_country(call: Call) -> dict[str, int]:
    """How many applications are handed in, by country."""
    rows = call.applications.filter(state=Application.State.SUBMITTED).order_by()
    return dict(rows.values_list("country").annotate(count=Count("pk")))


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


def doubts(call: Call) -> dict[int, set[str]]:
    """Why an application deserves a second look, by id: "person" applied twice, "name" is somebody else's as well."""
    rows = list(
        call.applications.filter(state=Application.State.SUBMITTED).values_list(
            "pk", "person_id", "person__printed_name", "country_id"
        )
    )
    persons = Counter(person for _, person, _, _ in rows)
    names: dict[str, set[int]] = defaultdict(set)
    for _, person, name, country in rows:
        names[f"{country} {name.casefold()}"].add(person)
    found: dict[int, set[str]] = {}
    for pk, person, name, country in rows:
        flags = {"person"} if persons[person] > 1 else set()
        if len(names[f"{country} {name.casefold()}"]) > 1:
            flags.add("name")
        if flags:
            found[pk] = flags
    return found


def filtered(call: Call, chosen: Mapping[str, str]) -> QuerySet[Application]:
    """The applications of a call by country, body ("pg", "coe", "mednet", "observer"), state, screening, opinion."""
    rows = applications(call)
    for name in ("country", "screening", "state"):
        if chosen.get(name):
            rows = rows.filter(**{name: chosen[name]})
    if not chosen.get("state"):
        rows = rows.exclude(state=Application.State.DRAFT)
    if chosen.get("endorsement"):
        rows = rows.filter(endorsement="" if chosen["endorsement"] == "waiting" else chosen["endorsement"])
    if chosen.get("body"):
        standings = people_api.standings(on=call.key_date)
        rows = rows.filter(country__in=[c for c, one in standings.items() if getattr(one, chosen["body"]) == "member"])
    return rows


def observer_admissions(call: Call) -> QuerySet[ObserverAdmission]:
    """The ad hoc decisions of a call, with their country and act."""
    return call.observer_admissions.select_related("country", "decision").order_by("country__name_en")


def countries_without_decision(call: Call) -> list[tuple[Country, int]]:
    """Countries whose applications wait for a decision, and how many applications wait."""
    waiting = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.DECISION_NEEDED
    ).select_related("country")
    counted = Counter(application.country for application in waiting)
    return sorted(counted.items(), key=lambda row: row[0].name_en)


def given_openly(application: Application) -> dict[str, object]:
    """The answers and documents of an application by key, without the restricted ones."""
    columns = {one.key: getattr(application, one.key) for one in form.QUESTIONS if one.store == form.COLUMN}
    return {**application.answers, **columns, **{one.kind: one for one in application.files.all()}}


def given_by(application: Application) -> dict[str, object]:
    """Every answer of an application by key, the restricted ones included: for its own person and for checks."""
    kept = RestrictedAnswers.objects.filter(application=application).first()
    return given_openly(application) | (kept.answers if kept else {})


def application_by_form(call: Call, person: Person) -> Application | None:
    """The person's application to a call that is not taken back, whichever way it came."""
    rows = call.applications.filter(person=person).exclude(state=Application.State.WITHDRAWN)
    return rows.select_related("country", "person", "call__edition").first()


def waiting_candidates(call: Call) -> list[Candidate]:
    """The eligible who hold no place and never gave one back."""
    gone = PlaceEvent.objects.filter(edition=call.edition).exclude(event__in=["offered", "confirmed"])
    eligible = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE, place=None
    )
    return _candidates(call, eligible.exclude(pk__in=gone.values("application")).order_by("ticket"))


def _candidates(call: Call, rows: Iterable[Application]) -> list[Candidate]:
    standings = people_api.standings(on=call.key_date)
    return [
        Candidate(
            id=str(row.ticket),
            country=row.country_id,
            # Without a rule that puts members first, no country is preferred.
            is_pg=call.considers_members_first and standings[row.country_id].pg == "member",
            rank=row.national_rank,
        )
        for row in rows
        if not row.is_consultant  # consultants of an expert group take none of its places
    ]


def readings(call: Call, *, seed: str = "") -> dict[str, Outcome]:
    """What each reading of the rule would do, side by side, before anything is sealed."""
    candidates = candidates_of(call)
    capacity = call.edition.capacity or len(candidates)
    return {
        reading: selection.select(candidates, capacity=capacity, reading=reading, seed=seed or call.edition.key)
        for reading in COMPARED
    }


def places(edition: Edition) -> QuerySet[Place]:
    return Place.objects.filter(edition=edition).select_related("application__person", "application__country")


def events(edition: Edition) -> QuerySet[PlaceEvent]:
    related = ("application__person", "application__country")
    return PlaceEvent.objects.filter(edition=edition).select_related(*related).order_by("-pk")
