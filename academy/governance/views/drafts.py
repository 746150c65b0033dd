"""A draft that begins with an existing resolution, and its values."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import operations
from academy.governance.forms import AmountsForm, CopyForm
from academy.governance.models import Requirement, Resolution
from academy.governance.views.acting import attempt
from academy.people import api as people_api
from academy.people.api import Permission, User


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def new_draft(request: HttpRequest) -> HttpResponse:
    """A draft that begins with an existing resolution."""
    form = CopyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = operations.copy_resolution(**form.cleaned_data, by=cast(User, request.user))
        return redirect("governance:resolution", pk=draft.pk)
    return render(request, "governance/new_draft.html", {"form": form})


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def amounts(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the values of a draft."""
    found = get_object_or_404(Resolution, pk=pk)
    form = AmountsForm(request.POST, resolution=found)
    if not form.is_valid():
        return render(request, "governance/amounts.html", {"form": form, "resolution": found}, status=422)
    attempt(request, lambda: _write_amounts(found, form, cast(User, request.user)), _("The draft is saved."))
    return redirect("governance:resolution", pk=pk)


def _write_amounts(found: Resolution, form: AmountsForm, by: User) -> None:
    for line, amount in form.changed():
        if isinstance(line, Requirement):
            operations.set_requirement(
                resolution=found,
                activity_key=line.activity_key,
                component=line.component,
                key=line.key,
                kind=line.kind,
                title_fr=line.title_fr,
                title_en=line.title_en,
                amount=amount,
                settings=line.settings,
                order=line.order,
                by=by,
            )
        else:
            operations.set_threshold(resolution=found, component=line.component, amount=amount, by=by)
