"""What a stranger may send us."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from academy.people.api import Institution
from certificates.domain.sealed import LONGEST
from certificates.models import ReasonClass
from certificates.operations import PERMITTED


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
    """What an officer may ask for, as the certificate stands now."""

    status = forms.ChoiceField(label=_("New status"), widget=forms.RadioSelect)
    reason_class = forms.ChoiceField(label=_("Grounds (kept, never public)"), choices=ReasonClass.choices)
    reason = forms.CharField(
        label=_("Note for your own file"), max_length=200, required=False, help_text=_("Kept, never public.")
    )

    def __init__(self, *args: Any, possible: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "suspended": _("suspended, until it is lifted"),
            "valid": _("valid again: the suspension is lifted"),
            "revoked": _("revoked, for good"),
            "withdrawn": _("withdrawn by your institution alone, for good"),
        }
        self.fields["status"].choices = [(one, words[one]) for one in possible]  # type: ignore[attr-defined]
        permitted = {one for status in possible for one in PERMITTED[status]}
        grounds = self.fields["reason_class"]
        grounds.choices = [(k, v) for k, v in ReasonClass.choices if k in permitted]  # type: ignore[attr-defined]


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
