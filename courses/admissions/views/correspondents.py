"""The national channel: a Correspondent, the applications of the own country, and the link that leads here."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Country, Permission, Person, User
from courses.admissions import operations, queries, snapshot, tokens
from courses.admissions.forms.opinions import OpinionForm, forms_for, said_in
from courses.admissions.models import Application
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of
from courses.admissions.views.reviewing import answers_by_section


def _countries(user: User) -> list[Country]:
    """The countries for which this person is the Correspondent; a right held everywhere names no country."""
    keys = people_api.scopes_of(user, Permission.APPLICATIONS_ENDORSE, "country") - {"*"}
    return list(Country.objects.filter(pk__in=keys).order_by("name_en"))


def country_of(user: User, iso2: str) -> Country:
    """The country, where this person is its Correspondent; raises PermissionDenied for another."""
    country = next((one for one in _countries(user) if one.pk == iso2), None)
    if country is None:
        raise PermissionDenied
    return country


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def of_my_country(request: HttpRequest) -> HttpResponse:
    """The calls to which people of the own country applied, with what waits for an opinion."""
    countries = _countries(cast(User, request.user))
    page = {
        "countries": countries,
        "calls": queries.calls_of_countries([one.pk for one in countries]),
        "now": timezone.now(),
    }
    return render(request, "admissions/of_my_country.html", page)


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def opinions(request: HttpRequest, key: str, iso2: str) -> HttpResponse:
    """Opinions on the applications of one country to one call, all on one page."""
    user, found = cast(User, request.user), call_of(key)
    country = country_of(user, iso2)
    applications = list(queries.national_applications(found, [country.pk]).prefetch_related("files"))
    forms = forms_for(applications, request.POST or None)
    now, problem = timezone.now(), ""
    if request.method == "POST" and not _wrong(forms):
        try:
            done = operations.give_opinions(call=found, country=country, said=said_in(forms), by=user, now=now)
            messages.success(request, _("Kept: %s opinions. You may change them until the day below.") % len(done))
            return redirect("admissions:opinions", key, iso2)
        except AdmissionsRefused as refusal:
            problem = str(refusal)
    page = {
        "call": found,
        "country": country,
        "rows": [(one, forms[one.pk], _answers(one)) for one in applications],
        "problem": problem or (_("Look at the applications marked below.") if request.method == "POST" else ""),
        "is_open": now <= found.opinions_close_at and not queries.is_settled(found),
        "takes_joint": bool((adopted := snapshot.rule_set_of(found)) and adopted.takes_joint),
    }
    return render(request, "admissions/opinions.html", page)


def _wrong(forms: dict[int, OpinionForm]) -> list[int]:
    """Ids whose form has errors; every form is looked at, so that each shows its own."""
    return [pk for pk, form in forms.items() if not form.is_valid()]


def _answers(application: Application) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What the Correspondent reads: everything but the restricted answers and the consent."""
    given = queries.given_openly(application)
    asked = application.call.questions
    sections = answers_by_section(given, asked, restricted=False)
    return [one for one in sections if one[0] not in {"privacy", "documents", "taking_part"}]


@people_api.public
def opinion_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the letter: it offers a login code to the address that was written to, and shows nothing else."""
    said = tokens.read(token)
    person = Person.objects.select_related("user").filter(pk=said[0]).first() if said else None
    if said is None or person is None or person.user is None:
        return render(request, "admissions/link_expired.html", status=410)
    onwards = reverse("admissions:of_my_country")
    if request.user == person.user:
        return redirect(onwards)
    return render(request, "admissions/opinion_link.html", {"email": person.user.email, "next": onwards})
