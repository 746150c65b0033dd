"""What one may ask of the audit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.audit import api as audit_api


class FilterForm(forms.Form):
    """Every field may stay empty."""

    action = forms.ChoiceField(label=_("Act"), required=False)
    actor = forms.CharField(
        label=_("Who"), required=False, help_text=_("An e-mail address, “user:” with a number, or “system”.")
    )
    thing = forms.CharField(
        label=_("What"), required=False, help_text=_("For example “people.person” or “people.person:12”.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("every act")), *((action, action) for action in audit_api.actions())]
        self.fields["action"] = forms.ChoiceField(label=_("Act"), required=False, choices=choices)

    def asked(self) -> dict[str, str]:
        return dict(self.cleaned_data) if self.is_valid() else {}
