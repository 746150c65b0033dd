"""Which statement is asked for: what the Academy knew on a day, and under the law of which day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.lib.fields import DayField


@dataclass(frozen=True, kw_only=True)
class Asked:
    """known_on: None for today. law_on: None for the law that governs."""

    known_on: date | None = None
    law_on: date | None = None

    @property
    def as_of(self) -> datetime | None:
        """The last moment of the day, in the Academy's time."""
        if self.known_on is None:
            return None
        return timezone.make_aware(datetime.combine(self.known_on, time.max))

    @property
    def is_special(self) -> bool:
        return self.known_on is not None or self.law_on is not None


def not_in_future(day: date | None) -> None:
    """Raise ValidationError for a day that has not come: nobody knows it yet."""
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day has not come yet: choose today or an earlier day."), code="future")


class AskedForm(forms.Form):
    """Two days; both may be left empty."""

    as_of = DayField(
        label=gettext_lazy("As the Academy knew it on"),
        required=False,
        validators=[not_in_future],
        help_text=gettext_lazy("What was recorded later is left out. Empty: today."),
    )
    law_on = DayField(
        label=gettext_lazy("Level of the law of"),
        required=False,
        validators=[not_in_future],
        help_text=gettext_lazy(
            "The level and validity that the Board had set for that day. Empty: the law that governs."
        ),
    )

    def asked(self) -> Asked:
        """What is asked; today's statement where the days cannot be read (the form says why)."""
        if not self.is_valid():
            return Asked()
        known_on: date | None = self.cleaned_data["as_of"]
        today = timezone.localdate()
        return Asked(known_on=None if known_on == today else known_on, law_on=self.cleaned_data["law_on"])


def form_for(data: Any) -> AskedForm:
    """Bound to what was asked; an empty address asks for today."""
    return AskedForm(data)
