"""The form of a survey, made from its items."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from academy.lib.fields import DayField
from academy.people.api import CountryField, Institution
from courses.catalogue.api import Edition
from courses.evaluation.domain.answers import LONGEST, RANGES
from courses.evaluation.models import Survey

SCALE = {1: _("1 – strongly disagree"), 2: "2", 3: "3", 4: "4", 5: _("5 – strongly agree")}

SHIPPED = {"e-01": _("E-01: at the end of the edition"), "e-02": _("E-02: six months later")}


class OpenSurveyForm(forms.Form):
    """A shipped form is put to the participants of an edition, from a day to a day."""

    form = forms.ChoiceField(label=_("Form"), choices=list(SHIPPED.items()))
    opens_on = DayField(label=_("Opens on"))
    closes_on = DayField(label=_("Closes on"))


class SurveyOfEditionForm(OpenSurveyForm):
    edition = forms.ModelChoiceField(
        label=_("Edition"), queryset=Edition.objects.order_by("-starts_on"), empty_label=None
    )
    field_order = ("edition",)


class ConclusionForm(forms.Form):
    """What follows from the evaluation, in both languages."""

    text_fr = forms.CharField(
        label=_("Conclusions in French"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    text_en = forms.CharField(
        label=_("Conclusions in English"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6})
    )


FOLLOWED = [("", _("neither")), ("I", _("Component I")), ("II", _("Component II")), ("I,II", _("both"))]


class InterestForm(forms.Form):
    """Interest in the master (Component III). No name is asked; the address only so that nobody counts twice."""

    country = CountryField(label=_("Country in which you work"))
    institution_kind = forms.ChoiceField(label=_("Type of institution"), choices=Institution.Kind.choices)
    years_in_field = forms.IntegerField(
        label=_("Years of work in the field of drugs"), min_value=0, max_value=60, required=False
    )
    has_followed = forms.ChoiceField(
        label=_("Components of the Academy that you have followed"), choices=FOLLOWED, required=False
    )
    wishes = forms.CharField(
        label=_("What the master should offer you"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Please name nobody here."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("It is not kept: only a fingerprint of it, so that each person counts once."),
    )  # fmt: skip


class SurveyForm(forms.Form):
    """Every item may be left open."""

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = "en" if (get_language() or "fr").startswith("en") else "fr"
        for item in survey.items:
            self.fields[item["key"]] = _field(item, language)

    def answers(self) -> dict[str, Any]:
        """Answers by item key; None for what was left open."""
        return {key: None if value == "" else value for key, value in self.cleaned_data.items()}


def _field(item: dict[str, Any], language: str) -> forms.Field:
    label = item[language]
    if item["type"] == "scale":
        return _choice(label, list(SCALE.items()))
    if item["type"] == "choice":
        return _choice(label, [(number, option[language]) for number, option in enumerate(item["options"])])
    if item["type"] == "text":
        area = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(label=label, required=False, max_length=LONGEST, widget=area)
    low, high = RANGES[item["type"]]
    return forms.IntegerField(label=label, required=False, min_value=low, max_value=high)


def _choice(label: str, choices: list[tuple[int, Any]]) -> forms.TypedChoiceField:
    open_ended = [("", _("not applicable")), *choices]
    return forms.TypedChoiceField(
        label=label, required=False, coerce=int, empty_value=None, choices=open_ended, widget=forms.RadioSelect
    )
