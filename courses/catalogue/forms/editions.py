"""Entering an activity; opening and editing an edition with its modules."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Decision, Mandate
from academy.lib.bilingual import beside
from academy.lib.fields import DayField
from academy.people.api import CountryField
from courses.catalogue.models import Activity, Edition, Module
from courses.catalogue.operations import EditionChange, ModuleSpec

MOST_MODULES = 12


class ActivityForm(forms.Form):
    """An activity of any of the mandates. Which ones give credits is the Board's, by resolution."""

    mandate = forms.ModelChoiceField(label=_("Mandate"), queryset=Mandate.objects.all(), empty_label=None)
    kind = forms.ChoiceField(label=_("Kind"), choices=Activity.Kind.choices)
    key = forms.SlugField(
        label=_("Key (in addresses)"), max_length=60, help_text=_("Small letters, digits and hyphens.")
    )
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mandate"].label_from_instance = _mandate  # type: ignore[attr-defined]

    def clean_key(self) -> str:
        return str(self.cleaned_data["key"]).lower()


def _mandate(mandate: Mandate) -> str:
    from academy.lib.bilingual import in_language

    return f"{mandate.code} – {in_language(mandate, 'title')}"


class _EditionFields(forms.Form):
    """What is asked when an edition is opened and can be edited later."""

    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    theme_fr = forms.CharField(label=_("Topic in French"), max_length=200, required=False)
    theme_en = forms.CharField(label=_("Topic in English"), max_length=200, required=False)
    host = forms.CharField(
        label=_("Host"), max_length=200, required=False, help_text=_("Who holds it, where that is not the Academy.")
    )
    town = forms.CharField(label=_("Town"), max_length=120, required=False)
    country = CountryField(label=_("Country"), required=False, empty_label=_("none: at a distance"))
    starts_on = DayField(label=_("Starts on"))
    ends_on = DayField(label=_("Ends on"))
    course_version = forms.CharField(
        label=_("Version of the course"), max_length=20, initial="1",
        help_text=_("Modules count where the Board has adopted this version."),
    )  # fmt: skip
    yearly_decision = forms.ModelChoiceField(
        label=_("Yearly decision"), queryset=Decision.objects.filter(kind="yearly", body="pc"), required=False,
        help_text=_("Asked for an Executive Training (P-PG (2020) 10, P-PG/Training, item 4)."),
    )  # fmt: skip
    topic_decision = forms.ModelChoiceField(
        label=_("Decision on the topic"), required=False,
        queryset=Decision.objects.filter(kind__in=["topic", "yearly"], body="pc"),
        help_text=_("Asked for an Executive Training (P-PG (2020) 10, P-PG/Training, item 5)."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["starts_on"] > data["ends_on"]:
            self.add_error("ends_on", _("The edition ends before it begins."))
        return data


class EditionForm(_EditionFields):
    """An edition to be opened."""

    activity = forms.ModelChoiceField(
        label=_("Activity"), queryset=Activity.objects.select_related("mandate").order_by("mandate_id", "key")
    )
    key = forms.SlugField(
        label=_("Key (in addresses)"), max_length=60, help_text=_("Small letters, digits and hyphens.")
    )
    capacity = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=999, required=False,
        help_text=_("Numbered places, given by selection; leave it empty where a list of participants is sent."),
    )  # fmt: skip
    field_order = ("activity", "key")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].label_from_instance = named_with_mandate  # type: ignore[attr-defined]

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"]).lower()
        if Edition.objects.filter(key=key).exists():
            raise forms.ValidationError(_("There is an edition with this key."))
        return key


def named_with_mandate(activity: Activity) -> str:
    return beside(activity.mandate.code, str(activity))


class EditForm(_EditionFields):
    """An edition as it stands, to be changed. Its state changes by opening, postponing, cancelling and closing."""

    @classmethod
    def of(cls, edition: Edition, data: Mapping[str, Any] | None = None) -> "EditForm":
        form = cls(data, initial={name: getattr(edition, name) for name in _EditionFields.base_fields})
        if edition.state != Edition.State.PLANNED:  # it was opened on these decisions
            del form.fields["yearly_decision"], form.fields["topic_decision"]
        return form

    def change(self) -> EditionChange:
        return EditionChange(**self.cleaned_data)


class ModuleForm(forms.Form):
    """A module of an edition; its number is its place in the list. Left empty, it is none."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Module.Kind.choices, initial=Module.Kind.RESIDENTIAL)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    starts_on = DayField(label=_("Starts on"))
    ends_on = DayField(label=_("Ends on"))
    content_key = forms.SlugField(
        label=_("Content"), max_length=60, required=False,
        help_text=_("For a distance module: the address of its pages, for example m-intro."),
    )  # fmt: skip
    notional_hours = forms.IntegerField(label=_("Notional hours of work"), min_value=1, max_value=2000, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["starts_on"] > data["ends_on"]:
            self.add_error("ends_on", _("The module ends before it begins."))
        if data.get("kind") == Module.Kind.DISTANCE and self.has_changed() and not data.get("content_key"):
            self.add_error("content_key", _("A distance module names its pages."))
        return data


class ModulesForm(forms.BaseFormSet):  # type: ignore[type-arg]  # has no parameters when it runs
    """The modules of an edition, in their order."""

    def specs(self) -> list[ModuleSpec]:
        """The modules that were filled in, numbered in their order."""
        filled = [form.cleaned_data for form in self.forms if form.cleaned_data]
        return [ModuleSpec(**data, number=number) for number, data in enumerate(filled, start=1)]


def modules_form(
    data: Mapping[str, Any] | None = None, *, known: list[Module] | None = None, extra: int = 2
) -> ModulesForm:
    """The list of modules: those that are there, and room for more. The button "more" sends one more form back."""
    known = known or []
    kind = forms.formset_factory(
        ModuleForm, formset=ModulesForm, extra=extra, max_num=MOST_MODULES, absolute_max=MOST_MODULES, validate_max=True
    )
    names = list(ModuleForm.base_fields)
    initial = [{name: getattr(module, name) for name in names} for module in known]
    if data is not None and "more" in data:
        data = dict(data.items()) | {
            "module-TOTAL_FORMS": str(min(MOST_MODULES, int_of(data.get("module-TOTAL_FORMS")) + 1))
        }
    return kind(data, prefix="module", initial=initial)  # type: ignore[return-value]


def int_of(text: Any) -> int:
    """The whole number in a field of a form that a browser sends back; 0 for anything else."""
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 4 else 0
