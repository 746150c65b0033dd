"""Opening an edition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Decision
from courses.catalogue.models import Activity


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class EditionForm(forms.Form):
    """An edition with its modules; every module has a title and its days."""

    activity = forms.ModelChoiceField(label=_("Activity"), queryset=Activity.objects.order_by("key"))
    key = forms.SlugField(label=_("Key (in addresses)"), max_length=60)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    town = forms.CharField(label=_("Town"), max_length=120, required=False)
    starts_on = _day(_("Starts on"))
    ends_on = _day(_("Ends on"))
    capacity = forms.IntegerField(label=_("Places"), min_value=1, max_value=999, required=False)
    modules = forms.IntegerField(label=_("Number of modules"), min_value=1, max_value=12)
    yearly_decision = forms.ModelChoiceField(
        label=_("Yearly decision"), queryset=Decision.objects.filter(kind="yearly"), required=False
    )
    topic_decision = forms.ModelChoiceField(
        label=_("Decision on the topic"), queryset=Decision.objects.filter(kind__in=["topic", "yearly"]), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["starts_on"] > data["ends_on"]:
            self.add_error("ends_on", _("The edition ends before it begins."))
        return data
