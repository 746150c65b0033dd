"""An amount of euros, as people write it; whole cents inside."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from courses.admissions.domain import money
from courses.admissions.money_refusals import not_an_amount


class EuroField(forms.CharField):
    """ "1 250,50" or "1,250.50" becomes 125050; nothing becomes None."""

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        self.least = least
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})
        super().__init__(widget=widget, max_length=20, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            cents = money.parse(text)
        except money.NotAnAmount as refused:
            raise forms.ValidationError(not_an_amount(refused), code="not_an_amount") from None
        if cents < self.least:
            raise forms.ValidationError(_("Write an amount above nought."), code="nought")
        return cents

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02d}" if isinstance(value, int) else value
