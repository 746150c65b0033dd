"""What is filled in for the Board's procedure: sittings, votes, interests, proposals, seats, rules of procedure."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from academy.governance.models import (
    Decision,
    Mandate,
    Proposal,
    Resolution,
    RulesOfProcedure,
    Seat,
    SeatHolding,
    Sitting,
    Vote,
)
from academy.lib.bilingual import beside, in_language
from academy.lib.fields import DayField, MomentField
from academy.people.api import CountryField, Institution, Person


def text_field(label: Any, *, rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class VoteForm(forms.Form):
    choice = forms.ChoiceField(label=_("Your vote"), choices=Vote.Choice.choices, widget=forms.RadioSelect)


class InterestForm(forms.Form):
    """prefix: its names differ from those of the vote beside it."""

    prefix = "interest"
    text = text_field(_("Your interest in this matter"))
    recuses = forms.BooleanField(
        label=_("My seat recuses itself: it does not vote on this resolution and does not count as present"),
        required=False,
    )


class ConveneForm(forms.Form):
    procedure = forms.ChoiceField(
        label=_("How the Board decides"), choices=Sitting.Procedure.choices, widget=forms.RadioSelect
    )
    number = forms.CharField(label=_("Number of the sitting"), max_length=20)
    opens_at = MomentField(
        label=_("Begins"), help_text=_("Votes can be opened from this moment on. Time of Strasbourg.")
    )
    closes_at = MomentField(
        label=_("Ends"),
        help_text=_("The deadline of a written procedure, or the end of the meeting. Time of Strasbourg."),
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False, help_text=_("For a meeting."))


class ResolutionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return beside(str(obj.number), in_language(obj, "title"))


class AgendaForm(forms.Form):
    """A draft (which is put before the Board by this) or a tabled resolution without a vote."""

    resolution = ResolutionChoice(label=_("Resolution"), queryset=Resolution.objects.none(), empty_label=None)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = Resolution.objects.filter(state__in=["draft", "tabled"], votes=None).exclude(sitting=sitting)
        self.fields["resolution"].queryset = self.waiting  # type: ignore[attr-defined]


class TableForm(forms.Form):
    sitting = forms.ModelChoiceField(
        label=_("Sitting"),
        queryset=Sitting.objects.none(),
        required=False,
        empty_label=_("the next sitting, still to be convened"),
    )

    def __init__(self, *args: Any, open_sittings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sitting"].queryset = open_sittings  # type: ignore[attr-defined]


class HoldingChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return beside(str(obj.seat), obj.who)


class MinutesForm(forms.Form):
    attended = HoldingChoice(
        label=pgettext_lazy("heads a list of people", "Present"),
        queryset=SeatHolding.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    minutes_fr = text_field(_("What was said, in French"), rows=6, required=False)
    minutes_en = text_field(_("What was said, in English"), rows=6, required=False)

    def __init__(self, *args: Any, holdings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attended"].queryset = holdings  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    kind = forms.ChoiceField(label=_("Who proposes"), choices=Proposal.Kind.choices, widget=forms.RadioSelect)
    mandate = forms.ModelChoiceField(label=_("Mandate"), queryset=Mandate.objects.all())
    country = CountryField(label=_("Country"), required=False, help_text=_("Needed for an offer to host."))
    title = forms.CharField(label=_("Title"), max_length=200)
    text = text_field(_("What is proposed, and why"), rows=5)
    reached_by = forms.CharField(
        label=_("How it was reached"),
        max_length=200,
        required=False,
        help_text=_("For example: by consensus of the steering committee, 12 March."),
    )
    venue = forms.CharField(label=_("Venue"), max_length=200, required=False)
    starts_on = DayField(label=_("From"), required=False)
    ends_on = DayField(label=_("Until"), required=False)


class ProposalChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.mandate.code})"


class AttachForm(forms.Form):
    proposal = ProposalChoice(label=_("Proposal"), queryset=Proposal.objects.none(), empty_label=None)

    def __init__(self, *args: Any, resolution: Resolution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Proposal.objects.select_related("mandate").exclude(attached_to=resolution)
        self.fields["proposal"].queryset = free  # type: ignore[attr-defined]


class ProcedureForm(forms.Form):
    """The founding record: what the Board decided about its own procedure."""

    reference = forms.CharField(label=_("Reference of the Board’s decision"), max_length=80)
    decided_on = DayField(label=_("Decided on"))
    meeting = forms.CharField(label=_("Meeting or procedure"), max_length=200)
    document = forms.CharField(label=_("Document"), max_length=200, required=False)
    text_fr = text_field(_("Text in French"))
    text_en = text_field(_("Text in English"))
    quorum = forms.IntegerField(label=_("Quorum, in seats that have voted"), min_value=1)
    majority = forms.ChoiceField(label=_("Majority"), choices=RulesOfProcedure.Majority.choices)
    applies_from = DayField(label=_("Applies from"))
    chair = forms.ModelChoiceField(
        label=_("Seat that presides"),
        queryset=Seat.objects.order_by("-kind", "number"),
        required=False,
        empty_label=_("the Board has named none"),
        help_text=_("The founding text names no chair. Without one, the Secretariat opens and closes votes."),
    )
    chair_breaks_ties = forms.BooleanField(label=_("The vote of the seat that presides breaks a tie"), required=False)

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"].strip()
        if Decision.objects.filter(reference=reference).exists():
            raise forms.ValidationError(_("There is a decision with this reference."))
        return reference


class InstitutionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return in_language(obj, "name")


def _universities() -> QuerySet[Institution]:
    return Institution.objects.filter(kind=Institution.Kind.UNIVERSITY).order_by("name_en")


class SeatForm(forms.Form):
    seat = forms.ModelChoiceField(label=_("Seat"), queryset=Seat.objects.order_by("-kind", "number"))
    is_deputy = forms.BooleanField(label=_("As deputy: votes where the holder has not"), required=False)
    email = forms.EmailField(label=_("E-mail address of the person"))
    institution = InstitutionChoice(
        label=_("Institution that the person represents"),
        queryset=Institution.objects.none(),
        required=False,
        empty_label=_("none: a seat of the Permanent Correspondents"),
        help_text=_("For the seat of the partner institutions; only one that takes part."),
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = _universities()  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if not Person.objects.filter(email=email).exists():
            raise forms.ValidationError(_("The Academy knows nobody with this address."))
        return email

    def person(self) -> Person:
        return Person.objects.get(email=self.cleaned_data["email"])


class PartnershipForm(forms.Form):
    """When a partner institution takes part, and by which act. prefix: another form on its page has the same names."""

    prefix = "partner"
    institution = InstitutionChoice(label=_("Partner institution"), queryset=Institution.objects.none())
    starts_on = DayField(
        label=_("Takes part from"), required=False, help_text=_("Leave open to end a partnership that runs.")
    )
    ends_on = DayField(label=_("Takes part until"), required=False, help_text=_("Leave open where no end is known."))
    source = forms.CharField(label=_("Act: agreement or decision, with its date"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = _universities()  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    ends_on = DayField(label=_("Last day"))


class AcademicSeatForm(forms.Form):
    decision = forms.ModelChoiceField(
        label=_("Decision of the Governing Board"),
        queryset=Decision.objects.filter(body="board", kind="seats", seats=None),
        required=False,
        empty_label=_("none is recorded"),
    )


def say_refusal(form: forms.Form, refusal: Exception) -> None:
    """Write a refusal at its field, or above the form."""
    field = getattr(refusal, "field", "") or None
    form.add_error(field if field in form.fields else None, str(refusal))
