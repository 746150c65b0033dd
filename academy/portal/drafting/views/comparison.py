"""Two resolutions side by side, parameter by parameter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from academy.governance import api as governance_api
from academy.governance.api import Resolution
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting.forms import CompareForm


@people_api.needs(Permission.GOVERNANCE_READ)
def compare(request: HttpRequest) -> HttpResponse:
    form = CompareForm(request.GET or None)
    page: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        rows = governance_api.with_content(Resolution.objects.all())
        left = rows.get(pk=form.cleaned_data["a"].pk)
        right = rows.get(pk=form.cleaned_data["b"].pk)
        told = governance_api.side_by_side(left, right)
        page |= {
            "left": left,
            "right": right,
            "rows": told,
            "differing": sum(row.differs for row in told),
            "columns": [(left, governance_api.read_out(left)), (right, governance_api.read_out(right))],
        }
    return render(request, "portal/drafting/compare.html", page)
