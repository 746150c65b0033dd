"""What the Secretariat writes when it refuses a request."""

from django import forms
from django.utils.translation import gettext_lazy as _


class GroundsForm(forms.Form):
    grounds = forms.CharField(
        label=_("Grounds (the participant reads them)"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
