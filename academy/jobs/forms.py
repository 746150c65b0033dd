"""What one may ask of the list of jobs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.jobs.models import Job


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("every state")), *Job.State.choices])

    def asked(self) -> str:
        return str(self.cleaned_data["state"]) if self.is_valid() else ""
