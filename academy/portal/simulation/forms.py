"""What is asked before a simulation, and which two are laid side by side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Resolution
from academy.lib.fields import DayField


class ScopeForm(forms.Form):
    """Filled with what is usual: the law that the draft follows, and days that hold facts."""

    against = forms.ModelChoiceField(
        label=_("Compared with the resolution"),
        queryset=Resolution.objects.filter(state=Resolution.State.ADOPTED),
        required=False,
        empty_label=_("none: as if no resolution had been adopted"),
    )
    data_from = DayField(label=_("Activities from"))
    data_to = DayField(label=_("Activities until"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("data_from") and data.get("data_to") and data["data_from"] > data["data_to"]:
            self.add_error("data_to", _("The period ends before it begins."))
        return data


class PairForm(forms.Form):
    """Two drafts, or a draft and a resolution that is law."""

    a = forms.ModelChoiceField(
        label=_("First resolution"), queryset=Resolution.objects.exclude(state=Resolution.State.REJECTED)
    )
    b = forms.ModelChoiceField(
        label=_("Second resolution"), queryset=Resolution.objects.exclude(state=Resolution.State.REJECTED)
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("a") and data.get("a") == data.get("b"):
            self.add_error("b", _("Choose two different resolutions."))
        return data
