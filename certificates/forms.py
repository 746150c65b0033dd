"""What a stranger may send us."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from academy.lib.fields import DayField
from academy.lib.templatetags.bilingual import hundredths
from academy.people.api import Institution
from certificates.domain.sealed import LONGEST
from certificates.models import PERMITTED_GROUNDS, ReasonClass, ReleaseLine, Settler, StatusChange
from certificates.operations import PERMITTED, Hold
from certificates.queries import Candidate


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the certificate"),
        max_length=LONGEST,
        help_text=_("26 letters and digits, as printed; or the whole address."),
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("PDF, or a photo of the paper"),
        help_text=_("The PDF as it was issued; or a scan, photo or screenshot of the paper or its symbol. Not kept."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/png,image/jpeg,image/webp"}),
    )


class SealForm(forms.Form):
    seal = forms.CharField(
        label=_("Signed seal"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("The text of the larger symbol, as a scanner shows it. It contains the name; it is not kept."),
    )


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name on the certificate"), max_length=200)


class HoldForm(forms.Form):
    """Why a name is held back, until when, and who settles it: for a list of one component."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect, help_text=_("The participant reads it."))
    reason = forms.CharField(
        label=_("What makes you hold it"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by the institutions of the list and the Secretariat, not by the participant."),
    )
    until = DayField(label=_("To be settled by"), help_text=_("When it has passed, nothing is released by itself."))
    settler = forms.ChoiceField(label=_("Who settles it"), choices=Settler.choices, widget=forms.RadioSelect)
    body = forms.CharField(
        label=_("Which body of the institution"),
        max_length=120,
        required=False,
        help_text=_("Where a body of the institution settles it."),
    )

    def __init__(self, *args: Any, component: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        permitted = PERMITTED_GROUNDS[component]
        self.fields["ground"].choices = [(one.value, one.label) for one in permitted]  # type: ignore[attr-defined]

    def hold(self) -> Hold:
        """What was filled in."""
        return Hold(**self.cleaned_data)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the list is withdrawn"),
        max_length=300,
        help_text=_("The other institutions of the list read it. The certificate stays as it is."),
    )


class ChangeForm(forms.Form):
    """What an officer may ask for, as the certificate stands now."""

    status = forms.ChoiceField(label=_("New status"), widget=forms.RadioSelect)
    reason_class = forms.ChoiceField(label=_("Grounds (kept, never public)"), choices=ReasonClass.choices)
    reason = forms.CharField(
        label=_("Note for your own file"), max_length=200, required=False, help_text=_("Kept, never public.")
    )

    def __init__(self, *args: Any, possible: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "suspended": _("suspended, until it is lifted"),
            "valid": _("valid again: the suspension is lifted"),
            "revoked": _("revoked, for good"),
            "withdrawn": _("withdrawn by your institution alone, for good"),
        }
        self.fields["status"].choices = [(one, words[one]) for one in possible]  # type: ignore[attr-defined]
        permitted = {one for status in possible for one in PERMITTED[status]}
        grounds = self.fields["reason_class"]
        grounds.choices = [(k, v) for k, v in ReasonClass.choices if k in permitted]  # type: ignore[attr-defined]


class ReissueForm(forms.Form):
    """initial name: the printed one."""

    why = forms.ChoiceField(label=_("Why"), choices=ReleaseLine.Why.choices)
    name = forms.CharField(
        label=_("Name as it is to be printed"),
        max_length=200,
        required=False,
        help_text=_("For a corrected name; a lost certificate is issued again with the name that is printed on it."),
    )


class SignatoryForm(forms.Form):
    """Who signs for an institution from a day on."""

    name = forms.CharField(label=_("Name of the signatory"), max_length=120)
    office_fr = forms.CharField(label=_("Office, in French"), max_length=160)
    office_en = forms.CharField(label=_("Office, in English"), max_length=160)
    starts_on = DayField(label=_("Signs from"))
    picture = forms.FileField(
        label=_("Picture of the signature"), required=False, help_text=_("PNG or JPEG, at most 2 MB; may be left out.")
    )


class LogoForm(forms.Form):
    starts_on = DayField(label=_("In use from"))
    picture = forms.FileField(label=_("Logo"), help_text=_("PNG or JPEG, at most 2 MB."))


def _listed(one: Candidate) -> str:
    return f"{one.person.printed_name} ({hundredths(one.status.earned)} / {hundredths(one.status.required)})"


class ProposeForm(forms.Form):
    """The list of one component of an edition."""

    component = forms.CharField(widget=forms.HiddenInput)
    institutions = forms.ModelMultipleChoiceField(
        label=_("Issued by"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chosen beforehand: who takes part in the award, by what is on record."),
    )
    issuers_reason = forms.CharField(
        label=_("Why one that takes part does not issue"),
        max_length=300,
        required=False,
        help_text=_("Only where one is left out; it reads this, and so do the institutions that approve the list."),
    )

    leave_out = forms.TypedMultipleChoiceField(
        label=_("Leave out of this list"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody who is not ticked stands on the list, with these credits."),
    )
    reason = forms.CharField(
        label=_("Why they are left out"),
        max_length=300,
        required=False,
        help_text=_("Whoever asked for recognition reads it."),
    )

    def __init__(
        self, data: Any = None, *, component: str, ready: Sequence[Candidate], taking_part: Iterable[Institution]
    ) -> None:
        """taking_part: the issuers that are chosen beforehand."""
        initial = {"component": component, "institutions": [one.pk for one in taking_part]}
        super().__init__(data, auto_id=f"{component}-%s", initial=initial)
        partners = Q(kind=Institution.Kind.UNIVERSITY) | Q(key="pompidou-group")
        people = [(one.person.pk, _listed(one)) for one in ready]
        self.fields["leave_out"].choices = people  # type: ignore[attr-defined]
        if not people:
            del self.fields["leave_out"], self.fields["reason"]
        self.fields["institutions"].queryset = Institution.objects.filter(partners)  # type: ignore[attr-defined]


class BatchForm(forms.Form):
    file = forms.FileField(
        label=_("List as CSV"),
        help_text=_("A column “code” or “seal”, and “name” where it is to be compared. At most 10 000 rows; not kept."),
    )


class ShareForm(forms.Form):
    label = forms.CharField(label=_("For whom"), max_length=80, help_text=_("Only you see this."))
    days = forms.TypedChoiceField(
        label=_("Opens for"), coerce=int,
        choices=[(7, _("a week")), (30, _("a month")), (90, _("three months")), (365, _("a year"))], initial=30,
    )  # fmt: skip


class RegisterFilter(forms.Form):
    q = forms.CharField(label=_("Number or name"), max_length=100, required=False)
    component = forms.ChoiceField(
        label=_("Component"), required=False, choices=[("", _("all")), ("I", "I"), ("II", "II"), ("III", "III")]
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", pgettext_lazy("status", "all")), *StatusChange.Status.choices]
    )  # fmt: skip


class _OwnForm(forms.Form):
    """For one of the officer's own institutions; usually there is one, and it is chosen already."""

    institution = forms.ModelChoiceField(label=_("Institution"), queryset=Institution.objects.none(), empty_label=None)

    def __init__(self, *args: Any, institutions: Sequence[Institution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Institution.objects.filter(pk__in=[one.pk for one in institutions])
        self.fields["institution"].queryset = own  # type: ignore[attr-defined]


class TokenForm(_OwnForm):
    name = forms.CharField(label=_("Which system"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[("verify", _("look up certificates and seals")), ("batch", _("send lists of certificates"))],
        widget=forms.CheckboxSelectMultiple,
    )
    ends_on = DayField(label=_("Until"), help_text=_("Within a year."))


class ContactForm(_OwnForm):
    office = forms.CharField(label=_("Office"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    website = forms.URLField(label=_("Web page"), required=False, assume_scheme="https")
    valid_from = DayField(label=_("From"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("email") and not data.get("phone"):
            self.add_error("email", _("Please give an e-mail address or a telephone number."))
        return data
