"""Under which names institutions sign: their DID documents, their status lists, and the form for an own domain."""

import json
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.lib.throttle import too_often
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates import badge_lists, placed
from certificates.badge_forms import DomainForm
from certificates.domain import did
from certificates.operations.domains import may_name, record_domain
from certificates.queries import badges
from certificates.refusals import CertificateRefused
from certificates.views.public import WITHIN_SECONDS, slower

MOST_LOOKS = 6


@people_api.public
def names(request: HttpRequest) -> HttpResponse:
    """Every institution with its name for verifiers, where its document stands, and the names it had."""
    user = request.user
    found = [
        (one, isinstance(user, User) and may_name(user, one.institution))
        for one in badges.callings(on=timezone.localdate())
    ]
    return render(request, "certificates/names.html", {"callings": found})


@people_api.needs(Permission.RELEASE_APPROVE, Permission.RELEASE_PROPOSE)
def domain(request: HttpRequest, key: str) -> HttpResponse:
    """The institution's own domain, recorded by its officer or by the Secretariat."""
    institution, user = get_object_or_404(Institution, key=key), cast(User, request.user)
    called = next((one for one in badges.callings(on=timezone.localdate()) if one.institution == institution), None)
    if called is None or not may_name(user, institution):
        raise Http404
    form = DomainForm(request.POST or None, today=timezone.localdate(), initial={"domain": called.domain})
    page = {"form": form, "called": called, "newest": badges.newest_domain(institution)}
    if request.method == "POST" and form.is_valid():
        try:
            record_domain(institution=institution, by=user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Recorded. Certificates of that day and later are signed under this name."))
            return redirect("certificates:names")
        except CertificateRefused as refusal:
            form.add_error("domain", str(refusal))
    return render(request, "certificates/domain.html", page)


@people_api.needs(Permission.RELEASE_APPROVE, Permission.RELEASE_PROPOSE)
@require_POST
def look(request: HttpRequest, key: str) -> HttpResponse:
    """Whether the document stands on the newest domain; the answer stands above the form."""
    institution, user = get_object_or_404(Institution, key=key), cast(User, request.user)
    wanted = badges.did_document(key, on=date.max)
    if wanted is None or not may_name(user, institution) or not badges.newest_domain(institution):
        raise Http404
    if too_often(request, action="domain", most=MOST_LOOKS, seconds=WITHIN_SECONDS):
        return slower(request)
    address = did.address_of(wanted["id"])
    found = placed.standing(wanted, address, reading=placed.read)
    told = messages.SUCCESS if found == "same" else messages.WARNING
    messages.add_message(request, told, _said()[found] % {"address": address})
    return redirect("certificates:domain", key=key)


def _said() -> dict[str, str]:
    return {
        "same": _("The document stands at %(address)s, as it should."),
        "other": _("At %(address)s stands something else: please place the document that can be downloaded today."),
        "away": _("Nothing could be read at %(address)s. Verifiers will not find the keys there."),
        "private": _("%(address)s leads into a private network, where no verifier can read it."),
    }


@people_api.public
def hosted_document(request: HttpRequest, key: str) -> HttpResponse:
    """The DID document of an institution's name at the Academy's address."""
    return _document(key, on=None)


@people_api.public
def own_document(request: HttpRequest, key: str) -> HttpResponse:
    """The DID document of the institution's newest name, so that it can be placed before the name begins to count."""
    response = _document(key, on=date.max)
    response["Content-Disposition"] = 'attachment; filename="did.json"'
    return response


def _document(key: str, *, on: date | None) -> HttpResponse:
    found = badges.did_document(key, on=on)
    if found is None:
        raise Http404
    return _open_to_all(found, content_type="application/did+json")


@people_api.public
def status_list(request: HttpRequest, number: int, part: str, purpose: str) -> HttpResponse:
    """A status list, signed by its institution; it names nobody."""
    found = badge_lists.status_list(number=number, part=part, purpose=purpose, now=timezone.now())
    if found is None:
        raise Http404
    response = _open_to_all(found, content_type="application/vc")
    response["Cache-Control"] = "public, max-age=60"  # a revocation is seen within a minute
    return response


def _open_to_all(content: dict[str, Any], *, content_type: str) -> HttpResponse:
    response = HttpResponse(json.dumps(content, ensure_ascii=False, indent=1) + "\n", content_type=content_type)
    response["Access-Control-Allow-Origin"] = "*"  # any verifier may read it
    return response
