"""What the Secretariat fills in when applications come in and are screened."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.people.api import Country, CountryField
from courses.admissions.models import Application, Call, NationalOpinion

Screening = Application.Screening
BY_HAND = (Screening.ELIGIBLE, Screening.NOT_ELIGIBLE, Screening.DUPLICATE, Screening.DECISION_NEEDED)
BODIES = [
    ("pg", _("Pompidou Group")),
    ("coe", _("Council of Europe")),
    ("mednet", _("MedNET")),
    ("observer", _("observer")),
]
OPINIONS = [("waiting", _("no opinion yet")), *NationalOpinion.Opinion.choices]


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("List of applications (CSV in UTF-8, or XLSX)"),
        help_text=_("All of it is taken in, or nothing, with a report by row and column."),
    )


class FilterForm(forms.Form):
    """Which applications are shown; an unknown word filters nothing."""

    country = CountryField(label=_("Country"), required=False, empty_label=_("all"))
    body = forms.ChoiceField(label=_("Member of"), choices=[("", _("all")), *BODIES], required=False)
    screening = forms.ChoiceField(label=_("Screening"), choices=[("", _("all")), *Screening.choices], required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("all")), *Application.State.choices[1:]], required=False
    )
    endorsement = forms.ChoiceField(label=_("Opinion"), choices=[("", _("all")), *OPINIONS], required=False)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        applied = Country.objects.filter(applications__call=call).distinct()
        self.fields["country"].queryset = applied  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        if not self.is_valid():
            return {}
        said = self.cleaned_data
        return {name: value.pk if name == "country" else value for name, value in said.items() if value}


class DecisionForm(forms.Form):
    """A decision by hand, always with words."""

    screening = forms.ChoiceField(
        label=_("Decision"), choices=[(value.value, value.label) for value in BY_HAND], widget=forms.RadioSelect
    )
    duplicate_of = forms.ModelChoiceField(
        label=_("Duplicate of"), queryset=Application.objects.none(), required=False,
        help_text=_("Only for a duplicate: the application that counts."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text=_("The applicant reads these words."),
    )  # fmt: skip

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Application.objects.filter(call=application.call_id, country=application.country_id)
        others = others.exclude(pk=application.pk).exclude(state=Application.State.DRAFT).select_related("person")
        field = self.fields["duplicate_of"]
        field.queryset = others  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("screening") == Screening.DUPLICATE and not said.get("duplicate_of"):
            self.add_error("duplicate_of", _("Say which application counts."))
        if said.get("screening") != Screening.DUPLICATE:
            said["duplicate_of"] = None
        return said


def _named(application: Application) -> str:
    return f"{application.person.printed_name}, {application.country_id} ({str(application.ticket)[:8]})"


class BulkForm(forms.Form):
    """The same decision on every ticked application."""

    applications = forms.ModelMultipleChoiceField(
        queryset=Application.objects.none(), error_messages={"required": _("Tick at least one application.")}
    )
    screening = forms.ChoiceField(
        label=_("Decision"),
        choices=[(value.value, value.label) for value in BY_HAND if value != Screening.DUPLICATE],
    )
    words = forms.CharField(label=_("Why"), max_length=2000)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        submitted = call.applications.filter(state=Application.State.SUBMITTED)
        self.fields["applications"].queryset = submitted  # type: ignore[attr-defined]


class DeclarationForm(forms.Form):
    """Has she who decides an interest in this call?"""

    has_interest = forms.ChoiceField(
        label=_("Have you an interest in one of these applications?"),
        choices=[("no", _("no")), ("yes", _("yes"))],
        widget=forms.RadioSelect,
        help_text=_("Kinship, friendship, a common employer, your own nomination."),
    )
    words = forms.CharField(
        label=_("Which interest"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )
    concerns = forms.ModelMultipleChoiceField(
        label=_("Applications that it concerns"), queryset=Application.objects.none(), required=False,
        help_text=_("On these somebody else decides."),
    )  # fmt: skip

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = call.applications.exclude(state=Application.State.DRAFT).select_related("person")
        field = self.fields["concerns"]
        field.queryset = rows.order_by("person__family_name")  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("has_interest") == "yes" and not said.get("words"):
            self.add_error("words", _("Say which interest."))
        return said
