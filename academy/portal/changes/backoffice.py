"""The Secretariat postpones or cancels an edition: a form, the letters as they will be read, then it is done."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks

from academy.governance.api import GovernanceRefused
from academy.people import api as people_api
from academy.people.api import Permission, User
from academy.portal.changes import letters, operations
from academy.portal.changes.concerned import concerned_by
from academy.portal.changes.forms import PostponeForm, ReasonForm
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, EditionRefused


@people_api.needs(Permission.EDITIONS_MANAGE)
def postpone(request: HttpRequest, key: str) -> HttpResponse:
    """New days; the letters are shown first, and sent with the second click."""
    edition, now = get_object_or_404(catalogue_api.editions(), key=key), timezone.now()
    form = PostponeForm(request.POST or None, edition=edition)
    page: dict[str, Any] = {"edition": edition, "form": form}
    if request.method == "POST" and form.is_valid():
        days = form.days()
        try:
            catalogue_api.check_postponement(edition=edition, days=days, today=timezone.localdate(now))
            if "confirm" in request.POST:
                written = operations.postpone(edition=edition, days=days, by=cast(User, request.user), now=now)
                messages.success(request, _("The edition is postponed. Queued: %s letters.") % len(written))
                return redirect("academy_edition", key)
            page |= _shown(edition, letters.POSTPONED, letters.words_of_days(edition, days))
        except (EditionRefused, GovernanceRefused) as refusal:
            _say(form, refusal)
    return render(request, "portal/changes/postpone.html", page, status=422 if form.errors else 200)


@people_api.needs(Permission.EDITIONS_MANAGE)
def cancel(request: HttpRequest, key: str) -> HttpResponse:
    """The reason; the letters are shown first, and sent with the second click."""
    edition = get_object_or_404(catalogue_api.editions(), key=key)
    form = ReasonForm(request.POST or None)
    page: dict[str, Any] = {"edition": edition, "form": form}
    if request.method == "POST" and form.is_valid():
        if "confirm" not in request.POST and not edition.is_cancelled:
            page |= _shown(edition, letters.CANCELLED, form.cleaned_data)
            return render(request, "portal/changes/cancel.html", page)
        try:
            written = operations.cancel(
                edition=edition, **form.cleaned_data, by=cast(User, request.user), now=timezone.now()
            )
            messages.success(request, _("The edition is cancelled. Queued: %s letters.") % len(written))
            return redirect("academy_edition", key)
        except EditionRefused as refusal:
            _say(form, refusal)
    return render(request, "portal/changes/cancel.html", page, status=422 if form.errors else 200)


def _shown(edition: Edition, template: str, words: dict[str, Any]) -> dict[str, Any]:
    concerned = concerned_by(edition, on=timezone.localdate())
    return {
        "previews": letters.previews(concerned, template=template, edition=edition, words=words),
        "count": len(concerned),
        "is_preview": True,
    }


def _say(form: ReasonForm, refusal: Exception) -> None:
    for problem in getattr(refusal, "problems", [refusal]):
        form.add_error(None, str(problem))


@hooks.register("register_admin_urls")
def change_urls() -> list[URLPattern]:
    return [
        path("academy/editions/<slug:key>/postpone/", postpone, name="academy_postpone"),
        path("academy/editions/<slug:key>/cancel/", cancel, name="academy_cancel"),
    ]
