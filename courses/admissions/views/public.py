"""Calls for everybody: which are open, what they ask, and whether one's country may apply."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from academy.people import api as people_api
from academy.people.api import Country
from courses.admissions import queries
from courses.admissions.domain import eligibility, form
from courses.admissions.forms import CountryForm
from courses.admissions.forms.questions import label_of
from courses.admissions.models import Call
from courses.admissions.reasons import place_in_text, sentence
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import EditionEvent


@people_api.public
def calls(request: HttpRequest) -> HttpResponse:
    """Open calls first, then the others."""
    now = timezone.now()
    found = list(queries.calls())
    page = {
        "open_calls": [call for call in found if _is_open(call, now)],
        "other_calls": [call for call in found if not _is_open(call, now)],
    }
    return render(request, "admissions/calls.html", page)


@people_api.public
def call(request: HttpRequest, key: str) -> HttpResponse:
    """May I apply? A country picker answers with the rule that says so."""
    found = call_of(key)
    chooser = CountryForm(request.GET if request.GET.get("country") else None)
    now = timezone.now()
    page = {
        "call": found,
        "form": chooser,
        "answer": answer_for(found, chooser.cleaned_data["country"])
        if chooser.is_bound and chooser.is_valid()
        else None,
        "is_open": _is_open(found, now),
        "is_late": found.deadline < now and not found.edition.is_cancelled and not queries.is_settled(found),
        "change": _change(found),
        "kinds": _kinds(found),
        "documents": _documents(found),
        "selection_is_public": queries.notice_of(found) is not None or queries.is_offered(queries.run_of(found)),
    }
    return render(request, "admissions/call.html", page)


def _is_open(found: Call, now: datetime) -> bool:
    return found.opens_at <= now <= found.deadline and not found.edition.is_cancelled


def _change(found: Call) -> EditionEvent | None:
    """Why the edition is cancelled, or postponed."""
    if found.edition.state in {"cancelled", "postponed"}:
        return catalogue_api.last_event(found.edition, found.edition.state)
    return None


def call_of(key: str) -> Call:
    return get_object_or_404(queries.calls(), edition__key=key)


def answer_for(found: Call, country: Country) -> dict[str, object]:
    """What the rule says of a country: screening, sentence, and the place of the rule in the text."""
    screening, reason = eligibility.of_country(queries.cases_of(found)[country.iso2], found.audience)
    return {
        "country": country,
        "screening": screening,
        "sentence": sentence({"code": reason}),
        "place": place_in_text(found),
        "reason": reason,
    }


def _kinds(found: Call) -> list[str]:
    """Names of the kinds of institution that are taken; empty when every kind is."""
    names = dict(people_api.Institution.Kind.choices)
    return [str(names[kind]) for kind in found.institution_kinds if kind in names]


def _documents(found: Call) -> list[tuple[str, str]]:
    """(document, required or optional) of those that are asked."""
    demands = [(label_of(key), form.demand(form.BY_KEY[key], found.questions)) for key in form.DOCUMENTS]
    return [(label, demand) for label, demand in demands if demand != form.NOT_ASKED]
