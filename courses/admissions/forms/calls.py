"""The Secretariat opens and edits a call; anybody asks whether the own country may apply."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Decision
from academy.lib.fields import DayField, MomentField
from academy.people.api import CountryField, Institution
from courses.admissions.domain import form as questions
from courses.admissions.forms.questions import label_of
from courses.admissions.models import Call

DEMANDS = [
    (questions.REQUIRED, _("required")),
    (questions.OPTIONAL, _("optional")),
    (questions.NOT_ASKED, _("not asked")),
]


class CountryForm(forms.Form):
    country = CountryField(label=_("Country of your institution"))


class CallForm(forms.Form):
    """When, for whom, in which languages; `asked()` is what the form asks. Times are Strasbourg's."""

    opens_at = MomentField(label=_("Opens"), help_text=_("Time in Strasbourg."))
    deadline = MomentField(label=_("Deadline"), help_text=_("Time in Strasbourg. What comes later is kept as late."))
    opinions_until = MomentField(label=_("Permanent Correspondents answer by"),
        help_text=_("Empty: by the deadline. Who says nothing is recorded as silent."),
        required=False,
    )  # fmt: skip
    key_date = DayField(label=_("Key date"), help_text=_("A country stands as it stood on this day."))
    offer_days = forms.IntegerField(
        label=_("Days to answer an offer of a place"), min_value=1, max_value=90, initial=10
    )
    urgent_hours = forms.IntegerField(
        label=_("Hours to answer an urgent offer"), min_value=6, max_value=72, initial=24,
        help_text=_("For an offer made within three days before the start."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who may apply"), choices=Call.Audience.choices)
    cap = forms.IntegerField(
        label=_("Nominated experts at most"), min_value=1, max_value=100, required=False,
        help_text=_("For an expert group only, for example 8. Consultants are not counted."),
    )  # fmt: skip
    member_priority = forms.ModelChoiceField(
        label=_("Decision that gives members priority"), queryset=Decision.objects.none(), required=False,
        help_text=_("Without one no member comes first. Executive Training has its rule in the mandate."),
    )  # fmt: skip
    institution_kinds = forms.MultipleChoiceField(
        label=_("Kinds of institution"), choices=Institution.Kind.choices, widget=forms.CheckboxSelectMultiple,
        required=False, help_text=_("None ticked: every kind."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages in which the training is held"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    privacy_fr = forms.CharField(
        label=_("Privacy notice in French"), widget=forms.Textarea(attrs={"rows": 5}), max_length=6000
    )
    privacy_en = forms.CharField(
        label=_("Privacy notice in English"), widget=forms.Textarea(attrs={"rows": 5}), max_length=6000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member_priority"].queryset = Decision.objects.order_by("-decided_on")  # type: ignore[attr-defined]
        for one in questions.CHOSEN_BY_CALL:
            self.fields[f"ask_{one.key}"] = forms.ChoiceField(
                label=label_of(one.key), choices=DEMANDS, initial=one.usual
            )

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return [field for field in self if not field.name.startswith("ask_")]

    @property
    def question_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("ask_")]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        opens, deadline, opinions = (said.get(name) for name in ("opens_at", "deadline", "opinions_until"))
        if isinstance(opens, datetime) and isinstance(deadline, datetime) and deadline <= opens:
            self.add_error("deadline", _("The deadline comes after the opening."))
        if isinstance(opinions, datetime) and isinstance(opens, datetime) and opinions <= opens:
            self.add_error("opinions_until", _("Opinions are asked for after the opening."))
        is_group = said.get("audience") == Call.Audience.EXPERT_GROUP
        if is_group and not said.get("cap") and "cap" not in self.errors:
            self.add_error("cap", _("Say how many nominated experts the group takes."))
        if said.get("cap") and not is_group:
            self.add_error("cap", _("Only an expert group has its own number; elsewhere the edition’s places count."))
        if said.get("member_priority") and said.get("audience") == Call.Audience.TRAINING:
            self.add_error(
                "member_priority", _("In Executive Training members come first by the mandate; no decision is needed.")
            )
        return said

    def asked(self) -> dict[str, str]:
        return {one.key: self.cleaned_data[f"ask_{one.key}"] for one in questions.CHOSEN_BY_CALL}

    def terms(self) -> dict[str, Any]:
        """What `operations.open_call` and `change_call` take."""
        said = {name: value for name, value in self.cleaned_data.items() if not name.startswith("ask_")}
        return said | {"questions": self.asked()}


def initial_of(call: Call) -> Mapping[str, Any]:
    names = [name for name in CallForm.base_fields if not name.startswith("ask_")]
    asked = {f"ask_{key}": demand for key, demand in call.questions.items()}
    return {name: getattr(call, name) for name in names} | asked


class ObserverForm(forms.Form):
    """The ad hoc decision on a country, with where it was taken."""

    country = CountryField(label=_("Country"))
    is_admitted = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("admitted")), ("no", _("not admitted"))], widget=forms.RadioSelect
    )
    body = forms.ChoiceField(label=_("Who decided"), choices=Decision.Body.choices)
    reference = forms.CharField(label=_("Reference of the decision"), max_length=80)
    decided_on = DayField(label=_("Decided on"))
    meeting = forms.CharField(label=_("Meeting or procedure"), max_length=200)
    why_fr = forms.CharField(label=_("Reason in French"), widget=forms.Textarea(attrs={"rows": 3}))
    why_en = forms.CharField(label=_("Reason in English"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, today: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_decided_on(self) -> date:
        decided_on: date = self.cleaned_data["decided_on"]
        if self.today and decided_on > self.today:
            raise forms.ValidationError(_("A decision cannot lie in the future."))
        return decided_on

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"].strip()
        if Decision.objects.filter(reference=reference).exists():
            raise forms.ValidationError(_("A decision with this reference is recorded already."))
        return reference
