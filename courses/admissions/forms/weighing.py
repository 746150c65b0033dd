"""What is put on record at screening beside the decision: merit points, first participation, joint nominations."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.lib.names import in_order_of_names
from courses.admissions.models import Application
from courses.admissions.models.conditions import MOST_BOUND, MOST_POINTS


class MeritForm(forms.Form):
    points = forms.IntegerField(
        label=_("Merit points"),
        help_text=_("0 to 100 by the grid named below. The applicant neither writes nor reads them."),
        min_value=0,
        max_value=MOST_POINTS,
    )
    grid = forms.CharField(
        label=_("Grid of criteria"),
        help_text=_("Its name and version, for example “Grid 2026, version 1”."),
        max_length=200,
    )
    words = forms.CharField(
        label=_("Why so many points"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text=_("Criterion by criterion, for whoever asks later."),
    )  # fmt: skip


class FirstTimeForm(forms.Form):
    is_first_time = forms.ChoiceField(
        label=_("Is it the first participation?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("How you know"), max_length=500, help_text=_("For example the list of participants of an earlier year.")
    )

    def said(self) -> dict[str, Any]:
        return {"is_first_time": self.cleaned_data["is_first_time"] == "yes", "words": self.cleaned_data["words"]}


class JointForm(forms.Form):
    applications = forms.ModelMultipleChoiceField(
        label=_("Applications"),
        queryset=Application.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick two or three. They are taken together or not at all."),
        error_messages={"required": _("Tick two or three applications.")},
    )
    reason = forms.CharField(
        label=_("Why together"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text=_("For example two officers who are to set up one service."),
    )  # fmt: skip

    def __init__(self, *args: Any, among: Iterable[Application], with_country: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.with_country = with_country
        rows = Application.objects.filter(pk__in=[one.pk for one in among]).select_related("person", "country")
        field = self.fields["applications"]
        field.queryset = rows.order_by(  # type: ignore[attr-defined]
            in_order_of_names("country"), "person__family_name", "pk"
        )
        field.label_from_instance = self._named  # type: ignore[attr-defined]

    def _named(self, one: Application) -> str:
        name = one.person.printed_name
        return f"{name} ({one.country})" if self.with_country else name

    def clean_applications(self) -> list[Application]:
        chosen = list(self.cleaned_data["applications"])
        if not 2 <= len(chosen) <= MOST_BOUND:
            raise forms.ValidationError(_("Tick two or three applications."), code="two_or_three")
        return chosen


class UnbindForm(forms.Form):
    reason = forms.CharField(label=_("Why they no longer belong together"), max_length=500)
