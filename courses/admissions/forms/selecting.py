"""What the Secretariat fills in from the selection to the seats."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.admissions.domain.selection import READINGS

NAMES = {
    "A": _("countries first"),
    "A_even": _("round by round"),
    "A_countries_first": _("countries before places"),
    "B": _("members first"),
}


class SelectionForm(forms.Form):
    reading = forms.ChoiceField(label=_("Reading of the rule"), choices=[(key, NAMES[key]) for key in READINGS])
    seed = forms.CharField(
        label=_("Public value for the lots"),
        help_text=_("A value that nobody could know before the list was closed."),
        max_length=64,
    )
    seed_source = forms.CharField(label=_("Where the value was published"), max_length=200)


class ReleaseForm(forms.Form):
    event = forms.ChoiceField(
        label=_("What happened"),
        choices=[
            ("withdrawn", _("withdrawn")),
            ("declined", _("declined")),
            ("expired", _("offer expired")),
            ("no_show", _("did not come")),
        ],
    )
