"""What people fill in: about themselves, about others, about countries."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib.forgetting import mentions
from academy.lib.names import folded
from academy.people.domain.delegation import Held
from academy.people.domain.names import MOST, NameRefused, clean_name
from academy.people.fields import CountryField
from academy.people.models import CountryStatus, Erasure, Institution, Person, Role, RoleGrant
from academy.people.queries import names_of
from academy.people.refusals import GroundWithoutWords

NAME_WORDS = {
    "empty": _("Give the name as it should be printed."),
    "too_long": _("The name has more than 200 characters."),
    "control": _("The name holds invisible characters; type it again instead of pasting it."),
    "no_letter": _("The name holds no letter."),
}


class DayInput(forms.DateInput):
    """The browser's own calendar; always year-month-day, whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(), input_formats=["%Y-%m-%d"], **kwargs)


class NameField(forms.CharField):
    """A name in any script, in NFC; refusals say what is wrong."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MOST, **kwargs)

    def clean(self, value: Any) -> str:
        try:
            return clean_name(super().clean(value))
        except NameRefused as refused:
            raise forms.ValidationError(NAME_WORDS[refused.code], code=refused.code) from refused


class ProfileForm(forms.Form):
    """A person says how her name is printed; somebody new says her name first."""

    given_name = forms.CharField(label=_("Given name"), max_length=120)
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    printed_name = NameField(
        label=_("Name as on certificates"),
        help_text=_("In any script. Certificates that were issued keep the name they were issued with."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, person: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if person:
            # The name by which lists know her is changed by the Secretariat, not by herself.
            for field in ("given_name", "family_name"):
                self.fields[field].disabled = True


class PeopleFilterForm(forms.Form):
    q = forms.CharField(label=_("Name or e-mail address"), required=False)
    role = forms.ModelChoiceField(label=_("Role"), queryset=Role.objects.all(), required=False)

    def asked(self) -> dict[str, str]:
        if not self.is_valid():
            return {}
        role = self.cleaned_data["role"]
        return {"search": self.cleaned_data["q"], "role": role.pk if role else ""}


class InvitationForm(forms.Form):
    """Who, as what, where, from when to when."""

    email = forms.EmailField(label=_("E-mail address"))
    given_name = NameField(label=_("Given name"))
    family_name = NameField(label=_("Family name"))
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    role = forms.ModelChoiceField(label=_("Role"), queryset=Role.objects.all())
    institution = forms.ModelChoiceField(label=_("Only for"), queryset=Institution.objects.all(), required=False)
    country = CountryField(label=_("Only for"), required=False)
    edition = forms.IntegerField(
        label=_("Only for the edition with this number"), required=False, min_value=1,
        help_text=_("Leave all three empty for a role everywhere."),
    )  # fmt: skip
    starts_on = DayField(label=_("First day"), initial=timezone.localdate)
    ends_on = DayField(label=_("Last day"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if sum(1 for scope in ("institution", "country", "edition") if found.get(scope)) > 1:
            raise forms.ValidationError(_("Choose one institution, one country or one edition, not several."))
        return found

    def asked(self) -> Held:
        scope, key = self._scope()
        return Held(
            role=self.cleaned_data["role"].pk,
            scope=scope,
            scope_key=key,
            starts_on=self.cleaned_data["starts_on"],
            ends_on=self.cleaned_data["ends_on"],
        )

    def _scope(self) -> tuple[str, str]:
        found = self.cleaned_data
        if found["institution"]:
            return "institution", found["institution"].key
        if found["country"]:
            return "country", found["country"].pk
        return ("edition", str(found["edition"])) if found["edition"] else ("", "")


class DeputyForm(forms.Form):
    """Who stands in, in which of the roles held, until when."""

    grant = forms.ModelChoiceField(label=_("Role"), queryset=RoleGrant.objects.none())
    deputy = forms.ModelChoiceField(
        label=_("Deputy"), queryset=Person.objects.none(), to_field_name="email", widget=forms.EmailInput,
        help_text=_("The e-mail address of somebody who has an account; invite her first otherwise."),
        error_messages={"invalid_choice": _("Nobody with an account has this address.")},
    )  # fmt: skip
    starts_on = DayField(label=_("First day"), initial=timezone.localdate)
    ends_on = DayField(label=_("Last day"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = RoleGrant.objects.filter(user=person.user_id, on_behalf_of=None).select_related("role")
        self.fields["grant"].queryset = own  # type: ignore[attr-defined]
        self.fields["grant"].label_from_instance = _in_words  # type: ignore[attr-defined]
        others = Person.objects.filter(user__isnull=False).exclude(pk=person.pk).select_related("user")
        self.fields["deputy"].queryset = others  # type: ignore[attr-defined]

    def asked(self) -> Held:
        grant = self.cleaned_data["grant"]
        return Held(
            role=grant.role_id,
            scope=grant.scope,
            scope_key=grant.scope_key,
            starts_on=self.cleaned_data["starts_on"],
            ends_on=self.cleaned_data["ends_on"],
        )


def _in_words(grant: RoleGrant) -> str:
    return f"{grant.role} ({grant.get_scope_display()}: {grant.scope_key})" if grant.scope else str(grant.role)


class LeaverForm(forms.Form):
    last_day = DayField(label=_("Last day"), initial=timezone.localdate)


class KeyDateForm(forms.Form):
    on = DayField(label=_("Standing on"), required=False)

    def asked(self) -> date:
        found = self.cleaned_data.get("on") if self.is_valid() else None
        return found or timezone.localdate()


class AssertionForm(forms.Form):
    """One dated statement about a country, with its source."""

    body = forms.ChoiceField(label=_("Body"), choices=CountryStatus.Body.choices)
    state = forms.ChoiceField(label=_("State"), choices=CountryStatus.State.choices)
    as_at = DayField(label=_("From"))
    precision = forms.ChoiceField(label=_("How exactly this day is known"), choices=CountryStatus.Precision.choices)
    source = forms.CharField(
        label=_("Source"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Document, page, date: where it is said."),
    )


class AskErasureForm(forms.Form):
    """Nobody has to say why."""

    words = forms.CharField(
        label=_("Anything you wish to say"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You need not give a reason."),
    )  # fmt: skip


class EraseForm(forms.Form):
    """On what ground, and the address or name typed once more: nothing brings a person back."""

    ground = forms.ChoiceField(label=_("Why"), choices=Erasure.Ground.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed for another reason. This stays on record: name nobody here."),
    )  # fmt: skip
    confirmation = forms.CharField(label=_("The e-mail address or the name of the person, typed once more"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_words(self) -> str:
        """What stays on record may not bring back the name."""
        words = str(self.cleaned_data["words"])
        if mentions(words, names_of(self.person)):
            raise forms.ValidationError(_("These words stay on record: leave out the name and the address."))
        return words

    def clean_confirmation(self) -> str:
        typed = folded(self.cleaned_data["confirmation"])
        if typed not in {folded(one) for one in (self.person.email, self.person.printed_name) if one}:
            raise forms.ValidationError(_("This is neither the address nor the name of this person."))
        return typed

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("ground") == Erasure.Ground.OTHER and not found.get("words", "").strip():
            self.add_error("words", str(GroundWithoutWords()))
        return found


class RefuseErasureForm(forms.Form):
    """Why not, and until when."""

    answer = forms.CharField(
        label=_("Why the request is refused"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads this, with the right to complain to the data protection authority."),
    )  # fmt: skip
    until = DayField(label=_("From which day it can be asked again with effect"), required=False)

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("This day is past."))
        return until
