"""The feasibility study's figures: on the screen with a chart, as a table for spreadsheets, as a document to print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from academy.governance import api as governance_api
from academy.governance.api import Component
from academy.lib.tables import as_csv
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.reports.feasibility.queries import Interest, Study, study
from academy.portal.reports.feasibility.report import as_rows, printed

WIDEST, STEP = 300, 26


@people_api.needs(Permission.REPORTS_READ)
def feasibility(request: HttpRequest) -> HttpResponse:
    """Components I and II in figures; interest by country with a chart."""
    found = study(on=timezone.localdate())
    is_open, reason = governance_api.component_state(Component.THREE)
    page: dict[str, Any] = {
        "study": found,
        "reason": reason,
        "is_open": is_open,
        "bars": _bars(found.interest),
        "height": STEP * max(1, len(found.interest.countries)),
        "notes": people_api.Country.objects.exclude(footnote_fr="").filter(master_interests__isnull=False).distinct(),
    }
    return render(request, "portal/reports/feasibility.html", page)


def _bars(interest: Interest) -> list[tuple[str, int, int, int]]:
    """Label, value, width and place of each bar."""
    most = max((count for _name, count in interest.countries), default=1)
    return [(name, count, WIDEST * count // most, STEP * row) for row, (name, count) in enumerate(interest.countries)]


@people_api.needs(Permission.REPORTS_READ)
def feasibility_csv(request: HttpRequest) -> HttpResponse:
    """The same figures for a spreadsheet."""
    found = study(on=timezone.localdate())
    return _file(as_csv(as_rows(found)), "text/csv; charset=utf-8", found, "csv")


@people_api.needs(Permission.REPORTS_READ)
def feasibility_pdf(request: HttpRequest) -> HttpResponse:
    """The same figures to print."""
    found = study(on=timezone.localdate())
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    return _file(printed(found, language=language), "application/pdf", found, "pdf")


def _file(content: bytes, kind: str, found: Study, ending: str) -> HttpResponse:
    name = f"feasibility-{found.on.isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
