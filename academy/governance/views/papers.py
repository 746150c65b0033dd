"""The Board's papers as PDF, in the reader's language or the one asked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language, override

from academy.governance import board_queries
from academy.governance.models import Sitting
from academy.governance.papers import decision_sheet, minutes_of
from academy.people import api as people_api
from academy.people.api import Permission


@people_api.needs(Permission.GOVERNANCE_READ)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision sheet of a resolution."""
    found = get_object_or_404(board_queries.resolutions(), pk=pk)
    language = _language(request)
    with override(language):
        pdf = decision_sheet(found, language=language)
    return _file(pdf, f"{found.number.replace('/', '-')}-{language}.pdf")


@people_api.needs(Permission.GOVERNANCE_READ)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of a sitting; not while its vote is open, which they would tell of."""
    found = get_object_or_404(Sitting, pk=pk)
    if board_queries.is_voting(found, now=timezone.now()):
        raise Http404
    language = _language(request)
    with override(language):
        pdf = minutes_of(found, language=language)
    return _file(pdf, f"minutes-{found.number.replace('/', '-')}-{language}.pdf")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "") or (get_language() or "fr")[:2]
    return asked if asked in ("fr", "en") else "fr"


def _file(pdf: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
