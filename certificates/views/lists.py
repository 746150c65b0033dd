"""The Secretariat's lists of an edition: propose, follow the approvals, issue."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance.api import Component
from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates import operations, queries
from certificates.forms import ProposeForm, WithdrawForm
from certificates.queries import Candidates
from certificates.refusals import CertificateRefused
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from credits import api as credits_api

Proposal = tuple[ProposeForm, Candidates]


@people_api.needs(Permission.RELEASE_PROPOSE)
def releases(request: HttpRequest, key: str) -> HttpResponse:
    """The lists there are, and for each component the form of the next one."""
    edition = get_object_or_404(catalogue_api.editions(), key=key)
    proposals = _proposals(request, edition)
    sent = next((form for form, _who in proposals if form.is_bound), None)
    if sent and sent.is_valid() and _proposed(request, edition, sent):
        return redirect("academy_release", key)
    page = {
        "edition": edition,
        "proposals": proposals,
        "listed": queries.listed(queries.releases().filter(edition=edition)),
        "asked": queries.asked_names(edition),
        "present": queries.present_without_certificate(edition),
    }
    return render(request, "certificates/backoffice_releases.html", page)


def _proposals(request: HttpRequest, edition: Edition) -> list[Proposal]:
    """Of each component for which the Academy has a certificate; the one that was sent is bound."""
    found, today = [], timezone.localdate()
    for component in credits_api.components_of(edition):
        if component == Component.THREE:
            continue
        sent = request.POST if request.POST.get("component") == component else None
        who = queries.candidates(edition, component)
        taking_part = queries.participants(edition, component, on=today)
        form = ProposeForm(sent, component=component, ready=who.ready, taking_part=taking_part)
        found.append((form, who))
    return found


def _proposed(request: HttpRequest, edition: Edition, form: ProposeForm) -> bool:
    try:
        by = cast(User, request.user)
        operations.propose_release(edition=edition, by=by, now=timezone.now(), **form.cleaned_data)
    except CertificateRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The list is proposed; each institution approves on its own account."))
    return True


@people_api.needs(Permission.RELEASE_PROPOSE)
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin, or go on where it ended."""
    found = get_object_or_404(queries.releases(), pk=pk)
    try:
        operations.start_issue(release=found, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("The certificates are being issued; every holder is written to at once."))
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_release", found.edition.key)


@people_api.needs(Permission.RELEASE_PROPOSE)
@require_POST
def withdraw_list(request: HttpRequest, pk: int) -> HttpResponse:
    """A list is taken back with the reason, as long as no number of it is given."""
    found, form = get_object_or_404(queries.releases(), pk=pk), WithdrawForm(request.POST)
    try:
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        operations.withdraw_list(release=found, reason=reason, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("The list is withdrawn; its names wait for another one."))
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_release", found.edition.key)
