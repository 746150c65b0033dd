"""The officer's desk besides the lists: own register, counts, keys, access of systems, contact."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from academy.lib.tables import as_csv
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User
from certificates import operations, queries
from certificates.forms import ContactForm, RegisterFilter, TokenForm
from certificates.refusals import CertificateRefused

A_PAGE = 50


@people_api.needs(Permission.RELEASE_APPROVE)
def own_register(request: HttpRequest) -> HttpResponse:
    """The own register, by number, name, component and status; as CSV with ?csv=1."""
    user = cast(User, request.user)
    form = RegisterFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.register_rows(user, **wanted)
    if request.GET.get("csv"):
        return _csv(rows)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    return render(request, "certificates/own_register.html", {"form": form, "page_obj": page, "kept": kept.urlencode()})


def _csv(rows: list[queries.RegisterRow]) -> HttpResponse:
    head = (_("Number"), _("Holder"), _("Component"), _("Activity"), _("Issued on"), _("Status"))
    lines = [(row.number, row.holder, row.component, row.activity, row.issued_on, row.status) for row in rows]
    response = HttpResponse(as_csv([head, *lines]), content_type="text/csv")
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    return response


@people_api.needs(Permission.RELEASE_APPROVE)
def office(request: HttpRequest) -> HttpResponse:
    """How often the institution's certificates are looked up, its keys and lists, access of systems, its contact."""
    return render(request, "certificates/office.html", _page(request))


def _page(request: HttpRequest, **changes: Any) -> dict[str, Any]:
    own = _own(request)
    today = timezone.localdate()
    return {
        "institutions": own,
        "counts": queries.counts_of(own, on=today),
        "keys": queries.keys_of(own, on=today),
        "lists": queries.lists_of([one.key for one in own], now=timezone.now()),
        "tokens": queries.tokens_of(own),
        "contacts": queries.contacts_of(own),
        "today": today,
        "token_form": TokenForm(institutions=own),
        "contact_form": ContactForm(institutions=own),
    } | changes


def _own(request: HttpRequest) -> list[Institution]:
    keys = queries.institutions_of(cast(User, request.user))
    return list(Institution.objects.filter(key__in=keys).order_by("key"))


@people_api.needs(Permission.RELEASE_APPROVE)
@never_cache
@require_POST
def new_token(request: HttpRequest) -> HttpResponse:
    """The token stands on this answer and nowhere else."""
    form = TokenForm(request.POST, institutions=_own(request))
    if form.is_valid():
        try:
            _token, secret = operations.create_token(
                by=cast(User, request.user), now=timezone.now(), **form.cleaned_data
            )
            return render(request, "certificates/office.html", _page(request, secret=secret))
        except CertificateRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "certificates/office.html", _page(request, token_form=form))


@people_api.needs(Permission.RELEASE_APPROVE)
@require_POST
def end_token(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(queries.tokens_of(_own(request)), pk=pk)
    operations.revoke_token(token=token, by=cast(User, request.user), now=timezone.now())
    messages.success(request, _("This access is ended."))
    return redirect("certificates:office")


@people_api.needs(Permission.RELEASE_APPROVE)
@require_POST
def contact(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST, institutions=_own(request))
    if not form.is_valid():
        return render(request, "certificates/office.html", _page(request, contact_form=form))
    operations.record_contact(by=cast(User, request.user), now=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Recorded. The pages of your certificates show it from its day on."))
    return redirect("certificates:office")
