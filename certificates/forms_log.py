"""Two heads of the public register, by their number of lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import LogHead
from certificates.queries.log import head_of_size


class TwoHeadsForm(forms.Form):
    first = forms.IntegerField(label=_("Lines of the one head"), min_value=1)
    second = forms.IntegerField(label=_("Lines of the other head"), min_value=1)

    def clean_first(self) -> LogHead:
        return self._head("first")

    def clean_second(self) -> LogHead:
        return self._head("second")

    def _head(self, field: str) -> LogHead:
        size: Any = self.cleaned_data[field]
        found = head_of_size(size)
        if found is None:
            raise forms.ValidationError(_("No head was signed over %(size)s lines.") % {"size": size})
        return found
