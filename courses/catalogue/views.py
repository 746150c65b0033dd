"""The Secretariat's editions: what there is, and opening another."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from academy.governance.api import GovernanceRefused
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue import operations, queries
from courses.catalogue.forms import EditionForm
from courses.catalogue.models import Edition
from courses.catalogue.operations import ModuleSpec
from courses.catalogue.refusals import EditionRefused


@people_api.needs(Permission.EDITIONS_MANAGE)
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition; a new one is refused where the mandate says so, in its words."""
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            edition = _open(form, cast(User, request.user))
            messages.success(request, _("The edition %s is open.") % edition)
            return redirect("academy_editions")
        except (EditionRefused, GovernanceRefused) as refusal:
            form.add_error(None, str(refusal))
    return render(request, "catalogue/backoffice_editions.html", {"editions": queries.editions(), "form": form})


def _open(form: EditionForm, by: User) -> Edition:
    data = dict(form.cleaned_data)
    modules = [
        ModuleSpec(
            number=number,
            kind="residential",
            title_fr=f"Module {number}",
            title_en=f"Module {number}",
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
        )
        for number in range(1, data.pop("modules") + 1)
    ]
    return operations.open_edition(**data, modules=modules, by=by)
