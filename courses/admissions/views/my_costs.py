"""My costs: what I owe and have paid, my requests, and asking that costs be borne."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from courses.admissions import operations, papers, queries
from courses.admissions.forms.costs import RequestForm
from courses.admissions.models import Application, CostRequest, Invoice, Receipt
from courses.admissions.refusals import AdmissionsRefused
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment


def _person(request: HttpRequest) -> Person:
    person = people_api.person_of(cast(User, request.user))
    if person is None:
        raise Http404
    return person


@people_api.signed_in
def my_costs(request: HttpRequest) -> HttpResponse:
    """Invoices with what settled them, requests with their decision, and what can be asked for now."""
    person = people_api.person_of(cast(User, request.user))
    page = _page(person) if person else {}
    return render(request, "admissions/my_costs.html", page)


def _page(person: Person) -> dict[str, object]:
    editions = Edition.objects.filter(enrolments__in=Enrolment.objects.filter(person=person).exclude(state="withdrawn"))
    applications = Application.objects.filter(person=person, state=Application.State.SUBMITTED)
    applied = applications.select_related("call__edition__activity", "country").prefetch_related("undertakings")
    editions = editions | Edition.objects.filter(call__applications__in=applications)
    courses = editions.filter(activity__kind="executive_course").select_related("grant_terms").distinct()
    rows = queries.cost_rows(queries.requests_of(person))
    return {
        "accounts": queries.accounts_of(person),
        "rows": rows,
        "courses": [(one, queries.terms_of(one), _asked(rows, one.pk)) for one in courses],
        "applications": [
            (one, _asked(rows, one.call.edition_id)) for one in applied if not queries.asks_fee(one.call.edition)
        ],
        "now": timezone.now(),
    }


def _asked(rows: list[queries.Row], edition: int) -> bool:
    return any(row.request.edition_id == edition and row.request.state != CostRequest.State.WITHDRAWN for row in rows)


@people_api.signed_in
def ask_grant(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a grant under four heads."""
    person, edition = _person(request), get_object_or_404(Edition.objects.select_related("activity"), key=key)
    fee = queries.fee_of(edition)
    form = RequestForm(request.POST or None, kind=CostRequest.Kind.GRANT, fee=fee.amount if fee else None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.ask_for_grant(
                edition=edition, person=person, heads=form.heads(), means=form.cleaned_data["means"],
                grounds=form.cleaned_data["grounds"], by=cast(User, request.user), now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Your request is filed. It is decided with all the others, case by case."))
            return redirect("admissions:my_costs")
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"form": form, "edition": edition, "terms": queries.terms_of(edition), "back": "admissions:my_costs"}
    return render(request, "admissions/ask_costs.html", page)


@people_api.signed_in
def ask_support(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for exceptional support with travel and stay."""
    user = cast(User, request.user)
    rows = Application.objects.select_related("call__edition__activity", "person", "country")
    return support_form(request, get_object_or_404(rows.filter(person__user=user), pk=pk), back="admissions:my_costs")


def support_form(request: HttpRequest, application: Application, *, back: str) -> HttpResponse:
    """The form of exceptional support, for the applicant or for her Correspondent."""
    form = RequestForm(request.POST or None, kind=CostRequest.Kind.SUPPORT)
    if request.method == "POST" and form.is_valid():
        try:
            operations.ask_for_support(
                application=application, heads=form.heads(), means=form.cleaned_data["means"],
                grounds=form.cleaned_data["grounds"], by=cast(User, request.user), now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("The request is filed. The Secretariat decides, with reasons."))
            return redirect(back)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"form": form, "edition": application.call.edition, "application": application, "back": back}
    return render(request, "admissions/ask_costs.html", page)


@people_api.signed_in
@require_POST
def withdraw_costs(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request back before it is decided."""
    found = get_object_or_404(CostRequest.objects.filter(person__user=cast(User, request.user)), pk=pk)
    try:
        operations.withdraw_request(request=found, by=cast(User, request.user), now=timezone.now())
        messages.success(request, _("Your request is withdrawn."))
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("admissions:my_costs")


@people_api.signed_in
def invoice_pdf(request: HttpRequest, uid: str) -> HttpResponse:
    """For its own person and for the Secretariat."""
    invoice = get_object_or_404(Invoice.objects.select_related("person"), uid=uid)
    _check_own(request, invoice.person)
    return _pdf(papers.of_invoice(invoice), invoice.code)


@people_api.signed_in
def receipt_pdf(request: HttpRequest, uid: str) -> HttpResponse:
    """For its own person and for the Secretariat."""
    receipt = get_object_or_404(Receipt.objects.select_related("entry__invoice__person"), uid=uid)
    _check_own(request, receipt.entry.invoice.person)
    return _pdf(papers.of_receipt(receipt), receipt.code)


def _check_own(request: HttpRequest, person: Person) -> None:
    user = cast(User, request.user)
    if person.user_id != user.pk and not people_api.may(user, Permission.FEES_MANAGE):
        raise Http404


def _pdf(content: bytes, code: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{code}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
