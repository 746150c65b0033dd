"""Under which names institutions sign: their DID documents, their status lists, and the form for an own domain."""

import json
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates import badge_lists
from certificates.badge_forms import DomainForm
from certificates.operations.domains import may_name, record_domain
from certificates.queries import badges
from certificates.refusals import CertificateRefused


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
    if request.method == "POST" and form.is_valid():
        try:
            record_domain(institution=institution, by=user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Recorded. Certificates of that day and later are signed under this name."))
            return redirect("certificates:names")
        except CertificateRefused as refusal:
            form.add_error("domain", str(refusal))
    return render(request, "certificates/domain.html", {"form": form, "called": called})


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
