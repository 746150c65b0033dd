"""What organisers and the Secretariat send in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.lib.fields import ListField, MomentField
from courses.catalogue.api import Edition, Module
from courses.seminars.operations import SessionSpec


class AttendanceForm(forms.Form):
    file = ListField(label=_("Attendance list (CSV: session, email, minutes)"))


class ProgrammeForm(forms.Form):
    file = ListField(
        label=_("Programme (CSV: module, key, starts_at, ends_at, contact, title_fr, title_en)"),
        help_text=_("Times such as 2026-05-18T09:00; contact is yes or no: only contact sessions count."),
    )


class SessionForm(forms.Form):
    """A session of the programme."""

    module = forms.ModelChoiceField(label=_("Module"), queryset=Module.objects.none(), empty_label=None)
    key = forms.SlugField(
        label=_("Key"), max_length=60, help_text=_("Attendance lists name the session by it, for example s1-01.")
    )
    starts_at = MomentField(label=_("Begins"))
    ends_at = MomentField(label=_("Ends"))
    is_contact = forms.BooleanField(label=_("Counts as contact time"), required=False, initial=True)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["module"].queryset = edition.modules.order_by("number")  # type: ignore[attr-defined]
        self.fields["module"].label_from_instance = _module  # type: ignore[attr-defined]

    def spec(self) -> SessionSpec:
        data = self.cleaned_data
        return SessionSpec(**(data | {"module": data["module"].number, "key": data["key"].lower()}))


def _module(module: Module) -> str:
    return f"{module.number}. {module}"
