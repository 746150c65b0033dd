"""The Secretariat's editions: what there is, planning or opening another, editing one, putting one away."""

from typing import cast

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance.api import GovernanceRefused
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import operations, queries
from courses.catalogue.forms import EditForm, EditionForm, modules_form
from courses.catalogue.models import Edition
from courses.catalogue.refusals import EditionRefused


@people_api.needs(Permission.EDITIONS_MANAGE)
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition with its screens."""
    return render(request, "catalogue/backoffice_editions.html", {"editions": queries.editions()})


@people_api.needs(Permission.EDITIONS_MANAGE)
def open_edition(request: HttpRequest) -> HttpResponse:
    """Open an edition with its modules, or enter it as planned; refused where the mandate says so, in its words."""
    form, modules = EditionForm(request.POST or None), modules_form(request.POST or None, extra=3)
    if request.method == "POST" and "more" not in request.POST and form.is_valid() and modules.is_valid():
        act = operations.plan_edition if "plan" in request.POST else operations.open_edition
        try:
            edition = act(**form.cleaned_data, modules=modules.specs(), by=cast(User, request.user))
            messages.success(request, _said(edition))
            _warn(request, edition)
            return redirect("academy_edition", edition.key)
        except (EditionRefused, GovernanceRefused) as refusal:
            _say(form, refusal)
    return render(request, "catalogue/backoffice_open.html", {"form": form, "modules": modules})


@people_api.needs(Permission.EDITIONS_MANAGE)
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """One edition: what it was opened with, and what may be edited."""
    found = get_object_or_404(queries.editions().select_related("yearly_decision", "topic_decision"), key=key)
    known = list(found.modules.order_by("number"))
    form = EditForm.of(found, request.POST or None)
    modules = modules_form(request.POST or None, known=known, extra=0 if queries.is_under_way(found) else 1)
    if request.method == "POST" and "more" not in request.POST and form.is_valid() and modules.is_valid():
        try:
            edition = operations.edit_edition(
                edition=found, change=form.change(), modules=modules.specs(), by=cast(User, request.user)
            )
            messages.success(request, _("The edition %s is changed.") % edition)
            _warn(request, edition)
            return redirect("academy_edition", key)
        except (EditionRefused, GovernanceRefused) as refusal:
            _say(form, refusal)
    page = {
        "edition": found,
        "form": form,
        "modules": modules,
        "under_way": queries.is_under_way(found),
        "missing": operations.missing_to_open(found) if found.state == Edition.State.PLANNED else [],
        "is_over": found.is_open and found.ends_on < timezone.localdate(),
        "story": found.story.order_by("pk"),
        "offers": queries.host_offers().filter(edition=found),
    }
    return render(request, "catalogue/backoffice_edition.html", page)


@people_api.needs(Permission.EDITIONS_MANAGE)
@require_POST
def open_planned(request: HttpRequest, key: str) -> HttpResponse:
    """Open a planned edition, or say everything that is missing."""
    found = get_object_or_404(queries.editions(), key=key)
    try:
        edition = operations.open_planned(edition=found, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _said(edition))
    except (EditionRefused, GovernanceRefused) as refusal:
        for problem in getattr(refusal, "problems", [refusal]):
            messages.error(request, str(problem))
    return redirect("academy_edition", key)


@people_api.needs(Permission.EDITIONS_MANAGE)
@require_POST
def close(request: HttpRequest, key: str) -> HttpResponse:
    """Put an edition away that is over."""
    found = get_object_or_404(queries.editions(), key=key)
    try:
        operations.close_edition(edition=found, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("The edition is closed."))
    except EditionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_edition", key)


def _said(edition: Edition) -> str:
    if edition.is_open:
        return _("The edition %s is open.") % edition
    return _("The edition %s is planned; below stands what is missing before it opens.") % edition


def _say(form: Form, refusal: Exception) -> None:
    """Every problem of a refusal, each on its own line above the form."""
    for problem in getattr(refusal, "problems", [refusal]):
        form.add_error(None, str(problem))


def _warn(request: HttpRequest, edition: Edition) -> None:
    """An edition that is longer than the mandate's span stands only on the Board's extension, and that is said."""
    found = queries.months_beyond(edition)
    if found:
        beyond, allowed = found
        words = _(
            "The modules go %(beyond)s months beyond the %(months)s months of the mandate (%(place)s), which "
            "resolution %(resolution)s allows."
        )
        values = {
            "beyond": beyond, "months": allowed.months, "place": allowed.place, "resolution": allowed.resolution,
        }  # fmt: skip
        messages.warning(request, words % values)
