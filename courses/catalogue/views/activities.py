"""Activities of the work programme: what there is, and entering another under its mandate."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import operations, queries
from courses.catalogue.forms import ActivityForm
from courses.catalogue.refusals import EditionRefused


@people_api.needs(Permission.EDITIONS_MANAGE)
def activities(request: HttpRequest) -> HttpResponse:
    """Every activity by mandate, with whether the mandate covers today; a new one at the foot."""
    form = ActivityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            activity = operations.add_activity(**form.cleaned_data, by=cast(User, request.user))
            messages.success(request, _("The activity %s is entered.") % activity)
            return redirect("academy_activities")
        except EditionRefused as refusal:
            form.add_error(None, str(refusal))
    page = {
        "activities": queries.activities(),
        "running": governance_api.mandates_in_force(on=timezone.localdate()),
        "form": form,
    }
    return render(request, "catalogue/backoffice_activities.html", page)
