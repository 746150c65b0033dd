"""The level of each component, its ceilings and parts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import api as governance_api
from academy.governance.api import Resolution
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting import queries
from academy.portal.drafting.level_forms import LevelForm, LimitsForm
from academy.portal.drafting.views.common import (
    act,
    act_or_say,
    draft_or_404,
    open_component_or_404,
    show,
    user_of,
)

LEVEL = (
    "amount", "validity_months", "counts_other_components", "recognises_earlier_learning", "extension_months",
)  # fmt: skip


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def level(request: HttpRequest, pk: int, component: str) -> HttpResponse:
    draft = draft_or_404(pk)
    component = open_component_or_404(component)
    found = draft.thresholds.filter(component=component).first()
    initial = {name: getattr(found, name) for name in LEVEL} if found else {}
    years = governance_api.years_to_reach(draft, component) if found else None
    form = LevelForm(request.POST or None, component=component, years=years, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if act(
            request,
            form,
            lambda: governance_api.set_threshold(resolution=draft, component=component, **data, by=user_of(request)),
        ):
            return redirect("drafting:overview", pk=pk)
    is_open, state = governance_api.component_state(component)
    page = {
        "component": component,
        "level": found,
        "is_open": is_open,
        "state": state,
        "today": queries.today_of_level(draft, component),
    }
    return show(request, "level", draft, page, form)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def remove(request: HttpRequest, pk: int, component: str) -> HttpResponse:
    draft = draft_or_404(pk)
    act_or_say(
        request,
        lambda: governance_api.remove_level(
            resolution=draft, component=open_component_or_404(component), by=user_of(request)
        ),
        _("The draft sets no level for this component any more."),
    )
    return redirect("drafting:overview", pk=pk)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def limits(request: HttpRequest, pk: int, component: str) -> HttpResponse:
    draft = draft_or_404(pk)
    component = open_component_or_404(component)
    initial = {f"ceiling-{row.category}": row.amount for row in draft.ceilings.filter(component=component)}
    initial |= {f"part-{row.category}": row.amount for row in draft.level_parts.filter(component=component)}
    categories = queries.categories(draft, component)
    form = LimitsForm(request.POST or None, categories=categories, initial=initial)
    if request.method == "POST" and form.is_valid() and _set_limits(request, draft, component, form):
        return redirect("drafting:overview", pk=pk)
    is_open, state = governance_api.component_state(component)
    page = {
        "component": component,
        "categories": categories,
        "is_open": is_open,
        "state": state,
        "today": queries.today_of_level(draft, component),
    }
    return show(request, "limits", draft, page, form)


def _set_limits(request: HttpRequest, draft: Resolution, component: str, form: LimitsForm) -> bool:
    return act(
        request,
        form,
        lambda: governance_api.set_limits(
            resolution=draft,
            component=component,
            ceilings=form.ceilings(),
            parts=form.parts(),
            by=user_of(request),
        ),
    )
