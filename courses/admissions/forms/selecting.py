"""What the Secretariat fills in from the rule to the decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.admissions.domain.selection import READINGS

Choices = list[tuple[str, str]]
NAMES = {
    "A": _("countries first"),
    "A_even": _("round by round"),
    "A_countries_first": _("countries before places"),
    "B": _("members first"),
}


class RuleForm(forms.Form):
    reading = forms.ChoiceField(label=_("Reading of the rule"), choices=[(key, NAMES[key]) for key in READINGS])
    per_country_cap = forms.IntegerField(
        label=_("At most so many people of one country"),
        help_text=_("Leave empty for no limit. It stands only when more people apply than there are places."),
        min_value=1,
        required=False,
    )
    mednet = forms.IntegerField(label=_("At least so many people of MedNET countries"), min_value=0, required=False)
    observers = forms.IntegerField(label=_("At most so many people of observer countries"), min_value=0, required=False)
    replace_after_first_module = forms.BooleanField(
        label=_("A place that becomes free after module 1 goes on to somebody else, for module 2"),
        help_text=_("Otherwise it stays free from the day after module 1."),
        required=False,
    )
    reference = forms.CharField(
        label=_("Decision that adopts this rule"),
        help_text=_("Reference and date; it is printed in the record."),
        max_length=200,
    )

    def parameters(self) -> dict[str, Any]:
        """The rule as a case says it."""
        said: dict[str, Any] = {"reading": self.cleaned_data["reading"]}
        if self.cleaned_data["per_country_cap"]:
            said["per_country_cap"] = self.cleaned_data["per_country_cap"]
        if self.cleaned_data["replace_after_first_module"]:
            said["replace_after_first_module"] = True
        groups: list[dict[str, Any]] = []
        if self.cleaned_data["mednet"]:
            groups.append({"field": "mednet", "value": True, "min": self.cleaned_data["mednet"]})
        if self.cleaned_data["observers"] is not None:
            groups.append({"field": "observer", "value": True, "max": self.cleaned_data["observers"]})
        return said | ({"groups": groups} if groups else {})


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
