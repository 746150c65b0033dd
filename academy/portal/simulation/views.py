"""Ask what a draft would change, watch it being counted, read it, take it away as a list, lay two side by side."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.governance.api import Resolution
from academy.jobs import api as jobs_api
from academy.lib.tables import as_csv
from academy.people import api as people_api
from academy.people.api import Permission, User
from academy.portal.simulation import exports, queries
from academy.portal.simulation.forms import PairForm, ScopeForm
from credits import api as credits_api
from credits.api import Scope, Simulation

PER_PAGE = 20  # a person is a card of eight lines on a telephone


@people_api.needs(Permission.GOVERNANCE_READ)
def of_resolution(request: HttpRequest, pk: int) -> HttpResponse:
    """Every simulation of a draft, and the form that asks for another."""
    resolution = get_object_or_404(Resolution.objects.select_related("supersedes"), pk=pk)
    user = cast(User, request.user)
    usual = credits_api.default_scope(resolution)
    form = ScopeForm(
        request.POST or None,
        initial={"against": usual.against, "data_from": usual.data_from, "data_to": usual.data_to},
    )
    if request.method == "POST" and form.is_valid():
        people_api.check(user, Permission.RESOLUTIONS_DRAFT)
        try:
            started = credits_api.start_simulation(
                resolution=resolution, scope=Scope(**form.cleaned_data), by=user, now=timezone.now()
            )
            return redirect("portal:simulation", started.pk)
        except credits_api.SimulationRefused as refusal:
            form.add_error(None, str(refusal))
    page = {
        "resolution": resolution,
        "form": form,
        "usual": usual,
        "is_trial": usual.is_trial_of(resolution),
        "past": queries.past(resolution),
        "may_run": people_api.may(user, Permission.RESOLUTIONS_DRAFT),
        "others": Resolution.objects.exclude(pk=pk).exclude(state=Resolution.State.REJECTED),
    }
    return render(request, "portal/simulation/of_resolution.html", page)


@people_api.needs(Permission.GOVERNANCE_READ)
def simulation(request: HttpRequest, pk: int) -> HttpResponse:
    """One simulation: how far it is, or what it found."""
    one = _simulation(pk)
    user = cast(User, request.user)
    page = {
        "simulation": one,
        "resolution": one.resolution,
        "may_run": people_api.may(user, Permission.RESOLUTIONS_DRAFT),
        "is_trial": _scope(one).is_trial_of(one.resolution),
    }
    if one.state != Simulation.State.DONE:
        page["waits"] = one.state != Simulation.State.FAILED and jobs_api.are_due(credits_api.job_keys(one))
        return render(request, "portal/simulation/progress.html", page)
    people = Paginator(queries.changes_for(one, user=user), PER_PAGE).get_page(request.GET.get("page"))
    page |= {
        "found": queries.found(one, user=user),
        "is_stale": one.content_digest != credits_api.content_digest(one.resolution),
        "page": people,
        "rows": queries.person_rows(list(people), simulation=one, user=user),
        "reads_names": queries.may_read_names(user),
    }
    return render(request, "portal/simulation/result.html", page)


def _simulation(pk: int) -> Simulation:
    return get_object_or_404(Simulation.objects.select_related("resolution", "against"), pk=pk)


def _scope(one: Simulation) -> Scope:
    return Scope(against=one.against, data_from=one.data_from, data_to=one.data_to)


@people_api.needs(Permission.RESOLUTIONS_DRAFT)
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up a simulation whose process ended, at the batch that was not finished."""
    one = _simulation(pk)
    jobs_api.go_on(credits_api.job_keys(one))
    return redirect("portal:simulation", one.pk)


@people_api.needs(Permission.GOVERNANCE_READ)
def people_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of people; names and countries only for who may read everybody's credits."""
    one = _simulation(pk)
    content = as_csv(exports.people(one, user=cast(User, request.user)))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"simulation-{one.resolution.number.replace('/', '-')}-{one.pk}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@people_api.needs(Permission.GOVERNANCE_READ)
def compare(request: HttpRequest) -> HttpResponse:
    """Two drafts, or a draft and the law, on the same people and days."""
    user = cast(User, request.user)
    asked = request.POST if request.method == "POST" else request.GET
    form = PairForm(asked or None)
    page = {"form": form, "may_run": people_api.may(user, Permission.RESOLUTIONS_DRAFT)}
    if form.is_valid():
        a, b = form.cleaned_data["a"], form.cleaned_data["b"]
        if request.method == "POST":
            return _run_both(request, a, b)
        pair = credits_api.newest_pair(a, b)
        page |= {"a": a, "b": b, "pair": pair}
        if pair:
            both = queries.side_by_side(*pair, user=user)
            sides = zip(pair, (both.first, both.second), ("a", "b"), strict=True)
            page |= {"found": both, "sides": sides, "reads_names": queries.may_read_names(user)}
    return render(request, "portal/simulation/compare.html", page)


def _run_both(request: HttpRequest, a: Resolution, b: Resolution) -> HttpResponse:
    """Both on the days that are usual for the first draft of the two, against the same law."""
    user, now = cast(User, request.user), timezone.now()
    people_api.check(user, Permission.RESOLUTIONS_DRAFT)
    scope = credits_api.default_scope(a if a.state != Resolution.State.ADOPTED else b)
    try:
        for resolution in (a, b):
            credits_api.start_simulation(resolution=resolution, scope=scope, by=user, now=now)
    except credits_api.SimulationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Both are being simulated on the same days and people."))
    return redirect(f"{reverse('portal:compare_simulations')}?a={a.pk}&b={b.pk}")
