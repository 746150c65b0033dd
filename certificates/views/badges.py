"""Credential files: for holders, issuers and whoever knows the name; and their verification for anybody."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from academy.lib.throttle import too_often
from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates import badge_lists, badge_words, queries
from certificates.badge_forms import CredentialForm
from certificates.domain import codes
from certificates.domain.badge_check import wanted_lists
from certificates.domain.strict_json import LARGEST
from certificates.forms import NameForm
from certificates.models import CertificateRecord
from certificates.operations.badges import badge_of
from certificates.operations.sharing import follow_link
from certificates.queries import badges
from certificates.refusals import CertificateRefused
from certificates.views.public import MOST_TRIES, WITHIN_SECONDS, counted, no_index, slower, verdict_page

MOST_CHECKS = 12  # from one address within a minute: each writes RDF in its one order, and may fetch lists
READERS = (Permission.CERTIFICATES_READ_OWN, Permission.RELEASE_APPROVE, Permission.CERTIFICATES_READ_ALL)


@people_api.needs(*READERS)
@never_cache
def credential(request: HttpRequest, number: str) -> HttpResponse:
    """The credential file: for its holder, its issuers, and those who read all certificates."""
    user = cast(User, request.user)
    record = queries.record_for(user, number)
    if record is None:
        raise Http404
    return _file(request, record, by=user, back=redirect("certificates:certificate", code=record.entry.code))


@people_api.public
@never_cache
@require_POST
def named_credential(request: HttpRequest, code: str) -> HttpResponse:
    """The same for whoever knows the name, which the file contains; a stranger is told that this is not the name."""
    if too_often(request, action="verify", most=MOST_TRIES, seconds=WITHIN_SECONDS):
        return slower(request)
    form = NameForm(request.POST)
    record = badges.record_named(code, form.cleaned_data["name"]) if form.is_valid() else None
    if record is None:
        return _not_the_name(request, queries.verdict(code), form)
    back = redirect("certificates:certificate", code=record.entry.code)
    return _file(request, record, by=None, back=back)


def _not_the_name(request: HttpRequest, found: queries.Verdict, form: NameForm) -> HttpResponse:
    page = verdict_page(found, matched=False if form.is_valid() else None) | {"form": form}
    return no_index(render(request, "certificates/verdict.html", page, status=400 if found.is_known else 404))


@people_api.public
@never_cache
def shared_credential(request: HttpRequest, secret: str) -> HttpResponse:
    """The same through a holder's link, as long as it is open; a link that is over leads to the page that says so."""
    back = redirect("certificates:shared", secret=secret)
    if too_often(request, action="shared", most=MOST_TRIES, seconds=WITHIN_SECONDS):
        return slower(request)
    code = follow_link(secret, now=timezone.now())
    record = CertificateRecord.objects.filter(entry__code=code).select_related("entry").first() if code else None
    return _file(request, record, by=None, back=back) if record else back


@people_api.needs(*READERS)
@never_cache
def signed_record(request: HttpRequest, code: str) -> HttpResponse:
    """The record whose digest the credentials carry, byte for byte; it contains the name."""
    found = CertificateRecord.objects.filter(entry__code=codes.normalise(code)).select_related("entry").first()
    record = queries.record_for(cast(User, request.user), found.entry.number) if found else None
    if record is None or not record.record:
        raise Http404
    response = HttpResponse(bytes(record.record), content_type="application/cbor")
    response["Content-Disposition"] = f'attachment; filename="{record.entry.number}-record.cbor"'
    response["Cache-Control"] = "private, no-store"
    return response


def _file(
    request: HttpRequest, record: CertificateRecord, *, by: User | None, back: HttpResponse
) -> HttpResponse:  # fmt: skip
    try:
        content = badge_of(record=record, by=by, now=timezone.now())
    except CertificateRefused as refusal:
        messages.error(request, str(refusal))
        return back
    response = HttpResponse(content, content_type="application/vp")
    response["Content-Disposition"] = f'attachment; filename="{record.entry.number}-credential.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@people_api.public
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """A credential file is checked: every issuer's credential, key and status list."""
    is_sent = request.method == "POST"
    if is_sent and too_often(request, action="credential", most=MOST_CHECKS, seconds=WITHIN_SECONDS):
        return slower(request)
    form = CredentialForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    page: dict[str, object] = {"form": form}
    if is_sent and form.is_valid():
        data, now = form.cleaned_data["credential"].read(LARGEST + 1), timezone.now()
        shown = badges.check_badge(data, lists=badge_lists.fetch(wanted_lists(data), now=now), now=now)
        counted(queries.verdict(shown.code))
        page |= {"shown": shown, "reason": badge_words.reason(shown.verdict)}
        page["said"] = {
            "verdict": badge_words.verdicts()[shown.verdict.status],
            "parts": badge_words.parts(),
            "lists": badge_words.lists(),
        }
    return no_index(render(request, "certificates/credential.html", page))
