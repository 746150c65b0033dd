"""The Secretariat's records: mandates and their renewals, decisions of bodies."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from academy.governance import operations
from academy.governance.forms import DecisionForm, RenewalForm
from academy.governance.models import Decision, Mandate
from academy.governance.refusals import GovernanceRefused
from academy.governance.views.acting import attempt
from academy.people import api as people_api
from academy.people.api import Permission, User


@people_api.needs(Permission.MANDATES_RECORD)
def mandates(request: HttpRequest) -> HttpResponse:
    """The mandates, what they fix, until when they run; a renewal is recorded here."""
    form = RenewalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        attempt(
            request,
            lambda: operations.renew_mandate(
                code=data["mandate"].code,
                decision=data["decision"],
                starts_on=data["starts_on"],
                ends_on=data["ends_on"],
                by=cast(User, request.user),
            ),
            _("The renewal is recorded."),
        )
        return redirect("academy_mandates")
    rows = Mandate.objects.prefetch_related("provisions", "renewals__decision")
    return render(request, "governance/backoffice_mandates.html", {"mandates": rows, "form": form})


@people_api.needs(Permission.MANDATES_RECORD)
def decisions(request: HttpRequest) -> HttpResponse:
    """Acts of bodies, newest first; a new one is recorded here."""
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.record_decision(**form.cleaned_data, by=cast(User, request.user))
        except GovernanceRefused as refusal:
            form.add_error("institution", str(refusal))
        else:
            messages.success(request, _("The decision is recorded."))
            return redirect("academy_decisions")
    rows = Decision.objects.select_related("institution").order_by("-decided_on", "-pk")
    page = {"decisions": rows, "form": form}
    return render(request, "governance/backoffice_decisions.html", page)
