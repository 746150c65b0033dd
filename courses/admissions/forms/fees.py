"""What the Secretariat fills in on fees, invoices and transfers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Decision
from academy.lib.bilingual import beside, euros
from academy.lib.fields import DayField, ListField
from courses.admissions import queries
from courses.admissions.domain import references
from courses.admissions.forms.amounts import EuroField
from courses.admissions.models import Invoice, Transfer


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A recorded decision, the newest first."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Decision.objects.order_by("-decided_on", "-pk"),
            label=_("Decision"),
            help_text=_("The act by which the competent body decided. Record it first under “Decisions”."),
            **kwargs,
        )

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference} ({obj.get_body_display()}, {obj.decided_on.isoformat()})"


class FeeForm(forms.Form):
    amount = EuroField(label=_("Fee per participant, in euros"))
    decision = DecisionField()
    due_on = DayField(label=_("To be paid until"))
    payee = forms.CharField(label=_("Payee"), max_length=140, help_text=_("Whose account it is, as the bank knows it."))
    iban = forms.CharField(label=_("Account (IBAN)"), max_length=42)

    def clean_due_on(self) -> date:
        from django.utils import timezone

        day: date = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose a day that is still to come."), code="passed")
        return day

    def clean_iban(self) -> str:
        iban = "".join(str(self.cleaned_data["iban"]).split()).upper()
        if not references.is_iban(iban):
            raise forms.ValidationError(
                _("The check digits do not fit: copy the IBAN from the bank again."), code="iban"
            )
        return iban


class TransfersForm(forms.Form):
    file = ListField(
        label=_("List of the bank (CSV in UTF-8, or XLSX)"),
        help_text=_(
            "Columns: booked_on, amount, currency, payer, reference, bank_id. All of it is taken in, or nothing, "
            "with a report by row and column. The same list twice counts once."
        ),
    )


class AssignForm(forms.Form):
    """What a transfer, or a part of it, is for."""

    invoice = forms.ModelChoiceField(label=_("Invoice"), queryset=Invoice.objects.none())
    amount = EuroField(label=_("Amount, in euros"))

    def __init__(self, *args: Any, transfer: Transfer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["invoice"]
        field.queryset = queries.invoices_to_assign()  # type: ignore[attr-defined]
        field.label_from_instance = _of_invoice  # type: ignore[attr-defined]
        self.fields["amount"].initial = transfer.left


def _of_invoice(invoice: Invoice) -> str:
    return f"{invoice.code}, {invoice.person.printed_name} ({euros(invoice.amount)})"


class RefundForm(forms.Form):
    amount = EuroField(label=_("Amount to refund, in euros"))
    words = forms.CharField(label=_("Reference of the bank"), max_length=200)


class WhyForm(forms.Form):
    """A reason, for a correction that stays on record."""

    words = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, help_text=_("It stays on record.")
    )


def problem_of(form: forms.Form) -> str:
    """The first thing that is wrong with a form that has no page of its own: field and remedy."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return beside(str(label), str(errors[0])) if label else str(errors[0])
    return gettext("There is a problem")
