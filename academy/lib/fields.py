"""Fields that forms of several apps share."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _


class ListField(forms.FileField):
    """A list that is sent as a file, not larger than the house takes; `content()` is its bytes."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > settings.UPLOAD_MAX_BYTES:
            most = settings.UPLOAD_MAX_BYTES // 2**20
            raise forms.ValidationError(_("The file is larger than %s MB.") % most, code="too_large")
        return file


class DayField(forms.DateField):
    """A day, in the browser's own calendar; year-month-day, whatever the language."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)


class MomentField(forms.DateTimeField):
    """A day and a time of the house's own zone, in the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **kwargs)
