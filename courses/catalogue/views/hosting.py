"""Offers to host: the Permanent Correspondent makes them, the Secretariat answers and takes them over."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance.api import GovernanceRefused, Proposal
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import operations, queries
from courses.catalogue.forms import AnswerOfferForm, HostOfferForm, TakeOverForm
from courses.catalogue.models import HostOffer
from courses.catalogue.refusals import EditionRefused


def _countries(user: User) -> set[str] | None:
    """The countries for which this account offers; None: for any."""
    keys = people_api.scopes_of(user, Permission.PROPOSALS_SUBMIT, "country")
    return None if "*" in keys else keys


@people_api.needs(Permission.PROPOSALS_SUBMIT)
def host_offers(request: HttpRequest) -> HttpResponse:
    """The offers of the own country with their answers, the newest first."""
    countries = _countries(cast(User, request.user))
    return render(request, "catalogue/host_offers.html", {"offers": queries.host_offers(countries=countries)})


@people_api.needs(Permission.PROPOSALS_SUBMIT)
def new_offer(request: HttpRequest) -> HttpResponse:
    """Offer to host an activity; a proposal to the Board fills the form in."""
    user = cast(User, request.user)
    countries = _countries(user)
    form = HostOfferForm(request.POST or None, countries=countries, initial=_of_proposal(request, countries))
    if request.method == "POST" and form.is_valid():
        try:
            operations.offer_to_host(spec=form.spec(), by=user, now=timezone.now())
            messages.success(request, _("The offer is with the Secretariat; its answer comes by letter."))
            return redirect("catalogue:host_offers")
        except EditionRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "catalogue/new_host_offer.html", {"form": form}, status=422 if form.errors else 200)


def _of_proposal(request: HttpRequest, countries: set[str] | None) -> dict[str, Any]:
    """What a proposal of the own country says already."""
    asked = request.GET.get("proposal", "")
    rows = Proposal.objects.filter(kind=Proposal.Kind.HOST)
    rows = rows if countries is None else rows.filter(country__in=countries)
    found = rows.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    if found is None:
        return {}
    return {
        "proposal": found, "country": found.country_id, "venue": found.venue, "starts_on": found.starts_on,
        "ends_on": found.ends_on, "text": found.text, "year": found.starts_on.year if found.starts_on else None,
    }  # fmt: skip


@people_api.needs(Permission.PROPOSALS_SUBMIT)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an offer back that is not answered yet."""
    countries = _countries(cast(User, request.user))
    offer = get_object_or_404(queries.host_offers(countries=countries), pk=pk)
    try:
        operations.withdraw_offer(offer=offer, by=cast(User, request.user))
        messages.success(request, _("The offer is withdrawn."))
    except EditionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("catalogue:host_offers")


@people_api.needs(Permission.EDITIONS_MANAGE)
def offers(request: HttpRequest) -> HttpResponse:
    """Every offer of every country: what waits first, then the history."""
    found = list(queries.host_offers())
    page = {
        "waiting": [offer for offer in found if offer.state == HostOffer.State.OFFERED],
        "answered": [offer for offer in found if offer.state != HostOffer.State.OFFERED],
    }
    return render(request, "catalogue/backoffice_hosting.html", page)


@people_api.needs(Permission.EDITIONS_MANAGE)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer: what it says, and the answer with its reason."""
    offer = get_object_or_404(queries.host_offers().select_related("submitted_by__person"), pk=pk)
    form = AnswerOfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.answer_offer(
                offer=offer, accept=form.cleaned_data["decision"] == "accept", answer=form.cleaned_data["answer"],
                by=cast(User, request.user), now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Answered; a letter is queued."))
        except EditionRefused as refusal:  # answered meanwhile: the form is gone, so it is said above the page
            messages.error(request, str(refusal))
        return redirect("academy_host_offer", pk)
    return render(request, "catalogue/backoffice_host_offer.html", _page(offer, form))


def _page(offer: HostOffer, form: AnswerOfferForm) -> dict[str, Any]:
    editions = queries.editions_to_host(offer)
    return {
        "offer": offer,
        "form": form,
        "take_form": TakeOverForm(editions=editions),
        "has_edition": editions.exists(),
    }


@people_api.needs(Permission.EDITIONS_MANAGE)
@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Country, venue, theme and days of an accepted offer become the edition's."""
    offer = get_object_or_404(queries.host_offers(), pk=pk)
    form = TakeOverForm(request.POST, editions=queries.editions_to_host(offer))
    if not form.is_valid():
        messages.error(request, _("Choose an edition of this activity that is not closed."))
        return redirect("academy_host_offer", pk)
    try:
        edition = operations.take_over(offer=offer, edition=form.cleaned_data["edition"], by=cast(User, request.user))
        messages.success(request, _("The edition %s has taken the offer over.") % edition)
        return redirect("academy_edition", edition.key)
    except (EditionRefused, GovernanceRefused) as refusal:
        messages.error(request, str(refusal))
        return redirect("academy_host_offer", pk)
