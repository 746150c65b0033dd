"""The record, read page by page, and the check of its chain."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from academy.audit import api as audit_api
from academy.audit.forms import FilterForm
from academy.audit.permissions import AUDIT_READ
from academy.lib.access import needs

PER_PAGE = 50


@needs(AUDIT_READ)
def records(request: HttpRequest) -> HttpResponse:
    """For the auditor, who works outside the admin."""
    return render(request, "audit/records.html", _page(request))


@needs(AUDIT_READ)
def records_in_admin(request: HttpRequest) -> HttpResponse:
    """The same for the Secretariat, inside the admin."""
    return render(request, "audit/records_in_admin.html", _page(request))


def _page(request: HttpRequest) -> dict[str, Any]:
    form = FilterForm(request.GET)
    page = Paginator(audit_api.records(**form.asked()), PER_PAGE).get_page(request.GET.get("page"))
    names = audit_api.names_of(page)
    return {
        "form": form,
        "page": page,
        "lines": [(record, names.get(record.actor, record.actor)) for record in page],
        # Reading the whole chain takes a while: only when asked.
        "verdict": audit_api.verify_chain() if "check" in request.GET else None,
    }
