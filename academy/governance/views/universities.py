"""What universities decide: academic validation of course versions, ECTS credits."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.governance.models import Component, Decision, EctsGrant, Validation
from academy.governance.operations.universities import record_ects, record_validation
from academy.governance.refusals import GovernanceRefused
from academy.lib.fields import DayField
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User


def _of_universities(kind: str) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    decisions = Decision.objects.filter(body="university", kind=kind).order_by("-decided_on", "-pk")
    return forms.ModelChoiceField(
        label=gettext_lazy("Decision of the university"), queryset=decisions, empty_label=None
    )


def _university() -> forms.ModelChoiceField:  # type: ignore[type-arg]
    found = Institution.objects.filter(kind="university")
    return forms.ModelChoiceField(label=gettext_lazy("University"), queryset=found, empty_label=None)


def _activity() -> forms.SlugField:
    return forms.SlugField(
        label=gettext_lazy("Activity"), max_length=60,
        help_text=gettext_lazy("Its key, for example executive-course."),
    )  # fmt: skip


class ValidationForm(forms.Form):
    """A version of a course is validated by a university, from a day on."""

    institution = _university()
    decision = _of_universities("validation")
    activity_key = _activity()
    version = forms.CharField(label=gettext_lazy("Version of the course"), max_length=20)
    valid_from = DayField(label=gettext_lazy("From"))
    valid_to = DayField(label=gettext_lazy("Until"), required=False)


class EctsForm(forms.Form):
    """ECTS credits that a university grants for an activity in a period."""

    institution = _university()
    decision = _of_universities("ects")
    activity_key = _activity()
    component = forms.ChoiceField(
        label=gettext_lazy("Component"), choices=[choice for choice in Component.choices if choice[0] != "I"]
    )
    amount = forms.DecimalField(
        label=gettext_lazy("ECTS credits"), min_value=Decimal("0.01"), max_value=300, decimal_places=2
    )
    applies_from = DayField(label=gettext_lazy("From"))
    applies_to = DayField(label=gettext_lazy("Until"))

    def clean_amount(self) -> int:
        """Hundredths of an ECTS credit."""
        return int(self.cleaned_data["amount"] * 100)


@people_api.needs(Permission.MANDATES_RECORD)
def universities(request: HttpRequest) -> HttpResponse:
    """What is on record, and recording more, each on the university's own decision."""
    act = request.POST.get("act", "")
    validation = ValidationForm(request.POST if act == "validate" else None, prefix="validate")
    ects = EctsForm(request.POST if act == "grant" else None, prefix="grant")
    if act == "validate" and _done(request, validation, record_validation, _("The validation is recorded.")):
        return redirect("academy_universities")
    if act == "grant" and _done(request, ects, record_ects, _("The ECTS credits are recorded.")):
        return redirect("academy_universities")
    page = {
        "validations": Validation.objects.select_related("institution", "decision"),
        "grants": EctsGrant.objects.select_related("institution", "decision"),
        "validation_form": validation,
        "ects_form": ects,
    }
    return render(request, "governance/backoffice_universities.html", page)


def _done(request: HttpRequest, form: forms.Form, act: Any, words: str) -> bool:
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data, by=cast(User, request.user))
    except GovernanceRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, words)
    return True
