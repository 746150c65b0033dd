"""The rules in force on a day, for everybody."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from academy.governance import queries
from academy.governance.forms import DayForm
from academy.governance.models import Component, Provision
from academy.governance.reading import read_out
from academy.people import api as people_api


@people_api.public
def rules(request: HttpRequest) -> HttpResponse:
    """What governs an activity of a day: activities, values, levels, with the resolution's number."""
    form = DayForm(request.GET if "on" in request.GET else {"on": timezone.localdate().isoformat()})
    on: date = form.cleaned_data["on"] if form.is_valid() else timezone.localdate()
    page = {
        "form": form,
        "on": on,
        "resolutions": [(row, read_out(row)) for row in queries.credit_list(on=on)],
        "provisions": Provision.objects.select_related("mandate").order_by("mandate", "component", "key"),
        "components": [(code, *queries.component_state(code)) for code in Component.values],
    }
    return render(request, "governance/rules.html", page)
