"""Each view translates and makes one call to certificates."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from academy.portal.recognition.forms import GroundsForm
from certificates import api as certificates_api
from certificates.api import CertificateRefused


@people_api.needs(Permission.RECOGNITION_ASK)
@require_POST
def ask(request: HttpRequest, component: str) -> HttpResponse:
    """One button: I am at the level and ask for the certificate."""
    user = cast(User, request.user)
    person = people_api.person_of(user)
    if person is None:
        raise Http404
    if _asked(request, person, component):
        messages.success(request, _("Your request has arrived; a letter confirms it. Every step is shown here."))
    return redirect(f"{reverse('credits:mine')}#recognition-{component}")


def _asked(request: HttpRequest, person: Person, component: str) -> bool:
    """Whether the request was taken; otherwise the reason is said."""
    try:
        certificates_api.ask_for_recognition(
            person=person, component=component, by=cast(User, request.user), now=timezone.now()
        )
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


@people_api.needs(Permission.RECOGNITION_ASK)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = certificates_api.request_for(pk)
    if found is None or found.person.user_id != cast(User, request.user).pk:
        raise Http404
    try:
        certificates_api.withdraw_recognition(request=found, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("Your request is withdrawn; your credits stay as they are."))
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('credits:mine')}#recognition-{found.component}")


@people_api.needs(Permission.RELEASE_PROPOSE)
@require_POST
def propose(request: HttpRequest, uid: UUID, component: str) -> HttpResponse:
    """The Secretariat proposes somebody who has not asked."""
    person = get_object_or_404(Person, uid=uid)
    if _asked(request, person, component):
        messages.success(request, _("Proposed for recognition; the person has been written to."))
    return redirect("credits:person", uid)


@people_api.needs(Permission.RELEASE_PROPOSE)
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits for a list, who stands on one, how far each is."""
    rows = list(certificates_api.requests_waiting())
    page = {
        "asked": [(one, certificates_api.stages(one)) for one in rows if one.state == "asked"],
        "held": certificates_api.open_holds(),
        "listed": [(one, certificates_api.stages(one)) for one in rows if one.state == "listed"],
    }
    return render(request, "portal/recognition/waiting.html", page)


@people_api.needs(Permission.RELEASE_PROPOSE)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: its steps; refuse it with grounds, or put it on a list from the edition's release page."""
    found = certificates_api.request_for(pk)
    if found is None:
        raise Http404
    form = GroundsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            certificates_api.refuse_recognition(
                request=found, grounds=form.cleaned_data["grounds"], by=cast(User, request.user), now=timezone.now()
            )
            messages.success(request, _("Refused with grounds; the letter is sent."))
            return redirect("academy_recognition")
        except CertificateRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"asked": found, "stages": certificates_api.stages(found), "form": form}
    return render(request, "portal/recognition/decide.html", page)
