"""The Secretariat's selection, step by step from the rule to the record."""

from collections.abc import Callable
from typing import cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.admissions import answer, operations, queries, record
from courses.admissions.bundle import bundle
from courses.admissions.forms import NoticeForm, OverrideForm, RuleForm, ValueForm
from courses.admissions.models import Call, SelectionRun
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of
from courses.admissions.views.selection_screen import as_file, choices, screen


@people_api.needs(Permission.SELECTION_RUN)
def selection(request: HttpRequest, key: str) -> HttpResponse:
    """Where the selection stands, and the one thing to do next."""
    return screen(request, call_of(key), {})


Step = Callable[[HttpRequest, Call], tuple[str, forms.Form | None]]


def _rule(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    form = RuleForm(request.POST, call=call)
    if form.is_valid():
        operations.adopt_rule_set(call=call, **form.adoption(), by=_by(request), now=timezone.now())
    return _("The rule is adopted; it can be replaced until the deadline."), form


def _publish(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    form = NoticeForm(request.POST)
    if form.is_valid():
        operations.publish_list(call=call, **form.cleaned_data, by=_by(request), now=timezone.now())
    return _("List and rule are published; the value can be typed in on its day."), form


def _value(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    form = ValueForm(request.POST)
    if form.is_valid():
        operations.enter_value(call=call, **form.cleaned_data, by=_by(request), now=timezone.now())
    return _("The value is on record."), form


def _seal(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    operations.run_selection(call=call, by=_by(request), now=timezone.now())
    return _("The selection is sealed. Nothing is offered before you say so."), None


def _override(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    run = _run(call)
    rows = list(queries.applications(call))
    chosen, waiting = choices(run, rows, set(queries.final_selection(run)))
    form = OverrideForm(request.POST, chosen=chosen, waiting=waiting)
    if form.is_valid():
        of = {str(row.ticket): row for row in rows}
        operations.override(
            run=run,
            taken_from=of[form.cleaned_data["taken_from"]],
            given_to=of[form.cleaned_data["given_to"]],
            reason=form.cleaned_data["reason"],
            by=_by(request),
            now=timezone.now(),
        )
    return _("Your decision is on record with its reason."), form


def _offer(request: HttpRequest, call: Call) -> tuple[str, forms.Form | None]:
    operations.make_offers(run=_run(call), by=_by(request), now=timezone.now())
    return _("The places are offered and the letters are on their way."), None


STEPS: dict[str, Step] = {
    "rule": _rule,
    "publish": _publish,
    "value": _value,
    "seal": _seal,
    "override": _override,
    "offer": _offer,
}


def _by(request: HttpRequest) -> User:
    return cast(User, request.user)


def _run(call: Call) -> SelectionRun:
    run = queries.run_of(call)
    if run is None:
        raise Http404
    return run


@people_api.needs(Permission.SELECTION_RUN)
@require_POST
def selection_step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """One step of the selection; what is wrong is said where it was typed."""
    call = call_of(key)
    if step not in STEPS:
        raise Http404
    try:
        words, form = STEPS[step](request, call)
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("academy_selection", key)
    if form is not None and not form.is_valid():
        return screen(request, call, {step: form}, status=422)
    messages.success(request, words)
    return redirect("academy_selection", key)


@people_api.needs(Permission.SELECTION_RUN)
def selection_bundle(request: HttpRequest, key: str) -> HttpResponse:
    """Everything an outsider needs to check the run."""
    run = _run(call_of(key))
    return as_file(bundle(run), f"selection-{key}-run-{run.pk}.zip", "application/zip")


@people_api.needs(Permission.SELECTION_RUN)
def selection_record(request: HttpRequest, key: str) -> HttpResponse:
    """The record of the decision, in the reader's language."""
    run = _run(call_of(key))
    language = translation.get_language()[:2]
    return as_file(record.of_decision(run, language=language), f"record-{key}-{language}.pdf", "application/pdf")


@people_api.needs(Permission.SELECTION_RUN)
def selection_answer(request: HttpRequest, key: str, country: str) -> HttpResponse:
    """One page for the Permanent Correspondent and the ministry of a country that ask why."""
    run, of = _run(call_of(key)), get_object_or_404(Country, iso2=country)
    language = translation.get_language()[:2]
    content = answer.of_country(run, country=of, language=language)
    return as_file(content, f"answer-{key}-{country}-{language}.pdf", "application/pdf")
