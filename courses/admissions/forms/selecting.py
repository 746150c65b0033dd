"""What the Secretariat fills in from the list to the decision; the rule itself is in forms/ruling.py."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = list[tuple[str, str]]


class NoticeForm(forms.Form):
    awaited = forms.CharField(
        label=_("Public value that is awaited"),
        help_text=_("Who publishes it, and which one: for example the draw of a national lottery on a named day."),
        max_length=200,
    )
    value_day = forms.DateField(
        label=_("Day on which the value is published"),
        help_text=_("Later than today, so that nobody can know the value yet."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class ValueForm(forms.Form):
    value = forms.CharField(
        label=_("Public value for the lots"),
        help_text=_("Exactly as published. A second officer types it in as well, without seeing yours."),
        max_length=200,
    )
    source = forms.CharField(label=_("Where the value was published"), max_length=200)


class SwapForm(forms.Form):
    """Somebody proposed, and somebody eligible who was not. Choices are (ticket, words)."""

    taken_from = forms.ChoiceField(label=_("Takes the place from"))
    given_to = forms.ChoiceField(label=_("Gives it to"))

    def __init__(self, *args: Any, chosen: Choices = (), waiting: Choices = (), **kwargs: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        self.fields["taken_from"].choices = list(chosen)  # type: ignore[attr-defined]
        self.fields["given_to"].choices = list(waiting)  # type: ignore[attr-defined]


class OverrideForm(SwapForm):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It is printed in the record of the decision and in the file to check the run. Name no persons."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
