"""What a participant writes to contest a line, and what the Secretariat decides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credits.api import Correction

LONGEST = 4000


class ContestForm(forms.Form):
    """The file itself is looked at by the operation, by its content."""

    reason = forms.CharField(
        label=_("Why you contest it"),
        help_text=_("What happened, and what the line should say. The Secretariat reads it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    file = forms.FileField(
        label=_("A file that shows it"),
        required=False,
        help_text=_("PDF, DOCX, ODT, PNG or JPEG, at most 10 MB. Only you and the Secretariat can open it."),
    )

    def paper(self, most: int) -> tuple[str, bytes] | None:
        """Name and content as far as `most` + 1 bytes; None where no file was sent."""
        file: Any = self.cleaned_data["file"]
        return (str(file.name), file.read(most + 1)) if file else None


class UpholdForm(forms.Form):
    """Which fact, its new value, and why. Attendance is in minutes, assignments in hundredths of a per cent."""

    fact = forms.ChoiceField(label=_("Fact to correct"))
    value = forms.IntegerField(label=_("New value"), min_value=0, help_text=_("In the unit of the fact, as shown."))
    passed = forms.BooleanField(
        label=_("The pass mark is reached"),
        required=False,
        help_text=_("Counts only for a fact that has a pass mark (a test, an assignment)."),
    )
    grounds = forms.CharField(
        label=_("Grounds (the participant reads them)"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, corrections: Sequence[Correction], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.corrections = {one.key: one for one in corrections}
        self.fields["fact"].choices = [(one.key, one.words) for one in corrections]  # type: ignore[attr-defined]

    def correction(self) -> Correction:
        return self.corrections[self.cleaned_data["fact"]]


class RefuseForm(forms.Form):
    grounds = forms.CharField(
        label=_("Grounds (the participant reads them)"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
