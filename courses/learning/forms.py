"""What the Secretariat and trainers send in about participants."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance import api as governance_api
from academy.governance.api import Component, Decision
from academy.lib.bilingual import in_language
from academy.lib.fields import DayField, ListField
from academy.people.api import Institution
from courses.catalogue.api import Edition
from courses.learning.models import Fact
from courses.learning.operations.corrections import LONGEST_REASON
from courses.learning.operations.decisions import REACHED


class ParticipantsForm(forms.Form):
    file = ListField(
        label=_("Participants (CSV: given_name, family_name, email, country, institution, institution_kind)"),
        help_text=_(
            "institution_kind is one of governmental, public, ngo, university, international, other; a column "
            "language (fr or en) may be added."
        ),
    )


class ResultsForm(forms.Form):
    file = ListField(
        label=_("Results (CSV: email, kind, subject, value, out_of, date)"),
        help_text=_(
            "kind is one of presentation, other, thesis, assignment, test; subject is the key that the resolution "
            "names; a column passed (yes or no) may be added, and is needed for a test and an assignment."
        ),
    )


class RecognitionForm(forms.Form):
    """Earlier learning is recognised for a requirement of the law that governs the edition."""

    requirement = forms.ChoiceField(label=_("Requirement"))
    decision = forms.ModelChoiceField(
        label=_("Recorded decision"), queryset=Decision.objects.order_by("-decided_on", "-pk"), empty_label=None
    )

    def __init__(self, *args: Any, edition: Edition, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requirement"].choices = _requirements(edition, on)  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        component, key = self.cleaned_data["requirement"].split(":", 1)
        return {"component": component, "requirement_key": key, "decision": self.cleaned_data["decision"]}


def _requirements(edition: Edition, on: date) -> list[tuple[str, str]]:
    """Requirements of the law of the edition on a day: "component:key" and what is asked, with the resolution."""
    day = max(min(on, edition.ends_on), edition.starts_on)
    found = []
    for component in Component.values:
        law = governance_api.law_for(activity_key=edition.activity.key, component=component, day=day)
        for one in law.requirements if law else ():
            if one.kind not in REACHED:
                found.append((f"{component}:{one.key}", f"{in_language(one, 'title')} ({law.resolution.number})"))  # type: ignore[union-attr]
    return found


class ExtensionForm(forms.Form):
    months = forms.IntegerField(label=_("Months"), min_value=1, max_value=36)
    decision = forms.ModelChoiceField(
        label=_("Recorded decision"), queryset=Decision.objects.order_by("-decided_on", "-pk"), empty_label=None
    )


class AwardForm(forms.Form):
    """A title that a university has awarded; the Academy records it."""

    institution = forms.ModelChoiceField(
        label=_("University"), queryset=Institution.objects.filter(kind="university"), empty_label=None
    )
    title = forms.CharField(label=_("Title, in the university’s own words"), max_length=200)
    awarded_on = DayField(label=_("Awarded on"))
    decision = forms.ModelChoiceField(
        label=_("Decision of the university"), empty_label=None,
        queryset=Decision.objects.filter(kind="external_award", body="university").order_by("-decided_on"),
    )  # fmt: skip


PASSED = {"": None, "yes": True, "no": False}


class CorrectionForm(forms.Form):
    """A fact as it should have been, with the reason."""

    value = forms.IntegerField(label=_("Value"), min_value=0)
    passed = forms.ChoiceField(
        label=_("Passed"), required=False, choices=[("", _("not said")), ("yes", _("yes")), ("no", _("no"))]
    )
    activity_date = DayField(label=_("Day"))
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept as the evidence of the new fact."),
    )  # fmt: skip

    @classmethod
    def of(cls, fact: Fact, data: Any = None) -> "CorrectionForm":
        passed = {True: "yes", False: "no", None: ""}[fact.passed]
        initial = {"value": fact.value, "passed": passed, "activity_date": fact.activity_date}
        form = cls(data, initial=initial)
        form.fields["value"].help_text = _("Of %(out_of)s at most.") % {"out_of": fact.out_of}
        return form

    def asked(self) -> dict[str, Any]:
        return self.cleaned_data | {"passed": PASSED[self.cleaned_data["passed"]]}
