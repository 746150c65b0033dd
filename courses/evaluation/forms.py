"""The form of a survey, made from its items."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.evaluation.domain.answers import LONGEST, RANGES
from courses.evaluation.models import Survey

SCALE = {1: _("1 – strongly disagree"), 2: "2", 3: "3", 4: "4", 5: _("5 – strongly agree")}


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
