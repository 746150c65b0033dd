"""What a designated activity asks: kind first, then the form of that kind."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import api as governance_api
from academy.governance.api import DesignatedActivity, Requirement, Resolution
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting import choices, queries
from academy.portal.drafting.requirement_forms import KindForm, RequirementForm
from academy.portal.drafting.views.activities import title_of
from academy.portal.drafting.views.common import (
    act,
    act_or_say,
    designation_or_404,
    draft_or_404,
    show,
    user_of,
)


def _lines(draft: Resolution, row: DesignatedActivity) -> list[Requirement]:
    return list(draft.requirements.filter(activity_key=row.activity_key, component=row.component))


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def listed(request: HttpRequest, pk: int, designation: int) -> HttpResponse:
    """What the activity asks, in order; add, change, move, remove."""
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    lines = _lines(draft, row)
    sentences = governance_api.sentences_of(lines)
    page = {
        "row": row,
        "title": title_of(row),
        "lines": [(line, sentences[line.key]) for line in lines],
        "total": sum(line.amount for line in lines),
        "today": queries.today_of_activity(draft, row),
    }
    return show(request, "requirements", draft, page)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def add(request: HttpRequest, pk: int, designation: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    page: dict[str, Any] = {"row": row, "title": title_of(row), "today": queries.today_of_activity(draft, row)}
    chosen = KindForm(request.GET if "kind" in request.GET else None, component=row.component)
    if not chosen.is_bound or not chosen.is_valid():
        return show(request, "kind", draft, page, chosen)
    kind = chosen.cleaned_data["kind"]
    form = RequirementForm(request.POST or None, kind=kind, choices=choices.for_requirement(draft, row))
    if request.method == "POST" and form.is_valid():
        lines = _lines(draft, row)
        key = queries.requirement_key(lines, slugify(form.cleaned_data["title_en"]))
        order = max((line.order for line in lines), default=-1) + 1
        if _set(request, draft, row, form, key=key, order=order):
            return redirect("drafting:requirements", pk=pk, designation=designation)
    return show(request, "requirement", draft, page | {"kind": Requirement.Kind(kind).label}, form)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def edit(request: HttpRequest, pk: int, designation: int, requirement: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    line = _line_or_404(draft, row, requirement)
    if line.kind not in governance_api.PARAMETERS:
        raise Http404
    own = {name: getattr(line, name) for name in ("title_fr", "title_en", "amount", "workload_hours")}
    form = RequirementForm(
        request.POST or None,
        kind=line.kind,
        choices=choices.for_requirement(draft, row, but=line.key),
        initial=own | line.settings,
    )
    if request.method == "POST" and form.is_valid() and _set(request, draft, row, form, key=line.key, order=line.order):
        return redirect("drafting:requirements", pk=pk, designation=designation)
    page = {
        "row": row,
        "title": title_of(row),
        "kind": line.get_kind_display(),
        "line": line,
        "today": queries.today_of_activity(draft, row),
    }
    return show(request, "requirement", draft, page, form)


def _line_or_404(draft: Resolution, row: DesignatedActivity, pk: int) -> Requirement:
    return get_object_or_404(draft.requirements, pk=pk, activity_key=row.activity_key, component=row.component)


def _set(
    request: HttpRequest, draft: Resolution, row: DesignatedActivity, form: RequirementForm, *, key: str, order: int
) -> bool:
    data = form.cleaned_data
    return act(
        request,
        form,
        lambda: governance_api.set_requirement(
            resolution=draft,
            activity_key=row.activity_key,
            component=row.component,
            key=key,
            kind=form.kind,
            title_fr=data["title_fr"],
            title_en=data["title_en"],
            amount=data["amount"],
            workload_hours=data["workload_hours"],
            settings=form.settings(),
            order=order,
            by=user_of(request),
        ),
    )


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def remove(request: HttpRequest, pk: int, designation: int, requirement: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    line = _line_or_404(draft, row, requirement)
    act_or_say(
        request,
        lambda: governance_api.remove_requirement(
            resolution=draft,
            activity_key=row.activity_key,
            component=row.component,
            key=line.key,
            by=user_of(request),
        ),
        _("The requirement is no longer in the draft."),
    )
    return redirect("drafting:requirements", pk=pk, designation=designation)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def move(request: HttpRequest, pk: int, designation: int, requirement: int) -> HttpResponse:
    draft = draft_or_404(pk)
    row = designation_or_404(draft, designation)
    line = _line_or_404(draft, row, requirement)
    act_or_say(
        request,
        lambda: governance_api.move_requirement(
            resolution=draft,
            activity_key=row.activity_key,
            component=row.component,
            key=line.key,
            up="up" in request.POST,
            by=user_of(request),
        ),
        _("The order is saved."),
    )
    return redirect("drafting:requirements", pk=pk, designation=designation)
