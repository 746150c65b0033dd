"""A name of a list is held back, and goes on."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates import operations
from certificates.forms import HoldForm
from certificates.models import ReleaseLine
from certificates.refusals import CertificateRefused
from certificates.views.desks import own_release


@people_api.needs(Permission.RELEASE_APPROVE)
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one name; sent, the name is held back."""
    line = _line(pk)
    release = own_release(request, line.release_id)
    form = HoldForm(request.POST or None, component=release.component)
    if request.method == "POST" and form.is_valid():
        try:
            operations.hold_line(line=line, hold=form.hold(), by=cast(User, request.user), now=timezone.now())
            messages.success(request, _("The name is held back; the person has been written to."))
            return redirect("certificates:release", release.pk)
        except CertificateRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "certificates/hold_form.html", {"release": release, "line": line, "form": form})


@people_api.needs(Permission.RELEASE_APPROVE)
@require_POST
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    """An officer of the institution that holds the name back lets it go on."""
    line = _line(pk)
    own_release(request, line.release_id)
    _let_go(request, line)
    return redirect("certificates:release", line.release_id)


@people_api.needs(Permission.RELEASE_PROPOSE)
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """The Secretariat lets a name go on, where the hold says that it settles it."""
    line = _line(pk)
    _let_go(request, line)
    return redirect("academy_release", line.release.edition.key)


def _line(pk: int) -> ReleaseLine:
    related = ("person__country", "held_by", "release__edition")
    return get_object_or_404(ReleaseLine.objects.select_related(*related), pk=pk)


def _let_go(request: HttpRequest, line: ReleaseLine) -> None:
    try:
        operations.release_hold(line=line, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("The name goes on; the person has been written to."))
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
