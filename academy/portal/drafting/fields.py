"""How amounts of credits and days are typed."""

from typing import Any

from django import forms

from academy.governance import api as governance_api
from academy.governance.api import AmountWrong


class CreditsField(forms.CharField):
    """Credits as typed ("6", "6.50" or "6,50"), hundredths as kept. An empty optional field is None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as it was typed."""
        return governance_api.amount_words(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text and not self.required:
            return None
        try:
            return governance_api.parse_credits(text)
        except AmountWrong as wrong:
            raise forms.ValidationError(governance_api.amount_sentence(wrong.code), code=wrong.code) from wrong


def text_field(label: Any, *, rows: int = 3, required: bool = False, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, required=required, max_length=20_000, **kwargs)
