"""What one may ask of the list of letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.notifications.models import Letter


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("every state")), *Letter.State.choices])

    def asked(self) -> str:
        return str(self.cleaned_data["state"]) if self.is_valid() else ""
