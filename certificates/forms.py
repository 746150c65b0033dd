"""What a stranger may send us."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the certificate"), max_length=80, help_text=_("26 letters and digits, as printed.")
    )


class FileForm(forms.Form):
    file = forms.FileField(label=_("PDF of the certificate"), help_text=_("The file is compared and not kept."))


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name on the certificate"), max_length=200)


class HoldForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500)
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class ChangeForm(forms.Form):
    reason = forms.CharField(label=_("Reason (kept, never public)"), max_length=40)
