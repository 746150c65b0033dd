"""Appointing an expert to the steering group of an edition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Decision
from academy.lib.dates import date_format
from academy.lib.fields import DayField
from academy.people.api import NameRefused, clean_name


class AppointmentForm(forms.Form):
    """An expert for the steering group of an edition; she is told by letter."""

    act = forms.ModelChoiceField(
        label=_("Act of the Secretariat"), empty_label=None,
        queryset=Decision.objects.filter(kind="steering_group", body="secretariat").order_by("-decided_on"),
        help_text=_("The recorded act by which the steering group is appointed (P-PG/Training, item 5)."),
    )  # fmt: skip
    email = forms.EmailField(label=_("E-mail address"))
    given_name = forms.CharField(label=_("Given name"), max_length=120)
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=[("fr", "Français"), ("en", "English")])
    starts_on = DayField(label=_("Appointed from"))
    ends_on = DayField(label=_("Appointed until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"].label_from_instance = _act  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("given_name") and data.get("family_name"):
            try:
                clean_name(f"{data['given_name']} {data['family_name']}")
            except NameRefused:
                self.add_error("family_name", _("This is not a name that can be printed."))
        return data


def _act(decision: Decision) -> str:
    return f"{decision.reference} ({date_format(decision.decided_on)})"
