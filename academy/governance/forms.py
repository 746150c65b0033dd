"""What the Board, the Correspondents and the Secretariat fill in."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance.models import Decision, Mandate, Requirement, Resolution, Threshold


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class DayForm(forms.Form):
    on = day_field(_("Rules that govern an activity of"))


class CopyForm(forms.Form):
    """A new draft that begins with what a resolution says."""

    source = forms.ModelChoiceField(label=_("Begin with"), queryset=Resolution.objects.all())
    number = forms.CharField(label=_("Number of the new resolution"), max_length=20)
    applies_from = day_field(_("Applies to activities from"))
    applies_to = day_field(_("Applies to activities until"))
    in_force_from = day_field(_("In force from"))

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"].strip()
        if Resolution.objects.filter(number=number).exists():
            raise forms.ValidationError(_("There is a resolution with this number."))
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("applies_from") and data.get("applies_to") and data["applies_from"] > data["applies_to"]:
            self.add_error("applies_to", _("The period ends before it begins."))
        return data


class AmountsForm(forms.Form):
    """Every credit value and level of a draft, in credits; kept in hundredths."""

    def __init__(self, *args: Any, resolution: Resolution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines: dict[str, Requirement | Threshold] = {}
        for requirement in resolution.requirements.filter(kind__in=["award", "module"]):
            self._line(f"requirement-{requirement.pk}", str(requirement_title(requirement)), requirement)
        for threshold in resolution.thresholds.all():
            label = _("Level required for Component %(component)s") % {"component": threshold.component}
            self._line(f"threshold-{threshold.pk}", str(label), threshold)

    def _line(self, name: str, label: str, line: Requirement | Threshold) -> None:
        self.lines[name] = line
        self.fields[name] = forms.DecimalField(
            label=label, min_value=0, max_value=1000, decimal_places=2, initial=Decimal(line.amount) / 100
        )

    def changed(self) -> list[tuple[Requirement | Threshold, int]]:
        """Lines whose value differs, with the new amount in hundredths."""
        amounts = {name: int(self.cleaned_data[name] * 100) for name in self.lines}
        return [(line, amounts[name]) for name, line in self.lines.items() if line.amount != amounts[name]]


def requirement_title(requirement: Requirement) -> str:
    from academy.lib.bilingual import in_language

    return f"{in_language(requirement, 'title')} ({requirement.component})"


class EndorseForm(forms.Form):
    decision = forms.ModelChoiceField(
        label=_("Decision of the Permanent Correspondents"),
        queryset=Decision.objects.filter(body="pc", kind="endorsement", endorsed=None),
        empty_label=None,
    )


class DecisionForm(forms.Form):
    reference = forms.CharField(label=_("Reference"), max_length=80)
    body = forms.ChoiceField(label=_("Body"), choices=Decision.Body.choices)
    kind = forms.ChoiceField(label=_("Kind"), choices=Decision.Kind.choices)
    decided_on = day_field(_("Decided on"))
    meeting = forms.CharField(label=_("Meeting or procedure"), max_length=200)
    text_fr = forms.CharField(label=_("Text in French"), widget=forms.Textarea(attrs={"rows": 3}))
    text_en = forms.CharField(label=_("Text in English"), widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label=_("Document"), max_length=200, required=False)

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"].strip()
        if Decision.objects.filter(reference=reference).exists():
            raise forms.ValidationError(_("There is a decision with this reference."))
        return reference


class RenewalForm(forms.Form):
    mandate = forms.ModelChoiceField(label=_("Mandate"), queryset=Mandate.objects.all())
    decision = forms.ModelChoiceField(
        label=_("Renewed by"), queryset=Decision.objects.filter(body="pc", kind="renewal")
    )
    starts_on = day_field(_("From"))
    ends_on = day_field(_("Until"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["starts_on"] >= data["ends_on"]:
            self.add_error("ends_on", _("The period ends before it begins."))
        return data
