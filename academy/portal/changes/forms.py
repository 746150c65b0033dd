"""The new days of an edition and its modules; why it is postponed or cancelled."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.lib.fields import DayField
from courses.catalogue.api import Edition, NewDays


class ReasonForm(forms.Form):
    """Why, in both languages: it stands in the letters and on the public page."""

    reason_fr = forms.CharField(
        label=gettext_lazy("Reason in French"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
    reason_en = forms.CharField(
        label=gettext_lazy("Reason in English"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class PostponeForm(ReasonForm):
    """The days as they stand, to be changed."""

    starts_on = DayField(label=gettext_lazy("Starts on"))
    ends_on = DayField(label=gettext_lazy("Ends on"))

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        self.numbers = list(edition.modules.order_by("number").values_list("number", flat=True))
        initial = {"starts_on": edition.starts_on, "ends_on": edition.ends_on}
        for module in edition.modules.order_by("number"):
            initial |= {
                f"module_{module.number}_starts_on": module.starts_on,
                f"module_{module.number}_ends_on": module.ends_on,
            }
        super().__init__(*args, **(kwargs | {"initial": initial}))
        for number in self.numbers:
            self.fields[f"module_{number}_starts_on"] = DayField(label=_("Module %s starts on") % number)
            self.fields[f"module_{number}_ends_on"] = DayField(label=_("Module %s ends on") % number)
        reasons = ("reason_fr", "reason_en")
        self.order_fields([*(name for name in self.fields if name not in reasons), *reasons])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("", *(f"module_{number}_" for number in self.numbers)):
            first, last = data.get(f"{name}starts_on"), data.get(f"{name}ends_on")
            if first and last and last < first:
                self.add_error(f"{name}ends_on", _("The last day lies before the first."))
        return data

    def days(self) -> NewDays:
        said = self.cleaned_data
        modules = {
            number: (said[f"module_{number}_starts_on"], said[f"module_{number}_ends_on"]) for number in self.numbers
        }
        names = ("starts_on", "ends_on", "reason_fr", "reason_en")
        return NewDays(**{name: said[name] for name in names}, modules=modules)
