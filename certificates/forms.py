"""What a stranger may send us."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from academy.people.api import Institution
from certificates.domain.sealed import LONGEST
from certificates.models import ReleaseLine


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the certificate"), max_length=80, help_text=_("26 letters and digits, as printed.")
    )


class FileForm(forms.Form):
    file = forms.FileField(label=_("PDF of the certificate"), help_text=_("The file is compared and not kept."))


class SealForm(forms.Form):
    seal = forms.CharField(
        label=_("Signed seal"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("The text of the larger symbol, as a scanner shows it. It contains the name; it is not kept."),
    )


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name on the certificate"), max_length=200)


class HoldForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500)
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class ChangeForm(forms.Form):
    reason = forms.CharField(label=_("Reason (kept, never public)"), max_length=40)


class ReissueForm(forms.Form):
    """initial name: the printed one."""

    why = forms.ChoiceField(label=_("Why"), choices=ReleaseLine.Why.choices)
    name = forms.CharField(
        label=_("Name as it is to be printed"),
        max_length=200,
        required=False,
        help_text=_("For a corrected name; a lost certificate is issued again with the name that is printed on it."),
    )


class SignatoryForm(forms.Form):
    """Who signs for an institution from a day on."""

    name = forms.CharField(label=_("Name of the signatory"), max_length=120)
    office_fr = forms.CharField(label=_("Office, in French"), max_length=160)
    office_en = forms.CharField(label=_("Office, in English"), max_length=160)
    starts_on = forms.DateField(label=_("Signs from"), widget=forms.DateInput(attrs={"type": "date"}))
    picture = forms.FileField(
        label=_("Picture of the signature"), required=False, help_text=_("PNG or JPEG, at most 2 MB; may be left out.")
    )


class LogoForm(forms.Form):
    starts_on = forms.DateField(label=_("In use from"), widget=forms.DateInput(attrs={"type": "date"}))
    picture = forms.FileField(label=_("Logo"), help_text=_("PNG or JPEG, at most 2 MB."))


class ProposeForm(forms.Form):
    component = forms.ChoiceField(label=_("Component"))
    institutions = forms.ModelMultipleChoiceField(
        label=_("Issued by"), queryset=Institution.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, components: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["component"].choices = [(one, one) for one in components]  # type: ignore[attr-defined]
        partners = Q(kind=Institution.Kind.UNIVERSITY) | Q(key="pompidou-group")
        self.fields["institutions"].queryset = Institution.objects.filter(partners)  # type: ignore[attr-defined]
