"""The officer's desk, and the holder's own certificates."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates import operations, queries
from certificates.forms import ChangeForm, WithdrawForm
from certificates.models import Release, StatusRequest
from certificates.refusals import CertificateRefused, ReasonNotPermitted

NEWEST = 10  # certificates on the desk; all of them are on the page of the register


@people_api.needs(Permission.RELEASE_APPROVE)
def desk(request: HttpRequest) -> HttpResponse:
    """The officer's desk: lists that wait, changes to confirm, the own register."""
    user = cast(User, request.user)
    page = {
        "waiting": queries.waiting_for(user),
        "requests": queries.requests_for(user),
        "left_out": queries.left_out_of(user),
        "held": queries.holds_of(queries.institutions_of(user)),
        "newest": [(entry, queries.status_of(entry)) for entry in queries.register_of(user)[:NEWEST]],
    }
    return render(request, "certificates/desk.html", page)


@people_api.needs(Permission.RELEASE_APPROVE)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """One list with the grounds of every name."""
    found = own_release(request, pk)
    lines = list(
        found.lines.select_related("person__country", "held_by", "supersedes").order_by("person__family_name", "pk")
    )
    user = cast(User, request.user)
    waits = queries.waiting_for(user).filter(pk=found.pk).exists()
    page = {
        "release": found,
        "progress": queries.progress_of([found]).get(found.pk),
        "lines": queries.with_certificates(found, lines),
        "is_reissue": any(line.supersedes_id for line in lines),
        "may_hold": found.state in operations.WITHDRAWABLE,
        "may_let_go": {line.pk for line in lines if line.held_by_id and operations.may_let_go(line, user)},
        "holds": found.state in operations.WITHDRAWABLE or any(line.held_by_id for line in lines),
        "seen": queries.list_hash(found),
        "approvals": found.approvals.select_related("institution", "officer"),
        "waits": waits,
        "withdraw_form": WithdrawForm() if queries.may_withdraw(found, user) else None,
    }
    return render(request, "certificates/release.html", page)


def own_release(request: HttpRequest, pk: int) -> Release:
    """A list in which an institution of the account takes part."""
    keys = queries.institutions_of(cast(User, request.user))
    return get_object_or_404(queries.releases().filter(institutions__key__in=keys).distinct(), pk=pk)


@people_api.needs(Permission.RELEASE_APPROVE)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_release(request, pk)
    try:
        seen = request.POST.get("seen", "") or "unseen"
        operations.approve_release(release=found, by=cast(User, request.user), now=timezone.now(), seen=seen)
        messages.success(request, _("Approved for your institution."))
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("certificates:release", pk=pk)


@people_api.needs(Permission.CERTIFICATES_REVOKE)
def entry(request: HttpRequest, number: str) -> HttpResponse:
    """One certificate of the own register: its history, and the first step of a change of status."""
    user = cast(User, request.user)
    found = get_object_or_404(queries.register_of(user), number=number)
    own = [change for change in found.status_changes.all() if change.institution.key in queries.institutions_of(user)]
    possible = operations.possible_after(own[-1].status if own else "")
    form = ChangeForm(request.POST or None, possible=possible)
    if request.method == "POST" and form.is_valid():
        try:
            operations.request_change(entry=found, by=user, now=timezone.now(), **form.cleaned_data)
        except CertificateRefused as refusal:  # said beside what was chosen, and nothing of it is lost
            form.add_error("reason_class" if isinstance(refusal, ReasonNotPermitted) else None, str(refusal))
        else:
            messages.success(request, _("Asked for. A second officer of your institution confirms it."))
            return redirect("certificates:entry", number=number)
    page = {
        "entry": found,
        "status": queries.status_of(found),
        "changes": found.status_changes.select_related("institution"),
        "open_request": found.status_requests.filter(is_open=True).select_related("institution").first(),
        "form": form,
        "possible": possible,
    }
    return render(request, "certificates/entry.html", page)


@people_api.needs(Permission.CERTIFICATES_REVOKE)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The second officer confirms or refuses."""
    user = cast(User, request.user)
    asked: StatusRequest = get_object_or_404(queries.requests_for(user), pk=pk)
    try:
        if request.POST.get("answer") == "confirm":
            operations.confirm_request(request=asked, by=user, now=timezone.now())
            messages.success(request, _("The status is changed; the public page says so from now on."))
        else:
            operations.refuse_request(request=asked, by=user)
            messages.success(request, _("The request is closed; nothing has changed."))
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("certificates:desk")


@people_api.needs(Permission.CERTIFICATES_READ_OWN)
def mine(request: HttpRequest) -> HttpResponse:
    """My certificates."""
    person = people_api.person_of(cast(User, request.user))
    records = queries.certificates_of(person) if person else []
    page = {
        "records": [(record, queries.status_of(record.entry)) for record in records],
        "attended": queries.attended_only(person) if person else [],
    }
    return render(request, "certificates/mine.html", page)


@people_api.needs(Permission.CERTIFICATES_READ_OWN, Permission.RELEASE_APPROVE, Permission.CERTIFICATES_READ_ALL)
def pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The issued file: for its holder, its issuers, and those who read all certificates."""
    user = cast(User, request.user)
    record = queries.record_for(user, number)
    if record is None:
        raise Http404
    response = HttpResponse(queries.pdf_of(record), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{record.entry.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
