"""The Secretariat's editions: what there is, opening another, editing one."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

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
    """Open an edition with its modules; refused where the mandate says so, in its words."""
    form, modules = EditionForm(request.POST or None), modules_form(request.POST or None, extra=3)
    if request.method == "POST" and "more" not in request.POST and form.is_valid() and modules.is_valid():
        try:
            edition = operations.open_edition(**form.cleaned_data, modules=modules.specs(), by=cast(User, request.user))
            messages.success(request, _("The edition %s is open.") % edition)
            _warn(request, edition)
            return redirect("academy_edition", edition.key)
        except (EditionRefused, GovernanceRefused) as refusal:
            form.add_error(None, str(refusal))
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
            form.add_error(None, str(refusal))
    page = {"edition": found, "form": form, "modules": modules, "under_way": queries.is_under_way(found)}
    return render(request, "catalogue/backoffice_edition.html", page)


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
