"""What the Secretariat looks at while it screens: chosen applications, doubts, countries that wait, what is to go."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from academy.lib.names import folded
from academy.people import api as people_api
from academy.people.api import Country
from courses.admissions.domain.languages import works_in_none
from courses.admissions.models import Application, Call, RestrictedAnswers, SelectorDeclaration
from courses.admissions.queries.applications import applications


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


def doubts(call: Call) -> dict[int, set[str]]:
    """Why an application deserves a second look, by id: "person" applied twice, "name" is somebody else's as well,
    "language": by the answers the applicant works in none of the training's languages."""
    rows = list(
        call.applications.filter(state=Application.State.SUBMITTED).values_list(
            "pk", "person_id", "person__printed_name", "country_id", "answers", "language"
        )
    )
    persons = Counter(row[1] for row in rows)
    names: dict[str, set[int]] = defaultdict(set)
    for _, person, name, country, _, _ in rows:
        names[f"{country} {name.casefold()}"].add(person)
    found: dict[int, set[str]] = {}
    for pk, person, name, country, answers, language in rows:
        flags = {"person"} if persons[person] > 1 else set()
        if len(names[f"{country} {name.casefold()}"]) > 1:
            flags.add("name")
        if _works_in_none(call, answers, language):
            flags.add("language")
        if flags:
            found[pk] = flags
    return found


def declarations(call: Call) -> QuerySet[SelectorDeclaration]:
    """What each officer declared before deciding on applications of a call, the first first."""
    return SelectorDeclaration.objects.filter(call=call).select_related("user").order_by("declared_at", "pk")


def language_doubt(application: Application) -> bool:
    """Whether the applicant, by the answers, works in none of the languages in which the training is held."""
    return _works_in_none(application.call, application.answers, application.language)


def _works_in_none(call: Call, answers: Mapping[str, str], language: str) -> bool:
    levels = {code: answers.get(f"level_{code}") or "" for code in ("fr", "en")}
    return works_in_none(call.languages, levels=levels, written_in=language)


def countries_without_decision(call: Call) -> list[tuple[Country, int]]:
    """Countries whose applications wait for a decision, and how many applications wait."""
    waiting = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.DECISION_NEEDED
    ).select_related("country")
    counted = Counter(application.country for application in waiting)
    return sorted(counted.items(), key=lambda row: folded(str(row[0])))


def to_erase(call: Call, *, on: date) -> int:
    """How many people's restricted answers are still kept although the edition has ended."""
    if call.edition.ends_on >= on:
        return 0
    return RestrictedAnswers.objects.filter(application__call=call, erased_at=None).count()
