"""What the Secretariat fills in when a place becomes free."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
