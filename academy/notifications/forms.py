"""What one may ask of the list of letters, and what one may say of a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.notifications.models import Letter


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("every state")), *Letter.State.choices])

    def asked(self) -> str:
        return str(self.cleaned_data["state"]) if self.is_valid() else ""


class CameBackForm(forms.Form):
    words = forms.CharField(
        label=_("What is known"),
        help_text=_("For example: returned by post, moved; or: says by telephone that nothing came."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
