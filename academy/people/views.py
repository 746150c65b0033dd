"""What people see of themselves, and what the Secretariat sees of people and countries."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from academy.audit import api as audit_api
from academy.lib.names import in_order_of_names
from academy.people import api as people_api
from academy.people.api import Country, Permission, Person, Standing, User
from academy.people.forms import (
    AssertionForm,
    DeputyForm,
    InvitationForm,
    KeyDateForm,
    LeaverForm,
    PeopleFilterForm,
    ProfileForm,
)

PER_PAGE = 50


@people_api.signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """My name as on certificates, and my language."""
    user = cast(User, request.user)
    person = people_api.person_of(user)
    form = ProfileForm(request.POST or None, person=person, initial=_as_known(user, person))
    if request.method == "POST" and form.is_valid():
        people_api.update_profile(user=user, **form.cleaned_data)
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, _("Your profile is saved."))
        return redirect("people:profile")
    return render(request, "people/profile.html", {"form": form, "person": person})


def _as_known(user: User, person: Person | None) -> dict[str, str]:
    if person is None:
        return {"language": user.language}
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "printed_name": person.printed_name,
        "language": person.language,
    }


# The Secretariat's screens ------------------------------------------------------------------------------------------


@people_api.needs(Permission.PEOPLE_MANAGE)
def people(request: HttpRequest) -> HttpResponse:
    form = PeopleFilterForm(request.GET)
    found = people_api.people(**form.asked(), on=timezone.localdate())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "erasures": people_api.waiting_erasures()}
    return render(request, "people/people.html", context)


@people_api.needs(Permission.PEOPLE_MANAGE)
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    return _person_page(request, person_id)


@people_api.needs(Permission.PEOPLE_MANAGE)
def invite(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, initial={"language": "fr"})
    if request.method == "POST" and form.is_valid():
        who = {name: form.cleaned_data[name] for name in ("email", "given_name", "family_name", "language")}
        with refusals_on(form):
            grant = people_api.invite(**who, asked=form.asked(), by=cast(User, request.user))
            messages.success(request, _("The role is given, and the letter is on its way."))
            return redirect("academy_person", grant.user.person.pk)
    return render(request, "people/invite.html", {"form": form})


@people_api.needs(Permission.PEOPLE_MANAGE)
@require_POST
def delegate(request: HttpRequest, person_id: int) -> HttpResponse:
    delegator = _with_account(person_id)
    form = DeputyForm(request.POST, person=delegator)
    if form.is_valid():
        with refusals_on(form):
            people_api.delegate(
                delegator=cast(User, delegator.user),
                deputy=form.cleaned_data["deputy"].user,
                asked=form.asked(),
                by=cast(User, request.user),
            )
            messages.success(request, _("The deputy is named, and told by letter."))
            return redirect("academy_person", person_id)
    return _person_page(request, person_id, deputy_form=form)


@people_api.needs(Permission.PEOPLE_MANAGE)
@require_POST
def leave(request: HttpRequest, person_id: int) -> HttpResponse:
    leaver = _with_account(person_id)
    form = LeaverForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            last_day, by = form.cleaned_data["last_day"], cast(User, request.user)
            ended = people_api.leave(user=cast(User, leaver.user), last_day=last_day, by=by)
            words = ngettext("%(count)s role ends that day.", "%(count)s roles end that day.", ended)
            messages.success(request, words % {"count": ended})
            return redirect("academy_person", person_id)
    return _person_page(request, person_id, leaver_form=form)


@people_api.needs(Permission.COUNTRIES_EDIT)
def countries(request: HttpRequest) -> HttpResponse:
    form = KeyDateForm(request.GET)
    on = form.asked()
    standings = people_api.standings(on=on)
    lines = [(country, standings[country.pk]) for country in Country.objects.order_by(in_order_of_names())]
    return render(request, "people/countries.html", {"form": form, "on": on, "lines": lines})


@people_api.needs(Permission.COUNTRIES_EDIT)
def country(request: HttpRequest, iso2: str) -> HttpResponse:
    found = get_object_or_404(Country, pk=iso2.upper())
    form = AssertionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        people_api.assert_status(country=found, by=cast(User, request.user), **form.cleaned_data)
        messages.success(request, _("The statement is on record."))
        return redirect("academy_country", found.pk)
    context = {"country": found, "form": form, "assertions": people_api.assertions_on(found)}
    return render(request, "people/country.html", context | {"standing": _today(found)})


@contextmanager
def refusals_on(form: Form) -> Iterator[None]:
    """A refusal becomes a sentence at the head of the form."""
    try:
        yield
    except people_api.PeopleRefusal as refusal:
        form.add_error(None, str(refusal))


def _person_page(
    request: HttpRequest, person_id: int, *, deputy_form: Form | None = None, leaver_form: Form | None = None
) -> HttpResponse:
    found = get_object_or_404(Person.objects.select_related("user", "country", "institution", "erasure"), pk=person_id)
    history = list(people_api.history_of(found)[:PER_PAGE])
    names = audit_api.names_of(history)
    context = {
        "person": found,
        "grants": people_api.grants_on_record(found.user) if found.user else [],
        "history": [(record, names.get(record.actor, record.actor)) for record in history],
        "erasure_requests": people_api.erasure_requests_of(found),
        "deputy_form": deputy_form or DeputyForm(person=found),
        "leaver_form": leaver_form or LeaverForm(),
    }
    return render(request, "people/person.html", context)


def _with_account(person_id: int) -> Person:
    return get_object_or_404(Person.objects.select_related("user"), pk=person_id, user__isnull=False)


def _today(found: Country) -> Standing:
    return people_api.standing(found, on=timezone.localdate())
