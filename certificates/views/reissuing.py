"""An officer asks that a certificate of the own register be issued again, or takes that back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates import operations, queries
from certificates.forms import ReissueForm, WithdrawForm
from certificates.refusals import CertificateRefused


@people_api.needs(Permission.RELEASE_APPROVE)
def reissue(request: HttpRequest, number: str) -> HttpResponse:
    """The form; sent, a list of one name waits for every institution."""
    user = cast(User, request.user)
    entry = get_object_or_404(queries.register_of(user), number=number)
    record = getattr(entry, "record", None)
    form = ReissueForm(request.POST or None, initial={"name": record.payload["name"] if record else ""})
    if request.method == "POST" and form.is_valid():
        try:
            line = operations.request_reissue(entry=entry, by=user, now=timezone.now(), **form.cleaned_data)
            messages.success(
                request, _("The list waits for every institution; until then the certificate stays valid.")
            )
            return redirect("certificates:release", line.release_id)
        except CertificateRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "certificates/reissue.html", {"entry": entry, "record": record, "form": form})


@people_api.needs(Permission.RELEASE_APPROVE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The list that was asked for is taken back, with the reason."""
    user, form = cast(User, request.user), WithdrawForm(request.POST)
    mine = queries.releases().filter(institutions__key__in=queries.institutions_of(user)).distinct()
    release = get_object_or_404(mine, pk=pk)
    try:
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        operations.withdraw_reissue(release=release, reason=reason, by=user, now=timezone.now())
        messages.success(request, _("The list is withdrawn; the certificate stays as it is."))
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("certificates:release", pk)
