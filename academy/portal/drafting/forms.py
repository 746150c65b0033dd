"""What somebody fills in who drafts: the resolution itself, its activities, its curriculum."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance import api as governance_api
from academy.governance.api import ActivityKind, Component, DesignatedActivity, Resolution
from academy.lib.fields import DayField
from academy.portal.drafting.fields import text_field

LONGEST_TOPIC = 200


class BeginForm(forms.Form):
    """A new draft: empty, or with everything that another resolution says."""

    source = forms.ModelChoiceField(
        label=_("Begin with"),
        queryset=Resolution.objects.all(),
        required=False,
        empty_label=_("nothing: an empty draft"),
    )
    number = forms.CharField(
        label=_("Number of the new resolution"), max_length=20, help_text=_("For example 2027/01.")
    )
    applies_from = DayField(label=_("Applies to activities from"))
    applies_to = DayField(label=_("Applies to activities until"), help_text=_("A yearly list ends after a year."))
    in_force_from = DayField(label=_("In force from"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return _in_order(self, data)


class GeneralForm(forms.Form):
    """What a resolution says of itself."""

    number = forms.CharField(label=_("Number"), max_length=20)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    text_fr = text_field(_("Text in French"), rows=5)
    text_en = text_field(_("Text in English"), rows=5)
    applies_from = DayField(
        label=_("Applies to activities from"), help_text=_("An activity is governed by the resolution of its date.")
    )
    applies_to = DayField(label=_("Applies to activities until"), help_text=_("A yearly list ends after a year."))
    in_force_from = DayField(label=_("In force from"), help_text=_("From this day on credits are written under it."))
    supersedes = forms.ModelChoiceField(
        label=_("Supersedes"),
        queryset=Resolution.objects.none(),
        required=False,
        empty_label=_("no other resolution"),
        help_text=_("Needed where both govern the same activity on the same days."),
    )
    transition = forms.ChoiceField(
        label=_("People who were enrolled before it applies"),
        choices=Resolution.Transition.choices,
        widget=forms.RadioSelect,
    )
    answer_days = forms.IntegerField(
        label=_("Days to answer an appeal"),
        required=False,
        min_value=1,
        max_value=366,
        help_text=_("Empty: the Board does not say."),
    )

    def __init__(self, *args: Any, resolution: Resolution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Resolution.objects.filter(state=Resolution.State.ADOPTED).exclude(pk=resolution.pk)
        self.fields["supersedes"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return _in_order(self, data)


def _in_order(form: forms.Form, data: dict[str, Any]) -> dict[str, Any]:
    if data.get("applies_from") and data.get("applies_to") and data["applies_from"] > data["applies_to"]:
        form.add_error("applies_to", _("The period ends before it begins."))
    return data


class TopicsForm(forms.Form):
    """The topics of the year, one a line, the same in both languages. Source: P-PG (2020) 10, P-PG/Academy, item 6."""

    topics_fr = text_field(
        _("Topics in French"), rows=6, required=True, help_text=_("One topic a line, in the order of the list.")
    )
    topics_en = text_field(
        _("Topics in English"), rows=6, required=True, help_text=_("The same topics in the same order, one a line.")
    )

    def titles(self) -> list[tuple[str, str]]:
        """Each topic as (French, English)."""
        return list(zip(self.cleaned_data["topics_fr"], self.cleaned_data["topics_en"], strict=True))

    def clean_topics_fr(self) -> list[str]:
        return _lines(self.cleaned_data["topics_fr"])

    def clean_topics_en(self) -> list[str]:
        return _lines(self.cleaned_data["topics_en"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        french, english = data.get("topics_fr"), data.get("topics_en")
        if french and english and len(french) != len(english):
            words = _("There are %(fr)s topics in French and %(en)s in English: each topic stands in both languages.")
            self.add_error("topics_en", words % {"fr": len(french), "en": len(english)})
        return data


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        if len(line) > LONGEST_TOPIC:
            words = _("This topic is longer than %(most)s characters: “%(topic)s…”")
            raise forms.ValidationError(words % {"most": LONGEST_TOPIC, "topic": line[:40]})
    return lines


class ConsideredForm(forms.Form):
    """Source: P-PG (2020) 10, P-PG/Training, item 4; P-PG/Academy, item 4."""

    considered_fr = text_field(_("How they were taken into account, in French"), rows=6, required=True)
    considered_en = text_field(_("How they were taken into account, in English"), rows=6, required=True)


class DesignationForm(forms.Form):
    """An activity of any mandate, for a component. Source: P-PG (2020) 10, P-PG/Academy, item 6."""

    activity = forms.ChoiceField(label=_("Activity"), help_text=_("From the catalogue, grouped by mandate."))
    component = forms.ChoiceField(label=_("Counts for"), widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label=_("Category"), choices=ActivityKind.choices, help_text=_("Ceilings and parts of a level go by category.")
    )
    is_capacity_building = forms.TypedChoiceField(
        label=_("Is it capacity building?"),
        choices=((1, _("yes")), (0, _("no, it is deemed suitable for the reason below"))),
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        initial=1,
    )
    reason_fr = text_field(_("Reason in French"))
    reason_en = text_field(_("Reason in English"))
    outcomes_fr = text_field(_("Learning outcomes in French"))
    outcomes_en = text_field(_("Learning outcomes in English"))

    def __init__(self, *args: Any, activities: Sequence[Any], edits: DesignatedActivity | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if edits:  # which activity it is does not change: another one is another line
            del self.fields["activity"], self.fields["component"]
            return
        self.fields["activity"].choices = [("", _("Choose an activity")), *activities]  # type: ignore[attr-defined]
        states = {code: governance_api.component_state(code) for code in Component.values}
        self.fields["component"].choices = [  # type: ignore[attr-defined]
            (code, label) for code, label in Component.choices if states[code][0]
        ]
        self.fields["component"].help_text = " ".join(said for _is_open, said in states.values() if said)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_capacity_building") is False:
            words = _("Say why this activity is deemed suitable although it is not capacity building.")
            for name in ("reason_fr", "reason_en"):
                if not data.get(name):
                    self.add_error(name, words)
        return data


class ModuleForm(forms.Form):
    """A module of a course version. How many modules there are is the mandate's."""

    version = forms.CharField(label=_("Version of the course"), max_length=20)
    number = forms.IntegerField(label=_("Number of the module"), min_value=1, max_value=99)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    outcomes_fr = text_field(_("Learning outcomes in French"))
    outcomes_en = text_field(_("Learning outcomes in English"))
    workload_hours = forms.IntegerField(label=_("Workload in hours"), min_value=1, max_value=2000, required=False)

    def __init__(self, *args: Any, most: int | None, is_edited: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if most:
            self.fields["number"] = forms.TypedChoiceField(
                label=_("Number of the module"), choices=[(n, str(n)) for n in range(1, most + 1)], coerce=int
            )
        if is_edited:
            del self.fields["version"], self.fields["number"]


class CompareForm(forms.Form):
    """Any two resolutions, drafts included."""

    a = forms.ModelChoiceField(label=_("Compare"), queryset=Resolution.objects.all())
    b = forms.ModelChoiceField(label=_("with"), queryset=Resolution.objects.all())
