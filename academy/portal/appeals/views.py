"""Each view translates and makes one call. What an account may read is fetched through the queries of credits."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance.api import Requirement
from academy.lib.uploads import UploadRefused
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from academy.portal.actors import names_of_actors
from academy.portal.appeals.forms import ContestForm, RefuseForm, UpholdForm
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Fact
from courses.seminars import api as seminars_api
from credits import api as credits_api
from credits.api import Appeal, AppealRefused, CreditEntry, Paper


def _person(request: HttpRequest) -> Person:
    person = people_api.person_of(cast(User, request.user))
    if person is None:
        raise Http404
    return person


@people_api.needs(Permission.APPEALS_LODGE)
def contest_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Contest a line of the ledger; a line of somebody else is not there."""
    rows = CreditEntry.objects.select_related("edition__activity", "requirement__resolution", "resolution")
    entry = get_object_or_404(rows, pk=pk, person_uid=_person(request).uid)
    return _contest(request, entry.requirement, entry.edition, entry)


@people_api.needs(Permission.APPEALS_LODGE)
def contest_missing(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Contest that there is no line for a requirement of an edition."""
    edition = get_object_or_404(catalogue_api.editions(), key=key)
    requirement = get_object_or_404(Requirement.objects.select_related("resolution"), pk=pk)
    return _contest(request, requirement, edition, None)


def _contest(
    request: HttpRequest, requirement: Requirement, edition: Edition, entry: CreditEntry | None
) -> HttpResponse:
    form = ContestForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.paper(settings.UPLOAD_MAX_BYTES)
        try:
            appeal = credits_api.lodge_appeal(
                person=_person(request),
                entry=entry,
                edition=edition,
                requirement=requirement,
                reason=form.cleaned_data["reason"],
                paper=Paper(name=sent[0], content=sent[1]) if sent else None,
                by=cast(User, request.user),
                now=timezone.now(),
            )
            messages.success(request, _("Your appeal has arrived; a letter confirms it."))
            return redirect("appeals:appeal", appeal.pk)
        except UploadRefused as refusal:
            form.add_error("file", str(refusal))
        except AppealRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"form": form, "entry": entry, "requirement": requirement, "edition": edition}
    return render(request, "portal/appeals/contest.html", page)


@people_api.needs(Permission.APPEALS_LODGE)
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """My appeal: its state, what happens next, the outcome."""
    found = get_object_or_404(credits_api.appeals(), pk=pk, person=_person(request))
    return render(request, "portal/appeals/appeal.html", {"appeal": found, "today": timezone.localdate()})


@people_api.needs(Permission.APPEALS_LODGE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(credits_api.appeals(), pk=pk, person=_person(request))
    try:
        credits_api.withdraw_appeal(appeal=found, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("Your appeal is withdrawn; the line stays as it is."))
    except AppealRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("appeals:appeal", pk)


@people_api.needs(Permission.APPEALS_LODGE, Permission.APPEALS_DECIDE)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of an appeal, always as a download: for who sent it and for those who decide."""
    found = credits_api.appeal_for(cast(User, request.user), pk)
    if found is None or not found.stored_as:
        raise Http404
    with storages["private"].open(found.stored_as) as stored:
        response = HttpResponse(stored.read(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="appeal-{found.pk}.{found.file_kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@people_api.needs(Permission.APPEALS_DECIDE)
def waiting(request: HttpRequest) -> HttpResponse:
    """Open ones by their day, the overdue first; then what was decided."""
    page = {
        "open": list(credits_api.appeals_waiting()),
        "decided": list(credits_api.appeals_decided()[:100]),
        "today": timezone.localdate(),
    }
    return render(request, "portal/appeals/waiting.html", page)


@people_api.needs(Permission.APPEALS_DECIDE)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One appeal with the evidence beside it: uphold by correcting a fact, or refuse with grounds."""
    found = get_object_or_404(credits_api.appeals(), pk=pk)
    facts = credits_api.facts_beside(found)
    choices = credits_api.corrections(found, facts)
    asked = request.POST.get("decision")
    uphold = UpholdForm(request.POST if asked == "uphold" else None, corrections=choices, prefix="uphold")
    refuse = RefuseForm(request.POST if asked == "refuse" else None, prefix="refuse")
    if request.method == "POST" and _decided(request, found, uphold, refuse):
        return redirect("academy_appeals")
    page = {
        "appeal": found,
        "facts": facts_with_names(facts),
        "titles": {session.key: str(session) for session in seminars_api.sessions(found.edition)},
        "entries": credits_api.entries_beside(found),
        "own_facts": credits_api.recorded_by_decider(facts, cast(User, request.user)),
        "uphold": uphold,
        "refuse": refuse,
        "today": timezone.localdate(),
    }
    return render(request, "portal/appeals/decide.html", page)


def facts_with_names(facts: list[Fact]) -> list[tuple[Fact, str, str]]:
    """Each fact with who recorded it and where it comes from."""
    names = names_of_actors(fact.recorded_by for fact in facts)
    return [(fact, names[fact.recorded_by], learning_api.source_words(fact)) for fact in facts]


def _decided(request: HttpRequest, found: Appeal, uphold: UpholdForm, refuse: RefuseForm) -> bool:
    """Whether one of the two forms was sent and its decision taken; otherwise the form says why not."""
    by, now = cast(User, request.user), timezone.now()
    form = uphold if uphold.is_bound else refuse
    if not form.is_bound or not form.is_valid():
        return False
    try:
        if isinstance(form, UpholdForm):
            credits_api.uphold_appeal(
                appeal=found,
                correction=form.correction(),
                value=form.cleaned_data["value"],
                passed=form.cleaned_data["passed"],
                grounds=form.cleaned_data["grounds"],
                by=by,
                now=now,
            )
            messages.success(request, _("Upheld: the fact is corrected, the credits are tallied, the letter is sent."))
        else:
            credits_api.refuse_appeal(appeal=found, grounds=form.cleaned_data["grounds"], by=by, now=now)
            messages.success(request, _("Refused with grounds; the letter is sent."))
    except AppealRefused as refusal:
        form.add_error(None, str(refusal))
        if found.state != Appeal.State.OPEN:  # the forms are gone: say it above the page
            messages.error(request, str(refusal))
        return False
    return True
