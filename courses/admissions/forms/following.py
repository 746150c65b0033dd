"""What a participant says once the place is confirmed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.lib.fields import MomentField
from courses.admissions.forms.questions import field_of
from courses.admissions.models import FollowUp

RESTRICTED = ("diet", "accessibility", "passport_number")


class FollowUpForm(forms.Form):
    """Times are those of Strasbourg. The last three answers are read by few, and erased after the event."""

    arrives_at = MomentField(label=_("Arrival"), help_text=_("Day and time, as in Strasbourg (Europe/Paris)."))
    leaves_at = MomentField(label=_("Departure"), help_text=_("Day and time, as in Strasbourg (Europe/Paris)."))
    travel = forms.CharField(
        label=_("Flight or train"), help_text=_("Number and town of arrival, if known."), max_length=200, required=False
    )
    lodging = forms.ChoiceField(label=_("Lodging"), choices=FollowUp.Lodging.choices, widget=forms.RadioSelect)
    lodging_wish = forms.CharField(label=_("Wish concerning the lodging"), max_length=300, required=False)
    needs_visa = forms.BooleanField(label=_("I need a visa"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in RESTRICTED:
            self.fields[name] = field_of(name)
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        arrives, leaves = said.get("arrives_at"), said.get("leaves_at")
        if arrives and leaves and leaves <= arrives:
            self.add_error("leaves_at", _("The departure is later than the arrival."))
        return said

    def restricted(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in RESTRICTED}

    def open_answers(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in RESTRICTED}
