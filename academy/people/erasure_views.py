"""Erasure on screen: a person asks for it on her own page, the Secretariat looks, erases or refuses."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from academy.people.forms import AskErasureForm, EraseForm, RefuseErasureForm
from academy.people.views import refusals_on


@people_api.signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """What is held of me, what would stay and why; the request, and what became of earlier ones."""
    user = cast(User, request.user)
    form = AskErasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        people_api.ask_for_erasure(user=user, words=form.cleaned_data["words"], now=timezone.now())
        messages.success(request, _("Your request is with the Secretariat."))
        return redirect("people:ask_erasure")
    person = people_api.person_of(user)
    context = {
        "form": form,
        "held": people_api.held_of(person) if person else [],
        "hindrances": people_api.hindrances_of(person, on=timezone.localdate()) if person else [],
        "requests": people_api.erasure_requests_of(person) if person else [],
    }
    return render(request, "people/ask_erasure.html", context)


@people_api.signed_in
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    try:
        people_api.take_back_erasure(user=cast(User, request.user), now=timezone.now())
        messages.success(request, _("Your request is taken back. Nothing is erased."))
    except people_api.PeopleRefusal as refusal:
        messages.error(request, str(refusal))
    return redirect("people:ask_erasure")


@people_api.needs(Permission.PEOPLE_MANAGE)
def erase(request: HttpRequest, person_id: int) -> HttpResponse:
    found = _person(person_id)
    form = EraseForm(request.POST or None, person=found, initial={"ground": _likely_ground(found)})
    if request.method == "POST" and form.is_valid():
        asked = {"ground": form.cleaned_data["ground"], "words": form.cleaned_data["words"]}
        with refusals_on(form):
            done = people_api.erase(person=found, by=cast(User, request.user), now=timezone.now(), **asked)
            messages.success(request, _("The person is erased.") if done else _("This person was erased before."))
            return redirect("academy_person", person_id)
    return _page(request, found, form=form)


@people_api.needs(Permission.PEOPLE_MANAGE)
@require_POST
def refuse(request: HttpRequest, person_id: int) -> HttpResponse:
    found = _person(person_id)
    form = RefuseErasureForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            people_api.refuse_erasure(
                person=found, by=cast(User, request.user), now=timezone.now(), **form.cleaned_data
            )
            messages.success(request, _("The request is refused, and the person told by letter."))
            return redirect("academy_person", person_id)
    return _page(request, found, refusal_form=form)


def _page(
    request: HttpRequest, found: Person, *, form: EraseForm | None = None, refusal_form: RefuseErasureForm | None = None
) -> HttpResponse:
    context = {
        "person": found,
        "held": people_api.held_of(found),
        "hindrances": people_api.hindrances_of(found, on=timezone.localdate()),
        "waiting": people_api.waiting_erasures().filter(person=found).first(),
        "form": form or EraseForm(person=found, initial={"ground": _likely_ground(found)}),
        "refusal_form": refusal_form or RefuseErasureForm(),
    }
    return render(request, "people/erase.html", context)


def _likely_ground(person: Person) -> str:
    asked = people_api.waiting_erasures().filter(person=person).exists()
    return people_api.Erasure.Ground.REQUEST if asked else ""


def _person(person_id: int) -> Person:
    return get_object_or_404(Person.objects.select_related("user", "country", "institution"), pk=person_id)
