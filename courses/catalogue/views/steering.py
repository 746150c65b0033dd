"""The Secretariat appoints the steering group of an edition, and ends appointments; all of them stay on record."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import PeopleRefusal, Permission, User
from courses.catalogue import operations, queries
from courses.catalogue.forms import AppointmentForm
from courses.catalogue.models import SteeringAppointment
from courses.catalogue.refusals import EditionRefused


@people_api.needs(Permission.PEOPLE_MANAGE)
def steering_group(request: HttpRequest, key: str) -> HttpResponse:
    """Who is and was in the group, by which act; another expert at the foot."""
    edition, now = get_object_or_404(queries.editions(), key=key), timezone.now()
    form = AppointmentForm(request.POST or None, initial={"starts_on": timezone.localdate(now)})
    if request.method == "POST" and form.is_valid():
        try:
            appointment = operations.appoint_to_steering_group(
                edition=edition, **form.cleaned_data, by=cast(User, request.user), now=now
            )
            messages.success(request, _("%s is appointed and is told by letter.") % appointment.person)
            return redirect("academy_steering", key)
        except (EditionRefused, PeopleRefusal) as refusal:
            form.add_error(None, str(refusal))
    group, today = queries.steering_group_of(edition), timezone.localdate(now)
    page = {
        "edition": edition,
        "rows": [(one, one.ends_on is None or one.ends_on >= today) for one in group],
        "form": form,
        "has_act": form.fields["act"].queryset.exists(),  # type: ignore[attr-defined]
    }
    return render(request, "catalogue/backoffice_steering.html", page)


@people_api.needs(Permission.PEOPLE_MANAGE)
@require_POST
def end_appointment(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The appointment ends with yesterday, so that it no longer opens anything today."""
    rows = SteeringAppointment.objects.select_related("edition", "act", "person")
    appointment = get_object_or_404(rows, pk=pk, edition__key=key)
    yesterday = timezone.localdate() - timedelta(days=1)
    try:
        operations.end_steering_appointment(appointment=appointment, last_day=yesterday, by=cast(User, request.user))
        messages.success(request, _("The appointment of %s has ended.") % appointment.person)
    except (EditionRefused, PeopleRefusal) as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_steering", key)
