"""Forms about credential files and the names of institutions."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class CredentialForm(forms.Form):
    credential = forms.FileField(
        label=_("Credential file"),
        help_text=_("A file that ends in .json. It contains the name; it is checked and not kept."),
    )


class DomainForm(forms.Form):
    domain = forms.CharField(
        label=_("Domain of the institution"),
        max_length=200,
        required=False,
        help_text=_("For example um.edu.mt, or um.edu.mt/academy. Empty: the Academy’s address."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    counts_from = forms.DateField(
        label=_("From"),
        help_text=_("The day on which the document stands there; today or later."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["counts_from"].initial = today
