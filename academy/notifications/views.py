"""The Secretariat's letter book."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.notifications import api as notifications_api
from academy.notifications.forms import CameBackForm, StateForm
from academy.people.api import Permission, User, needs, person_of, signed_in

PER_PAGE = 50


@needs(Permission.LETTERS_READ)
def letters(request: HttpRequest) -> HttpResponse:
    form = StateForm(request.GET)
    found = notifications_api.letters(state=form.asked())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notifications/letters.html", {"form": form, "page": page})


@needs(Permission.LETTERS_READ)
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    found = get_object_or_404(notifications_api.letters(), pk=letter_id)
    return render(request, "notifications/letter.html", {"letter": found, "form": CameBackForm()})


@needs(Permission.LETTERS_READ)
@require_POST
def came_back(request: HttpRequest, letter_id: int) -> HttpResponse:
    """What no mail server says: a letter on paper that was returned, a call that nothing came."""
    found = get_object_or_404(notifications_api.letters(), pk=letter_id)
    form = CameBackForm(request.POST)
    if not form.is_valid():
        return render(request, "notifications/letter.html", {"letter": found, "form": form}, status=422)
    try:
        notifications_api.came_back(letter_id=found.pk, words=form.cleaned_data["words"], by=cast(User, request.user))
        messages.success(request, _("It is noted that the letter came back."))
    except notifications_api.NotOnItsWay:
        messages.warning(
            request, _("Only a letter that was sent comes back; this one was not, or it is noted already.")
        )
    return redirect("academy_letter", found.pk)


@needs(Permission.LETTERS_READ)
@require_POST
def send_again(request: HttpRequest, letter_id: int) -> HttpResponse:
    found = get_object_or_404(notifications_api.letters(), pk=letter_id)
    try:
        notifications_api.send_again(letter_id=found.pk, by=cast(User, request.user))
        messages.success(request, _("The letter is on its way again."))
    except notifications_api.LetterArrived:
        messages.warning(request, _("This letter has not failed; it is not sent twice."))
    return redirect("academy_letter", found.pk)


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What the Academy has written to me, newest first."""
    person = person_of(cast(User, request.user))
    found = notifications_api.letters_of(person)[:200] if person else []
    return render(request, "notifications/mine.html", {"letters": found})
