"""The Secretariat's desk for fees: the fee of an edition, its invoices, one account, and the bank's transfers."""

from collections.abc import Callable
from typing import cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import operations, queries
from courses.admissions.domain.money import Standing
from courses.admissions.forms.fees import AssignForm, FeeForm, RefundForm, TransfersForm, WhyForm, problem_of
from courses.admissions.models import FeeEntry, Invoice, Transfer
from courses.admissions.refusals import AdmissionsRefused
from courses.catalogue.api import Edition


def edition_of(key: str) -> Edition:
    return get_object_or_404(Edition.objects.select_related("activity"), key=key)


@people_api.needs(Permission.FEES_MANAGE)
def fees(request: HttpRequest, key: str) -> HttpResponse:
    """The fee with its decision, and every participant's account. Where no fee is asked, who pays stands instead."""
    edition = edition_of(key)
    if request.method == "GET" and not queries.asks_fee(edition):
        return redirect("academy_support", key)
    form = FeeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.set_fee(edition=edition, by=cast(User, request.user), now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The fee is recorded with its decision."))
            return redirect("academy_fees", key)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    found = queries.accounts_of_edition(edition)
    page = {
        "edition": edition,
        "form": form,
        "fee": queries.fee_of(edition),
        "accounts": found,
        "without": queries.without_invoice(edition),
        "owed": sum(max(one.balance, 0) for one in found),
        "overpaid": sum(one.overpaid for one in found),
    }
    return render(request, "admissions/backoffice_fees.html", page)


@people_api.needs(Permission.FEES_MANAGE)
@require_POST
def issue(request: HttpRequest, key: str) -> HttpResponse:
    """Invoices, with their letters, for every participant who has none."""
    try:
        done = operations.issue_invoices(edition=edition_of(key), by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("Issued: %s invoices; each participant has a letter.") % len(done))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("academy_fees", key)


@people_api.needs(Permission.FEES_MANAGE)
def invoice(request: HttpRequest, uid: str) -> HttpResponse:
    """One account: every line, and what can be corrected."""
    found = queries.account(get_object_or_404(Invoice, uid=uid))
    reversed_lines = {entry.reverses_id for entry in found.entries}
    page = {
        "account": found,
        "entries": [(one, one.kind in {"payment", "refund"} and one.pk not in reversed_lines) for one in found.entries],
        "refund": RefundForm(initial={"amount": found.overpaid}),
        "why": WhyForm(),
    }
    return render(request, "admissions/backoffice_invoice.html", page)


@people_api.needs(Permission.FEES_MANAGE)
@require_POST
def change_invoice(request: HttpRequest, uid: str, act: str) -> HttpResponse:
    """Refund what was paid too much, or cancel the invoice."""
    found = get_object_or_404(Invoice, uid=uid)
    acts: dict[str, tuple[type[forms.Form], Callable[..., FeeEntry]]] = {
        "refund": (RefundForm, operations.refund),
        "cancel": (WhyForm, operations.cancel_invoice),
    }
    if act not in acts:
        raise Http404
    form_class, operation = acts[act]
    form = form_class(request.POST)
    if form.is_valid():
        try:
            operation(invoice=found, by=cast(User, request.user), now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("It is recorded."))
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, problem_of(form))
    return redirect("academy_invoice", uid)


@people_api.needs(Permission.FEES_MANAGE)
@require_POST
def reverse_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """The opposite of a payment or a refund, with its reason."""
    entry = get_object_or_404(FeeEntry.objects.select_related("invoice"), pk=pk)
    form = WhyForm(request.POST)
    if form.is_valid():
        try:
            words = form.cleaned_data["words"]
            operations.reverse_entry(entry=entry, words=words, by=cast(User, request.user), now=timezone.now())
            messages.success(request, _("The line is reversed; both stay on record."))
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, problem_of(form))
    return redirect("academy_invoice", entry.invoice.uid)


@people_api.needs(Permission.FEES_MANAGE)
def transfers(request: HttpRequest) -> HttpResponse:
    """Take a list of the bank; see what waits, what was paid in part and what was paid too much."""
    form = TransfersForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, now = form.cleaned_data["file"], timezone.now()
        done = operations.import_transfers(
            file_name=file.name, content=file.read(), by=cast(User, request.user), now=now
        )
        if not done.accepted:
            return render(request, "admissions/backoffice_transfers_report.html", {"done": done}, status=422)
        if done.imported_at < now:
            messages.warning(request, _("This very list was taken in before: nothing is counted twice."))
        else:
            words = _("Taken in: %(rows)s transfers, of which %(known)s were known and count once.")
            messages.success(request, words % {"rows": done.rows, "known": done.known})
        return redirect("academy_transfers")
    found = queries.accounts(Invoice.objects.order_by("year", "number"))
    page = {
        "form": form,
        "total": queries.totals_of_transfers(),
        "waiting": queries.waiting_transfers(),
        "partly": queries.differing(found, Standing.PARTLY_PAID),
        "overpaid": queries.differing(found, Standing.OVERPAID),
        "imports": queries.transfer_imports()[:10],
        "latest": queries.transfers()[:50],
    }
    return render(request, "admissions/backoffice_transfers.html", page)


@people_api.needs(Permission.FEES_MANAGE)
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a transfer, or a part of it, is for."""
    found = get_object_or_404(Transfer.objects.prefetch_related("entries__invoice__person"), pk=pk)
    form = AssignForm(request.POST or None, transfer=found)
    if request.method == "POST" and form.is_valid():
        try:
            operations.assign_transfer(
                transfer=found, by=cast(User, request.user), now=timezone.now(), **form.cleaned_data
            )
            messages.success(request, _("The transfer is assigned; the participant has a receipt."))
            return redirect("academy_transfers")
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "admissions/backoffice_transfer.html", {"transfer": found, "form": form})
