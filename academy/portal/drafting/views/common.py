"""What every drafting screen does: fetch the draft, act once, say why not and keep what was typed."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from academy.governance import api as governance_api
from academy.governance.api import DesignatedActivity, GovernanceRefused, ParameterRefused, Resolution
from academy.people.api import User
from academy.portal.drafting import queries

UNPROCESSABLE = 422


def user_of(request: HttpRequest) -> User:
    return cast(User, request.user)


def draft_or_404(pk: int) -> Resolution:
    """A draft; what was tabled is not found here, because nothing about it can change."""
    rows = Resolution.objects.select_related("supersedes")
    return get_object_or_404(rows, pk=pk, state=Resolution.State.DRAFT)


def designation_or_404(draft: Resolution, pk: int) -> DesignatedActivity:
    return get_object_or_404(draft.designated_activities.select_related("mandate"), pk=pk)


def open_component_or_404(component: str) -> str:
    if component not in governance_api.Component.values:
        raise Http404
    return component


def act(request: HttpRequest, form: forms.Form, what: Callable[[], object], done: str = "") -> bool:
    """Do it and say so, or put the reason at the field that it concerns; what was typed stays."""
    try:
        what()
    except ParameterRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    except GovernanceRefused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, done or _("The draft is saved."))
    return True


def act_or_say(request: HttpRequest, what: Callable[[], object], done: str) -> bool:
    """For a button without a form."""
    try:
        what()
    except GovernanceRefused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, done)
    return True


def show(
    request: HttpRequest, template: str, draft: Resolution, page: dict[str, Any], form: forms.Form | None = None
) -> HttpResponse:
    """One screen of a draft, with the problems that it mends; 422 where what was typed cannot stand."""
    refused = form is not None and form.is_bound and bool(form.errors)
    told = governance_api.problems_of(draft)
    places = queries.Places(draft, list(draft.designated_activities.all()))
    problems = [] if refused else queries.told_in(told, places, request.path)
    shown = {"draft": draft, "form": form, "problems": problems, **page}
    return render(request, f"portal/drafting/{template}.html", shown, status=UNPROCESSABLE if refused else 200)
