"""A country offers to host; the Secretariat answers and takes over."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Proposal
from academy.lib.fields import DayField
from academy.people.api import Country, CountryField
from courses.catalogue.forms.editions import named_with_mandate
from courses.catalogue.models import Activity, Edition
from courses.catalogue.operations import OfferSpec


class HostOfferForm(forms.Form):
    """A country offers to host an activity."""

    activity = forms.ModelChoiceField(
        label=_("Activity"), queryset=Activity.objects.select_related("mandate").order_by("mandate_id", "key")
    )
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2999)
    country = CountryField(label=_("Country"), empty_label=None)
    town = forms.CharField(label=_("Town"), max_length=120)
    venue = forms.CharField(label=_("Venue"), max_length=200, help_text=_("Building or institution."))
    starts_on = DayField(label=_("Starts on"))
    ends_on = DayField(label=_("Ends on"))
    theme_fr = forms.CharField(label=_("Theme in French"), max_length=200, required=False)
    theme_en = forms.CharField(label=_("Theme in English"), max_length=200, required=False)
    text = forms.CharField(
        label=_("What your country provides"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=_("For example rooms, interpretation, local transport, meals."),
    )  # fmt: skip
    proposal = forms.ModelChoiceField(
        label=_("Proposal to the Governing Board"), queryset=Proposal.objects.none(), required=False,
        help_text=_("Where the same offer is also before the Board, so that the activity be designated."),
    )  # fmt: skip

    def __init__(self, *args: Any, countries: Collection[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].label_from_instance = named_with_mandate  # type: ignore[attr-defined]
        known = Country.objects.all() if countries is None else Country.objects.filter(pk__in=countries)
        self.fields["country"].queryset = known  # type: ignore[attr-defined]
        self.fields["proposal"].queryset = Proposal.objects.filter(  # type: ignore[attr-defined]
            kind=Proposal.Kind.HOST, country__in=known
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["starts_on"] > data["ends_on"]:
            self.add_error("ends_on", _("The offer ends before it begins."))
        return data

    def spec(self) -> OfferSpec:
        return OfferSpec(**self.cleaned_data)


class AnswerOfferForm(forms.Form):
    """The Secretariat's answer to an offer."""

    decision = forms.ChoiceField(
        label=_("Answer"), choices=[("accept", _("Accept the offer")), ("decline", _("Decline the offer"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
        help_text=_("It stands in the letter: write it in the language of who made the offer."),
    )  # fmt: skip


class TakeOverForm(forms.Form):
    """Which edition takes an accepted offer over."""

    edition = forms.ModelChoiceField(label=_("Edition"), queryset=Edition.objects.none(), empty_label=None)

    def __init__(self, *args: Any, editions: QuerySet[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = editions  # type: ignore[attr-defined]
