"""What the Board, the Correspondents and the Secretariat fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance.models import Decision, Mandate, Resolution
from academy.lib.dates import date_format
from academy.lib.fields import DayField


class DayForm(forms.Form):
    on = DayField(label=_("Rules that govern an activity of"))


class DecisionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference} – {obj.meeting}, {date_format(obj.decided_on)}"


class EndorseForm(forms.Form):
    """Which plenary decision endorses a list: one taken once the Board had adopted it; it may endorse several."""

    decision = DecisionChoice(
        label=_("Decision of the Permanent Correspondents"), queryset=Decision.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, resolution: Resolution, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"list-{resolution.pk}-%s"  # the desk shows one form for each list
        super().__init__(*args, **kwargs)
        taken = Decision.objects.filter(body="pc", kind="endorsement").order_by("-decided_on", "-pk")
        if resolution.adopted_on:
            taken = taken.filter(decided_on__gte=resolution.adopted_on)
        self.fields["decision"].queryset = taken  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    reference = forms.CharField(label=_("Reference"), max_length=80)
    body = forms.ChoiceField(label=_("Body"), choices=Decision.Body.choices)
    kind = forms.ChoiceField(label=_("Kind"), choices=Decision.Kind.choices)
    decided_on = DayField(label=_("Decided on"))
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
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["starts_on"] >= data["ends_on"]:
            self.add_error("ends_on", _("The period ends before it begins."))
        return data
