"""Supplements and previews, for whoever may see the certificate; statements of attendance."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify

from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from certificates import attendance, papers, queries
from certificates.models import ReleaseLine
from certificates.refusals import CertificateRefused
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition

PREVIEWS: dict[str, Callable[[ReleaseLine], bytes]] = {
    "certificate": papers.preview_certificate,
    "supplement": papers.preview_supplement,
}


@people_api.needs(Permission.CERTIFICATES_READ_OWN, Permission.RELEASE_APPROVE, Permission.CERTIFICATES_READ_ALL)
def supplement(request: HttpRequest, number: str) -> HttpResponse:
    """For its holder, its issuers, and those who read all certificates."""
    record = queries.record_for(cast(User, request.user), number)
    if record is None:
        raise Http404
    return _shown(request, lambda: papers.supplement_pdf(record.payload), name=f"{number}-supplement")


@people_api.needs(Permission.RELEASE_APPROVE, Permission.RELEASE_PROPOSE)
def preview(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A line of a list as it would be printed: for the institutions of the list, and the Secretariat."""
    line = queries.line_for(cast(User, request.user), pk)
    if line is None or kind not in PREVIEWS:
        raise Http404
    return _shown(request, lambda: PREVIEWS[kind](line), name=f"preview-{kind}-{line.pk}")


@people_api.needs(Permission.CERTIFICATES_READ_OWN)
def my_attendance(request: HttpRequest, key: str) -> HttpResponse:
    person = people_api.person_of(cast(User, request.user))
    if person is None:
        raise Http404
    return _attended(request, person, key)


@people_api.needs(Permission.RELEASE_PROPOSE)
def attendance_of(request: HttpRequest, key: str, uid: UUID) -> HttpResponse:
    return _attended(request, get_object_or_404(Person, uid=uid), key)


def _attended(request: HttpRequest, person: Person, key: str) -> HttpResponse:
    edition: Edition = get_object_or_404(catalogue_api.editions(), key=key)
    on = timezone.localdate()
    return _shown(
        request, lambda: attendance.statement_pdf(person, edition, on=on), name=f"attendance-{slugify(key)}-{on}"
    )


def _shown(request: HttpRequest, draw: Callable[[], bytes], *, name: str) -> HttpResponse:
    """The file; where it is refused, the reason on the page from which it was asked for."""
    try:
        response = HttpResponse(draw(), content_type="application/pdf")
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("portal:home")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
