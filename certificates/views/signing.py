"""Who signs for an institution and with which logo: for its own officers, and the Secretariat."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.uploads import UploadRefused
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates import operations, pictures, queries
from certificates.forms import LogoForm, SignatoryForm
from certificates.models import Logo, Signatory
from certificates.refusals import CertificateRefused


@people_api.needs(Permission.RELEASE_APPROVE, Permission.RELEASE_PROPOSE)
def signing(request: HttpRequest) -> HttpResponse:
    """The institutions whose rows the account may record."""
    found = queries.issuing_institutions(cast(User, request.user))
    return render(request, "certificates/signing_institutions.html", {"institutions": found})


@people_api.needs(Permission.RELEASE_APPROVE, Permission.RELEASE_PROPOSE)
def signing_of(request: HttpRequest, key: str) -> HttpResponse:
    """Every row of an institution with its days, and a form for the next of each kind."""
    user = cast(User, request.user)
    institution = get_object_or_404(queries.issuing_institutions(user), key=key)
    asked = request.POST.get("what") if request.method == "POST" else ""
    signatory = SignatoryForm(*_sent(request, asked == "signatory"), prefix="signatory")
    logo = LogoForm(*_sent(request, asked == "logo"), prefix="logo")
    for form, record in ((signatory, _record_signatory), (logo, _record_logo)):
        if form.is_bound and form.is_valid():
            try:
                record(institution, form.cleaned_data, user)
                messages.success(request, _("Recorded; certificates issued from that day on carry it."))
                return redirect("certificates:signing_of", key)
            except UploadRefused as refusal:
                form.add_error("picture", str(refusal))
            except CertificateRefused as refusal:
                form.add_error("starts_on", str(refusal))
    page = {"institution": institution, "signatory_form": signatory, "logo_form": logo, "today": timezone.localdate()}
    return render(request, "certificates/signing.html", page | queries.signing_of(institution))


def _sent(request: HttpRequest, is_this: bool) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if is_this else (None, None)


def _record_signatory(institution: Institution, data: dict[str, Any], by: User) -> None:
    operations.record_signatory(
        institution=institution, **(data | {"picture": _picture(data["picture"])}), by=by, now=timezone.now()
    )


def _record_logo(institution: Institution, data: dict[str, Any], by: User) -> None:
    picture = _picture(data["picture"])
    if picture:
        operations.record_logo(
            institution=institution, starts_on=data["starts_on"], picture=picture, by=by, now=timezone.now()
        )


def _picture(file: Any) -> operations.Picture | None:
    return operations.Picture(name=file.name, content=file.read(pictures.MOST_BYTES + 1)) if file else None


@people_api.needs(Permission.RELEASE_APPROVE, Permission.RELEASE_PROPOSE)
def picture(request: HttpRequest, key: str, mark: str) -> HttpResponse:
    """A picture of an institution's rows, for those who may record them."""
    institution = get_object_or_404(queries.issuing_institutions(cast(User, request.user)), key=key)
    rows = (model.objects.filter(institution=institution, picture=mark) for model in (Signatory, Logo))
    if not mark or not any(found.exists() for found in rows):
        raise Http404
    response = HttpResponse(pictures.fetch(mark), content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response
