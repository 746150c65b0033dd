"""What the Secretariat fills in when applications come in and are screened."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    file = forms.FileField(label=_("List of applications (CSV, UTF-8)"))
