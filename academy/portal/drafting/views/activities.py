"""Which activities a draft designates, and on what grounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import api as governance_api
from academy.governance.api import DesignatedActivity
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting import choices, queries
from academy.portal.drafting.forms import DesignationForm
from academy.portal.drafting.views.common import (
    act,
    act_or_say,
    designation_or_404,
    draft_or_404,
    show,
    user_of,
)
from courses.catalogue.api import Activity

OWN = ("category", "reason_fr", "reason_en", "outcomes_fr", "outcomes_en")


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(pk)
    form = DesignationForm(request.POST or None, activities=choices.activities(on=draft.applies_from))
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        activity = Activity.objects.select_related("mandate").get(key=data.pop("activity"))
        here = {"activity_key": activity.key, "component": data["component"]}
        if draft.designated_activities.filter(**here).exists():
            form.add_error("activity", _("The draft designates this activity for this component already."))
        elif act(
            request,
            form,
            lambda: governance_api.designate(
                resolution=draft, activity_key=activity.key, mandate=activity.mandate, **data, by=user_of(request)
            ),
            _("The activity is in the draft. Now say what it asks."),
        ):
            return redirect("drafting:requirements", pk=pk, designation=draft.designated_activities.get(**here).pk)
    return show(request, "activity", draft, {}, form)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def edit(request: HttpRequest, pk: int, designation: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    initial = {name: getattr(row, name) for name in OWN} | {"is_capacity_building": int(row.is_capacity_building)}
    form = DesignationForm(request.POST or None, activities=[], edits=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if act(
            request,
            form,
            lambda: governance_api.designate(
                resolution=draft,
                activity_key=row.activity_key,
                component=row.component,
                mandate=_mandate(row),
                **data,
                by=user_of(request),
            ),
        ):
            return redirect("drafting:overview", pk=pk)
    page = {"row": row, "title": title_of(row), "today": queries.today_of_activity(draft, row)}
    return show(request, "activity", draft, page, form)


def _mandate(row: DesignatedActivity) -> governance_api.Mandate:
    return Activity.objects.select_related("mandate").get(key=row.activity_key).mandate


def title_of(row: DesignatedActivity) -> str:
    return governance_api.titles_of("activity", {row.activity_key})[row.activity_key]


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def remove(request: HttpRequest, pk: int, designation: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    act_or_say(
        request,
        lambda: governance_api.withdraw_designation(
            resolution=draft, activity_key=row.activity_key, component=row.component, by=user_of(request)
        ),
        _("The activity is no longer in the draft, nor what it asked."),
    )
    return redirect("drafting:overview", pk=pk)
