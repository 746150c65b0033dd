"""The Permanent Correspondents' desk: lists that wait for their endorsement."""

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance import board_queries, operations
from academy.governance.forms import EndorseForm
from academy.governance.models import DesignatedActivity, Resolution
from academy.governance.names import titles_of
from academy.governance.reading import topics_of
from academy.governance.sentences import category_words
from academy.governance.views.acting import attempt
from academy.governance.words import phase_words
from academy.people import api as people_api
from academy.people.api import Permission, User


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A list that waits. activities: title, category in words, and the designation."""

    resolution: Resolution
    topics: list[str]
    activities: list[tuple[str, str, DesignatedActivity]]
    form: EndorseForm


@people_api.needs(Permission.LIST_ENDORSE)
def correspondent(request: HttpRequest) -> HttpResponse:
    """Lists that wait for the Correspondents' endorsement, and those endorsed with until when."""
    today = timezone.localdate()
    rows = board_queries.resolutions().prefetch_related("topics")
    adopted = [one for one in rows if one.state == Resolution.State.ADOPTED]
    with_list = [one for one in adopted if one.designated_activities.all()]
    page = {
        "waiting": _waiting([one for one in with_list if one.endorsement is None]),
        "endorsed": [(one, phase_words(board_queries.phase_of(one, on=today))) for one in with_list if one.endorsement],
    }
    return render(request, "governance/correspondent.html", page)


def _waiting(lists: list[Resolution]) -> list[Waiting]:
    designated = {one.pk: list(one.designated_activities.all()) for one in lists}
    titles = titles_of("activity", {row.activity_key for rows in designated.values() for row in rows})
    return [
        Waiting(
            resolution=one,
            topics=topics_of(one),
            activities=[(titles[row.activity_key], category_words(row.category), row) for row in designated[one.pk]],
            form=EndorseForm(resolution=one),
        )
        for one in lists
    ]


@people_api.needs(Permission.LIST_ENDORSE)
@require_POST
def endorse(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Resolution, pk=pk)
    form = EndorseForm(request.POST, resolution=found)
    if form.is_valid():
        attempt(
            request,
            lambda: operations.endorse_list(
                resolution=found, decision=form.cleaned_data["decision"], by=cast(User, request.user)
            ),
            _("The list is endorsed."),
        )
    else:
        words = _(
            "Choose the recorded decision by which the list is endorsed: one of the Permanent Correspondents, taken "
            "once the Board had adopted the list."
        )
        messages.error(request, words)
    return redirect("governance:correspondent")
