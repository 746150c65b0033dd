"""What one may ask of the audit."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    """Every field may stay empty."""

    action = forms.CharField(label=_("Act"), required=False)
    actor = forms.CharField(
        label=_("Who"), required=False, help_text=_("An e-mail address, “user:” with a number, or “system”.")
    )
    thing = forms.CharField(
        label=_("What"), required=False, help_text=_("For example “people.person” or “people.person:12”.")
    )

    def asked(self) -> dict[str, str]:
        return dict(self.cleaned_data) if self.is_valid() else {}
