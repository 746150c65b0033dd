"""What participants, Permanent Correspondents and the Secretariat fill in on grants, support and envelopes."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Decision
from academy.lib.bilingual import euros
from academy.lib.fields import DayField, MomentField
from courses.admissions import operations, queries
from courses.admissions.forms.amounts import EuroField
from courses.admissions.forms.fees import DecisionField
from courses.admissions.models import CostHead, CostRequest

Kind = CostRequest.Kind


class RequestForm(forms.Form):
    """What each head costs, and what is asked of it; means and grounds. fee: what the registration costs, if known."""

    def __init__(self, *args: Any, kind: str, fee: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.fee = kind, fee
        for head in queries.HEADS[kind]:
            known = fee if head == CostHead.Head.REGISTRATION else None
            if known is None:
                label = gettext("%s: what it costs, in euros") % head.label
                self.fields[f"cost_{head}"] = EuroField(label=label, required=False)
            label = gettext("%s: what you ask for, in euros") % head.label
            hint = gettext("The fee is %s.") % euros(known) if known else ""
            self.fields[f"asked_{head}"] = EuroField(label=label, required=False, help_text=hint)
        self.fields["means"] = _text(_("Means"), _("What you, your employer or your authorities can pay."))
        self.fields["grounds"] = _text(_("Grounds"), _("Why support is needed for what they cannot pay."))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for head in queries.HEADS[self.kind]:
            asked, cost = said.get(f"asked_{head}"), self._cost(said, head)
            if asked and not cost:
                self.add_error(f"cost_{head}", _("Say what it costs."))
            elif asked and cost and asked > cost:
                self.add_error(
                    f"asked_{head}", gettext("Ask for %s or less: more than it costs is not paid.") % euros(cost)
                )
        if not self.errors and not self.heads(said):
            self.add_error(None, _("Say for at least one head what it costs and what you ask for."))
        return said

    def _cost(self, said: dict[str, Any], head: str) -> int | None:
        is_fee = head == CostHead.Head.REGISTRATION and self.fee is not None
        return self.fee if is_fee else said.get(f"cost_{head}")

    def heads(self, said: dict[str, Any] | None = None) -> dict[str, operations.Asked]:
        values = self.cleaned_data if said is None else said
        return {
            str(head): operations.Asked(cost=self._cost(values, head) or 0, asked=values[f"asked_{head}"])
            for head in queries.HEADS[self.kind]
            if values.get(f"asked_{head}")
        }


def _text(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=3000, widget=forms.Textarea(attrs={"rows": 4}))


class TermsForm(forms.Form):
    opens_at = MomentField(label=_("Requests are taken from"))
    requests_until = MomentField(label=_("until"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        opens_at, until = said.get("opens_at"), said.get("requests_until")
        if opens_at and until and until <= opens_at:
            self.add_error("requests_until", _("Choose a later time than the beginning."))
        return said


class AmountsForm(forms.Form):
    """An amount by head of one request, and words. column: "proposed" or "granted"."""

    words = forms.CharField(label=_("Reasons"), widget=forms.Textarea(attrs={"rows": 3}), max_length=3000)

    def __init__(self, *args: Any, row: queries.Row, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        amounts = {
            f"amount_{head.head}": EuroField(
                label=gettext("%(head)s, in euros") % {"head": head.get_head_display()}, required=False, least=0,
                help_text=gettext("Asked: %s.") % euros(head.asked), initial=self.first(head),
            )
            for head in row.heads
        }  # fmt: skip
        self.fields = {**amounts, **self.fields}

    def first(self, head: CostHead) -> int | None:
        """What stands in the field at first."""
        return head.proposed

    def amounts(self) -> dict[str, int]:
        return {head.head: self.cleaned_data.get(f"amount_{head.head}") or 0 for head in self.row.heads}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for head in self.row.heads:
            amount = said.get(f"amount_{head.head}")
            if amount and amount > head.asked:
                self.add_error(f"amount_{head.head}", gettext("Write %s or less.") % euros(head.asked))
        return said


class DecideForm(AmountsForm):
    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=[("grant", _("grant the amounts above")), ("refuse", _("refuse"))],
        widget=forms.RadioSelect,
    )
    body = forms.ChoiceField(label=_("Decided by"), choices=Decision.Body.choices, initial=Decision.Body.SECRETARIAT)
    reference = forms.CharField(label=_("Reference of the decision"), max_length=80, required=False)

    def amounts(self) -> dict[str, int]:
        refused = self.cleaned_data.get("outcome") == "refuse"
        return {head: 0 if refused else amount for head, amount in super().amounts().items()}

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("outcome") == "grant" and not self.errors and not sum(self.amounts().values()):
            self.add_error("outcome", _("Write at least one amount, or refuse."))
        return said


class PayoutForm(forms.Form):
    amount = EuroField(label=_("Amount, in euros"))
    paid_on = DayField(label=_("Paid on"))
    bank_reference = forms.CharField(label=_("Reference of the bank"), max_length=80)


class ReleaseForm(forms.Form):
    amount = EuroField(label=_("Amount that is not needed, in euros"))
    words = forms.CharField(label=_("Why"), max_length=2000)


class EnvelopeForm(forms.Form):
    kind = forms.ChoiceField(label=_("For"), choices=Kind.choices)
    year = forms.IntegerField(
        label=_("Year"), min_value=2020, max_value=2100, help_text=_("The year in which the editions begin.")
    )
    amount = EuroField(label=_("Amount, in euros"))
    most = forms.IntegerField(
        label=_("Greatest number of people"), min_value=1, max_value=1000, required=False,
        help_text=_("Where the decision names one."),
    )  # fmt: skip
    decision = DecisionField()


class UndertakingForm(forms.Form):
    authority = forms.CharField(label=_("Authority"), max_length=200)
    given_by = forms.CharField(label=_("Given by"), max_length=200, help_text=_("Name and function of who signed."))
    given_on = DayField(label=_("Given on"))
    pays_travel = forms.BooleanField(label=_("pays the travel"), required=False)
    pays_stay = forms.BooleanField(label=_("pays the stay"), required=False)
    file = forms.FileField(label=_("Document (PDF)"), required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not (said.get("pays_travel") or said.get("pays_stay")):
            self.add_error("pays_travel", _("Say what the authority pays: the travel, the stay, or both."))
        return said
