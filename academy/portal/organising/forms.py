"""Appointing an organiser; what an organiser sends in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.lib.fields import ListField
from academy.people.api import NameRefused, clean_name


class AppointmentForm(forms.Form):
    """Who organises this edition; she is told by letter."""

    email = forms.EmailField(label=_("E-mail address"))
    given_name = forms.CharField(label=_("Given name"), max_length=120)
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=[("fr", "Français"), ("en", "English")])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("given_name") and data.get("family_name"):
            try:
                clean_name(f"{data['given_name']} {data['family_name']}")
            except NameRefused:
                self.add_error("family_name", _("This is not a name that can be printed."))
        return data


class ParticipantsForm(forms.Form):
    file = ListField(
        label=_("Participants (CSV: given_name, family_name, email, country, institution, institution_kind)"),
        help_text=_(
            "institution_kind is one of governmental, public, ngo, university, international, other; a column "
            "language (fr or en) may be added."
        ),
    )


class AttendanceForm(forms.Form):
    file = ListField(
        label=_("Attendance list (CSV: session, email, minutes)"),
        help_text=_("The keys of the sessions stand in the programme below."),
    )
