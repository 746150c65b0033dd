"""Proposals from outside the Board: the list, and a new one."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance import operations
from academy.governance.board_forms import ProposalForm, say_refusal
from academy.governance.models import Proposal
from academy.governance.refusals import GovernanceRefused
from academy.people import api as people_api
from academy.people.api import Permission, User


@people_api.needs(Permission.GOVERNANCE_READ)
def proposals(request: HttpRequest) -> HttpResponse:
    """What networks and countries propose, newest first, and the resolutions that took it up."""
    page = {
        "proposals": Proposal.objects.select_related("mandate", "country").prefetch_related("attached_to"),
        "may_submit": people_api.may(cast(User, request.user), Permission.PROPOSALS_SUBMIT),
    }
    return render(request, "governance/proposals.html", page)


@people_api.needs(Permission.PROPOSALS_SUBMIT)
def new_proposal(request: HttpRequest) -> HttpResponse:
    """Submit a proposal; it decides nothing until a draft takes it up and the Board adopts it."""
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.submit_proposal(**form.cleaned_data, by=cast(User, request.user), now=timezone.now())
        except GovernanceRefused as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, _("The proposal is submitted."))
            return redirect("governance:proposals")
    return render(request, "governance/new_proposal.html", {"form": form}, status=422 if form.errors else 200)
