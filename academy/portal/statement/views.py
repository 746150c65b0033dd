"""My statement; anybody's for those who read all; the Secretariat's page of an edition."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from academy.portal.statement import edition as editions
from academy.portal.statement import notes, paper, sheet
from academy.portal.statement.account import Account, account_of
from academy.portal.statement.asked import AskedForm, form_for
from academy.portal.statement.paper import LANGUAGES, Printed
from certificates import api as certificates_api
from courses.catalogue import api as catalogue_api
from credits import api as credits_api

PER_PAGE = 50


def _me(request: HttpRequest) -> Person:
    person = people_api.person_of(cast(User, request.user))
    if person is None:
        raise Http404
    return person


def _somebody(uid: UUID) -> Person:
    return get_object_or_404(Person.objects.select_related("country", "user"), uid=uid)


@people_api.needs(Permission.CREDITS_READ_OWN)
def mine(request: HttpRequest) -> HttpResponse:
    """What I hold, what is missing, why; contest a line, ask for recognition."""
    person = people_api.person_of(cast(User, request.user))
    if person is None:
        return render(request, "portal/statement/page.html", {"own": True})
    return render(request, "portal/statement/page.html", _page(request, person, own=True))


@people_api.needs(Permission.CREDITS_READ_ALL)
def person(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The same statement for the Secretariat and the auditor, to read."""
    return render(request, "portal/statement/page.html", _page(request, _somebody(uid), own=False))


def _page(request: HttpRequest, person: Person, *, own: bool) -> dict[str, Any]:
    form = form_for(request.GET)
    account = account_of(person, asked=form.asked())
    appeals = credits_api.appeals_of(person)
    requests = certificates_api.requests_of(person)
    return {
        "own": own,
        "form": form,
        "account": account,
        "parts": [(part, notes.totals(part), _recognition(requests, part.component)) for part in account.parts],
        "credit_words": notes.what_a_credit_is(),
        "appeals": appeals,
        "contested": {appeal.entry_id: appeal for appeal in reversed(appeals) if appeal.entry_id},
        "contestable": credits_api.contestable(person, appeals) if own and not account.asked.is_special else [],
        "query": request.GET.urlencode(),
        "today": timezone.localdate(),
        "readable": _readable(request, account),
        "may_propose": not own and people_api.may(request.user, Permission.RELEASE_PROPOSE),
    }


def _readable(request: HttpRequest, account: Account) -> set[int]:
    """Editions of whose register of facts the reader may open the page."""
    held = people_api.scopes_of(cast(User, request.user), Permission.FACTS_READ, "edition")
    editions = {row.entry.edition_id for part in account.parts for row in (*part.rows, *part.reversed_rows)}
    return {one for one in editions if "*" in held or str(one) in held}


def _recognition(requests: list[certificates_api.RecognitionRequest], component: str) -> dict[str, Any] | None:
    """The newest request of a component with its stages, and the certificate where there is one."""
    found = next((one for one in requests if one.component == component), None)
    if found is None:
        return None
    entries = found.release.register_entries.all() if found.release else []
    number = next((entry.number for entry in entries if entry.person_uid == found.person.uid), "")
    return {"request": found, "stages": certificates_api.stages(found), "certificate": number}


@people_api.needs(Permission.CREDITS_READ_OWN)
def my_pdf(request: HttpRequest) -> HttpResponse:
    return _statement_pdf(request, _me(request))


@people_api.needs(Permission.CREDITS_READ_OWN)
def my_csv(request: HttpRequest) -> HttpResponse:
    return _statement_csv(request, _me(request))


@people_api.needs(Permission.CREDITS_READ_OWN)
def my_transcript(request: HttpRequest) -> HttpResponse:
    return _pdf(paper.transcript_pdf(_me(request), language=_language(request)))


@people_api.needs(Permission.CREDITS_READ_ALL)
def person_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _statement_pdf(request, _somebody(uid))


@people_api.needs(Permission.CREDITS_READ_ALL)
def person_csv(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _statement_csv(request, _somebody(uid))


@people_api.needs(Permission.CREDITS_READ_ALL)
def person_transcript(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _pdf(paper.transcript_pdf(_somebody(uid), language=_language(request)))


def _statement_pdf(request: HttpRequest, person: Person) -> HttpResponse:
    form = form_for(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    return _pdf(paper.statement_pdf(person, asked=form.asked(), language=_language(request)))


def _statement_csv(request: HttpRequest, person: Person) -> HttpResponse:
    form = form_for(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    account: Account = account_of(person, asked=form.asked())
    return _csv(sheet.statement_csv(account), f"academy-statement-{account.number[:8]}.csv")


def _refused(request: HttpRequest, form: AskedForm) -> HttpResponse:
    """A day that cannot be read or has not come: said on a page of its own, nothing is made."""
    return render(request, "portal/statement/refused.html", {"form": form}, status=400)


def _language(request: HttpRequest) -> str:
    """The language of the paper: the one that is asked for, else the reader's."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else (get_language() or "fr")[:2]


def _pdf(printed: Printed) -> HttpResponse:
    return _private(HttpResponse(printed.content, content_type="application/pdf"), printed.file_name, "inline")


def _csv(content: bytes, name: str) -> HttpResponse:
    return _private(HttpResponse(content, content_type="text/csv; charset=utf-8"), name, "attachment")


def _private(response: HttpResponse, name: str, how: str) -> HttpResponse:
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@people_api.needs(Permission.CREDITS_READ_ALL)
def people(request: HttpRequest) -> HttpResponse:
    """Find a person by name or address; beside each what is held, as the balances have it."""
    search = request.GET.get("q", "").strip()[:100]
    found = people_api.people(search=search, on=timezone.localdate()).filter(enrolments__isnull=False).distinct()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    held = credits_api.held_by([one.uid for one in page], on=timezone.localdate())
    rows = [(one, held[one.uid]) for one in page]
    return render(request, "portal/statement/people.html", {"page": page, "rows": rows, "search": search})


@people_api.needs(Permission.CREDITS_READ_ALL)
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """Who is complete and why, who is not and what is missing; requests and appeals; the tally."""
    found = get_object_or_404(catalogue_api.editions(), key=key)
    user = cast(User, request.user)
    if request.method == "POST":
        written = credits_api.tally(edition=found, by=user, now=timezone.now())
        messages.success(request, _("Tallied: %s entries written.") % written)
        return redirect("academy_credits", key)
    page = {"edition": found, "tables": editions.tables_of(found), "entries": credits_api.entries_of(found)}
    return render(request, "portal/statement/edition.html", page)


@people_api.needs(Permission.CREDITS_READ_ALL)
def edition_sheet(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(catalogue_api.editions(), key=key)
    return _csv(editions.edition_csv(found), f"academy-credits-{key}.csv")
