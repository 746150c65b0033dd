"""A draft begins, its task list, what it says of itself, and how it is thrown away."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance import api as governance_api
from academy.governance.api import GovernanceRefused, Resolution
from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal.drafting import queries
from academy.portal.drafting.forms import BeginForm, GeneralForm
from academy.portal.drafting.views.common import UNPROCESSABLE, act, draft_or_404, show, user_of

GENERAL = (
    "number", "title_fr", "title_en", "text_fr", "text_en", "applies_from", "applies_to", "in_force_from",
    "supersedes", "transition", "answer_days",
)  # fmt: skip


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def begin(request: HttpRequest) -> HttpResponse:
    """An empty draft, or a copy; a copy of last year's goes on to last year's evaluations."""
    last = Resolution.objects.filter(state=Resolution.State.ADOPTED).order_by("-applies_to", "-pk").first()
    form = BeginForm(request.POST or None, initial=_suggested(last) if last else {})
    if request.method == "POST" and form.is_valid():
        try:
            draft = _begun(form, request)
        except GovernanceRefused as refused:
            form.add_error("number", str(refused))
        else:
            messages.success(request, _("The draft is begun; nothing is before the Board yet."))
            page = "renewal" if governance_api.renewed_by(draft) else "overview"
            return redirect(f"drafting:{page}", pk=draft.pk)
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/drafting/begin.html", {"form": form, "last": last}, status=status)


def _suggested(last: Resolution) -> dict[str, object]:
    """Last year's list for the year after it, under the next free number of that year."""
    starts_on = last.applies_to + timedelta(days=1)
    count = Resolution.objects.filter(number__startswith=f"{starts_on.year}/").count()
    return {
        "source": last.pk,
        "number": f"{starts_on.year}/{count + 1:02d}",
        "applies_from": starts_on,
        "applies_to": _a_year_later(starts_on) - timedelta(days=1),
        "in_force_from": starts_on,
    }


def _a_year_later(day: date) -> date:
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _begun(form: BeginForm, request: HttpRequest) -> Resolution:
    data = dict(form.cleaned_data)
    source = data.pop("source")
    if source:
        return governance_api.copy_resolution(source=source, **data, by=user_of(request))
    return governance_api.draft_resolution(
        **data,
        title_fr=f"Projet de résolution {data['number']}",
        title_en=f"Draft resolution {data['number']}",
        by=user_of(request),
    )


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """The task list of a draft: every section with its state, every problem with the form that mends it."""
    draft = draft_or_404(pk)
    before = governance_api.law_before(draft)
    page = {
        "draft": draft,
        "view": queries.overview(draft),
        "against": before,
        "changes": governance_api.differences(before, draft) if before else [],
        "content": governance_api.read_out(draft),
    }
    return render(request, "portal/drafting/overview.html", page)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def general(request: HttpRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(pk)
    initial = {name: getattr(draft, name) for name in GENERAL}
    form = GeneralForm(request.POST or None, initial=initial, resolution=draft)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if act(request, form, lambda: governance_api.amend_draft(resolution=draft, **data, by=user_of(request))):
            return redirect("drafting:overview", pk=pk)
    before = governance_api.law_before(draft)
    return show(request, "general", draft, {"before": before, "today": timezone.localdate()}, form)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked first; then thrown away."""
    draft = draft_or_404(pk)
    if request.method == "POST":
        number = draft.number
        governance_api.delete_draft(resolution=draft, by=user_of(request))
        messages.success(request, _("The draft %(number)s is deleted.") % {"number": number})
        return redirect("governance:board")
    return render(request, "portal/drafting/delete.html", {"draft": draft})
