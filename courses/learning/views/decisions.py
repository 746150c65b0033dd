"""Decisions of the Secretariat about one participant, each on a recorded decision; corrections with their reason."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Activity
from courses.learning import operations, queries
from courses.learning.forms import AwardForm, CorrectionForm, ExtensionForm, RecognitionForm
from courses.learning.models import Enrolment, Fact
from courses.learning.operations.decisions import WITH_SPAN
from courses.learning.refusals import LearningRefused
from courses.learning.sources import source_words


@people_api.needs(Permission.FACTS_RECORD)
def enrolment(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Earlier learning, more time, a university's title: what can be decided about this participant."""
    found = get_object_or_404(Enrolment.objects.select_related("person", "edition__activity"), pk=pk, edition__key=key)
    asked = str(request.POST.get("act", ""))
    shown = _forms(found, asked, request.POST if request.method == "POST" else None)
    chosen = shown.get(asked)
    if chosen is not None and chosen.is_valid():
        try:
            ACTS[asked](found, chosen, cast(User, request.user))
            messages.success(request, _("Recorded for %s.") % found.person)
            return redirect("academy_enrolment", key, pk)
        except LearningRefused as refusal:
            chosen.add_error(None, str(refusal))
    page = {
        "edition": found.edition, "enrolment": found, "forms": shown,
        "awards": queries.awards_of(person=found.person, edition=found.edition),
    }  # fmt: skip
    return render(request, "learning/backoffice_enrolment.html", page)


def _forms(enrolment: Enrolment, asked: str, data: Mapping[str, Any] | None) -> dict[str, forms.Form]:
    """The forms that this edition has a use for; the one that was sent is bound to what was sent."""
    edition, today = enrolment.edition, timezone.localdate()
    found: dict[str, forms.Form] = {
        "recognise": RecognitionForm(
            data if asked == "recognise" else None, edition=edition, on=today, prefix="recognise"
        )
    }
    if edition.activity.kind in WITH_SPAN:
        found["extend"] = ExtensionForm(data if asked == "extend" else None, prefix="extend")
    if edition.activity.kind == Activity.Kind.UNIVERSITY_COURSE:
        found["award"] = AwardForm(data if asked == "award" else None, prefix="award")
    return found


def _recognise(enrolment: Enrolment, form: Any, by: User) -> object:
    return operations.recognise_earlier_learning(enrolment=enrolment, **form.asked(), by=by, now=timezone.now())


def _extend(enrolment: Enrolment, form: Any, by: User) -> object:
    return operations.allow_extension(enrolment=enrolment, **form.cleaned_data, by=by, now=timezone.now())


def _award(enrolment: Enrolment, form: Any, by: User) -> object:
    return operations.record_external_award(enrolment=enrolment, **form.cleaned_data, by=by, now=timezone.now())


ACTS: dict[str, Callable[[Enrolment, Any, User], object]] = {
    "recognise": _recognise,
    "extend": _extend,
    "award": _award,
}


@people_api.needs(Permission.FACTS_RECORD)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another fact in the place of one that stands, with the reason."""
    fact = get_object_or_404(Fact.objects.select_related("edition"), pk=pk)
    form = CorrectionForm.of(fact, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.correct_fact(fact=fact, **form.asked(), by=cast(User, request.user), now=timezone.now())
            messages.success(request, _("The fact is corrected; what it said before stays on record."))
            return redirect("learning:evidence", fact.edition.key, fact.person_uid)
        except LearningRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"fact": fact, "source": source_words(fact), "person": queries.person_of_fact(fact), "form": form}
    return render(request, "learning/backoffice_correct.html", page)
