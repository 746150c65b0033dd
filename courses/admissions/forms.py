"""What applicants and the Secretariat fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.people.api import Country, Institution

NAMES = {
    "A": _("countries first"),
    "A_even": _("round by round"),
    "A_countries_first": _("countries before places"),
    "B": _("members first"),
}


class CountryForm(forms.Form):
    country = forms.ModelChoiceField(label=_("Country of your institution"), queryset=Country.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Country.objects.order_by("name_en")  # type: ignore[attr-defined]


class ApplicationForm(CountryForm):
    institution_name = forms.CharField(label=_("Institution that nominates you"), max_length=200)
    institution_kind = forms.ChoiceField(label=_("Kind of institution"), choices=Institution.Kind.choices)
    position = forms.CharField(label=_("Your position"), max_length=200)
    motivation = forms.CharField(
        label=_("Why you apply"), max_length=3000, widget=forms.Textarea(attrs={"rows": 6}), required=False
    )
    needs = forms.CharField(
        label=_("What you need to learn"),
        help_text=_("The training starts from the needs of its participants."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )


class ImportForm(forms.Form):
    file = forms.FileField(label=_("List of applications (CSV, UTF-8)"))


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
