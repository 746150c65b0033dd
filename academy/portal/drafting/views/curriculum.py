"""The modules of the course version that a draft adopts. How many there are is the mandate's."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import api as governance_api
from academy.governance.api import CurriculumModule, DesignatedActivity, Provision, Resolution
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting import queries
from academy.portal.drafting.forms import ModuleForm
from academy.portal.drafting.views.activities import title_of
from academy.portal.drafting.views.common import (
    act,
    act_or_say,
    designation_or_404,
    draft_or_404,
    show,
    user_of,
)

OWN = ("title_fr", "title_en", "outcomes_fr", "outcomes_en", "workload_hours")


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def listed(request: HttpRequest, pk: int, designation: int) -> HttpResponse:
    """The modules, and one form to add the next."""
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    modules = list(_modules(draft, row))
    fixed = queries.number_of_modules(row)
    most = fixed.number if fixed and fixed.key == Provision.Key.MODULES else None
    form = ModuleForm(request.POST or None, most=most, initial=_next(modules, most))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if any((one.version, one.number) == (data["version"], data["number"]) for one in modules):
            form.add_error("number", _("This version has a module with this number."))
        elif act(request, form, lambda: _set(request, draft, row, data)):
            return redirect("drafting:curriculum", pk=pk, designation=designation)
    page = {
        "row": row,
        "title": title_of(row),
        "modules": modules,
        "fixed": fixed,
        "today": queries.today_of_module(draft, row),
    }
    return show(request, "curriculum", draft, page, form)


def _modules(draft: Resolution, row: DesignatedActivity) -> QuerySet[CurriculumModule]:
    return draft.curriculum.filter(activity_key=row.activity_key, component=row.component)


def _next(modules: list[CurriculumModule], most: int | None) -> dict[str, object]:
    """The number after the last one; where the mandate allows no more, another version."""
    last = modules[-1] if modules else None
    if last is None or (most and last.number >= most):
        return {"version": "" if last else "1", "number": 1}
    return {"version": last.version, "number": last.number + 1}


def _set(request: HttpRequest, draft: Resolution, row: DesignatedActivity, data: dict[str, object]) -> None:
    governance_api.set_curriculum_module(
        resolution=draft,
        activity_key=row.activity_key,
        component=row.component,
        by=user_of(request),
        **data,  # type: ignore[arg-type]
    )


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def edit(request: HttpRequest, pk: int, designation: int, module: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    found = get_object_or_404(_modules(draft, row), pk=module)
    initial = {name: getattr(found, name) for name in OWN}
    form = ModuleForm(request.POST or None, most=None, is_edited=True, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"version": found.version, "number": found.number}
        if act(request, form, lambda: _set(request, draft, row, data)):
            return redirect("drafting:curriculum", pk=pk, designation=designation)
    page = {"row": row, "title": title_of(row), "module": found, "today": queries.today_of_module(draft, row)}
    return show(request, "module", draft, page, form)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def remove(request: HttpRequest, pk: int, designation: int, module: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    found = get_object_or_404(_modules(draft, row), pk=module)
    act_or_say(
        request,
        lambda: governance_api.remove_curriculum_module(
            resolution=draft,
            activity_key=row.activity_key,
            component=row.component,
            version=found.version,
            number=found.number,
            by=user_of(request),
        ),
        _("The module is no longer in the curriculum."),
    )
    return redirect("drafting:curriculum", pk=pk, designation=designation)
