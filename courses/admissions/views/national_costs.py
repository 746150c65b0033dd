"""A Permanent Correspondent: who pays travel and stay of the people of the own country, and exceptional support.

Source: P-PG (2020) 10, P-PG/Training, item 6; expert groups: on the Correspondent's justified request.
"""

from typing import cast

from django.contrib import messages
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.uploads import UploadRefused
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.forms.costs import UndertakingForm
from courses.admissions.models import Application, Undertaking
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.my_costs import support_form


def _countries(request: HttpRequest) -> set[str]:
    return people_api.scopes_of(cast(User, request.user), Permission.APPLICATIONS_ENDORSE, "country") - {"*"}


def _application(request: HttpRequest, pk: int) -> Application:
    return get_object_or_404(queries.national_cover(_countries(request)), pk=pk)


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def costs_of_my_country(request: HttpRequest) -> HttpResponse:
    """Every application of the own country: who pays, and whether support was asked for."""
    countries = _countries(request)
    page = {
        "applications": queries.national_cover(countries),
        "rows": queries.cost_rows(queries.requests_of_country(countries)),
    }
    return render(request, "admissions/national_costs.html", page)


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def national_support(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for exceptional support for somebody of the own country."""
    return support_form(request, _application(request, pk), back="admissions:national_costs")


@people_api.needs(Permission.APPLICATIONS_ENDORSE)
def national_undertaking(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the authority of the own country pays."""
    return undertaking_form(request, _application(request, pk), back="admissions:national_costs")


def undertaking_form(
    request: HttpRequest, application: Application, *, back: str, key: str = "", template: str = "undertaking"
) -> HttpResponse:
    """The form of an undertaking, for a Correspondent or for the Secretariat."""
    form = UndertakingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        file = said.pop("file")
        try:
            operations.record_undertaking(
                application=application, by=cast(User, request.user), now=timezone.now(),
                file_name=file.name if file else "", content=file.read() if file else b"", **said,
            )  # fmt: skip
            messages.success(request, _("The undertaking is recorded."))
            return redirect(back, key) if key else redirect(back)
        except UploadRefused as refusal:
            form.add_error("file", str(refusal))
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"form": form, "application": application, "edition": application.call.edition}
    return render(request, f"admissions/{template}.html", page)


@people_api.needs(Permission.APPLICATIONS_ENDORSE, Permission.GRANTS_DECIDE)
def undertaking_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document of an undertaking, for the Secretariat and for the Correspondents of its country."""
    rows = Undertaking.objects.exclude(stored_as="")
    if not people_api.may(request.user, Permission.GRANTS_DECIDE):
        rows = rows.filter(application__country__in=_countries(request))
    found = get_object_or_404(rows, pk=pk)
    storage = storages["private"]
    if not storage.exists(found.stored_as):
        raise Http404
    with storage.open(found.stored_as) as file:
        response = HttpResponse(file.read(), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="undertaking.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
