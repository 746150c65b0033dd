"""Handing in and marking."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.lib.bilingual import in_language
from courses.assignments.models import Criterion


class HandInForm(forms.Form):
    file = forms.FileField(label=_("Your file"), help_text=_("PDF, DOCX or ODT, at most 10 MB."))


class MarkForm(forms.Form):
    """A level per criterion of the rubric, each said in words."""

    feedback = forms.CharField(label=_("Feedback to the participant"), widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            self.fields[criterion.key] = forms.ChoiceField(
                label=f"{criterion.key} – {in_language(criterion, 'title')} ({criterion.weight} %)",
                choices=[
                    (level, f"{level} – {_said(words)}")
                    for level, words in sorted(criterion.levels.items(), key=_level)
                ],
                widget=forms.RadioSelect,
            )
        self.order_fields([criterion.key for criterion in criteria])

    def levels(self) -> dict[str, int]:
        return {criterion.key: int(self.cleaned_data[criterion.key]) for criterion in self.criteria}


def _level(item: tuple[str, Any]) -> int:
    return int(item[0])


def _said(words: dict[str, str]) -> str:
    from django.utils.translation import get_language

    return words["en" if (get_language() or "fr").startswith("en") else "fr"]
