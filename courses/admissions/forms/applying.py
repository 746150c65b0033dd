"""What an applicant fills in: who she is if nobody knows yet, one section at a time, a request for a change."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from academy.people.api import NameRefused, Person, clean_name
from courses.admissions.domain import form as questions
from courses.admissions.forms.calls import CountryForm
from courses.admissions.forms.questions import field_of, label_of
from courses.admissions.models import ChangeRequest


class BeginForm(CountryForm):
    """The country first: it says whether applying makes sense. Somebody unknown also gives her name."""

    field_order = ("given_name", "family_name", "language", "country")

    def __init__(self, *args: Any, person: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if person is None:
            self.fields["given_name"] = forms.CharField(label=_("Given name"), max_length=120)
            self.fields["family_name"] = forms.CharField(label=_("Family name"), max_length=120)
            self.fields["language"] = forms.ChoiceField(
                label=_("Language in which we write to you"), choices=settings.LANGUAGES
            )
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "given_name" in said and "family_name" in said:
            try:
                said["printed_name"] = clean_name(f"{said['given_name']} {said['family_name']}")
            except NameRefused:
                self.add_error("family_name", _("This name cannot be printed on a certificate; please type it again."))
        return said


class SectionForm(forms.Form):
    """The questions of one section, or only one of them. Nothing is demanded while saving: the review demands.

    keep_complete: the application is submitted, so that a required answer may be changed but not taken away.
    """

    def __init__(
        self,
        *args: Any,
        section: str,
        asked: Mapping[str, str],
        only: str = "",
        keep_complete: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)
        self.keep_complete = keep_complete
        for one in questions.questions_of(section, asked):
            if one.store != questions.FILE and only in ("", one.key):
                field = field_of(one.key)
                field.required = questions.demand(one, asked) == questions.REQUIRED
                self.fields[one.key] = field

    def _clean_fields(self) -> None:
        """A draft may have gaps; the words "(optional)" still stand where the call says so."""
        required = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = field.required and self.keep_complete
        super()._clean_fields()  # type: ignore[misc]
        for name, field in self.fields.items():
            field.required = required[name]

    def answers(self) -> dict[str, Any]:
        """What was understood; a country that was not chosen leaves the known one as it is."""
        return {key: value for key, value in self.cleaned_data.items() if not (key == "country" and value is None)}


def document_form(kind: str, *, required: bool, **kwargs: Any) -> forms.Form:
    """One document: choose a file, send it."""
    form = forms.Form(prefix=kind, use_required_attribute=False, **kwargs)
    form.fields["file"] = forms.FileField(
        label=_("Your file"), help_text=_("PDF, DOCX or ODT, at most 10 MB."), required=True
    )
    form.fields["file"].is_asked = required  # type: ignore[attr-defined]
    return form


class ChangeForm(forms.Form):
    """After the deadline: which answer, what it should say, and why."""

    question = forms.ChoiceField(label=_("Which answer should change"))
    value = forms.CharField(label=_("What it should say"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    why = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, asked: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, label_of(one.key)) for one in questions.changeable(asked)]
        self.fields["question"].choices = choices  # type: ignore[attr-defined]


class AnswerChangeForm(forms.Form):
    """The Secretariat accepts (the answer as it will stand) or refuses; both with words for the person."""

    decision = forms.ChoiceField(
        label=_("Answer"), choices=[("accept", _("accept")), ("refuse", _("refuse"))], widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Words for the applicant"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )

    def __init__(self, *args: Any, request: ChangeRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = field_of(request.question)
        field.required = False
        field.label = _("The answer as it will stand: %s") % label_of(request.question)
        field.initial = request.value
        self.fields["value"] = field

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("decision") == "accept" and "value" in said and said["value"] in (None, ""):
            self.add_error("value", _("Say what the answer will be."))
        return said
