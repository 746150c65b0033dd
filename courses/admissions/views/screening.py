"""The Secretariat takes lists in, screens applications by the rule and by hand, and takes the list out."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.audit import api as audit_api
from academy.lib.bilingual import beside
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import exporting, operations, queries
from courses.admissions.forms.listing import clean_answer
from courses.admissions.forms.screening import BulkForm, DeclarationForm, FilterForm, ImportForm
from courses.admissions.models import Application, Call, ChangeRequest, SelectorDeclaration
from courses.admissions.operations.listed_facts import asks_gender
from courses.admissions.reasons import sentence
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of
from courses.catalogue import api as catalogue_api

A_PAGE = 50
SORTS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@people_api.needs(Permission.APPLICATIONS_READ)
def applications(request: HttpRequest, key: str) -> HttpResponse:
    """Every application of a call, filtered, with doubts marked; import and screening."""
    if not Call.objects.filter(edition__key=key).exists() and catalogue_api.Edition.objects.filter(key=key).exists():
        return redirect("academy_call", key)
    found = call_of(key)
    chooser = FilterForm(request.GET, call=found)
    shown = Paginator(queries.filtered(found, chooser.chosen()), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "admissions/backoffice_applications.html", _page(request, found, shown) | {
        "chooser": chooser, "form": ImportForm(), "bulk": BulkForm(call=found)})  # fmt: skip


def _page(request: HttpRequest, found: Call, shown: Any) -> dict[str, object]:
    doubts = queries.doubts(found)
    return {
        "call": found,
        "rows": [
            (one, sentence({"code": one.screening_reason}), sorted(doubts.get(one.pk, ()))) for one in shown.object_list
        ],
        "page": shown,
        "imports": queries.imports(found)[:5],
        "is_settled": queries.is_settled(found),
        "declaration": SelectorDeclaration.objects.filter(call=found, user=cast(User, request.user)).first(),
        "changes": ChangeRequest.objects.filter(
            application__call=found, state=ChangeRequest.State.ASKED
        ).select_related("application__person"),
        "query": request.GET.urlencode(),
        "exports_gender": asks_gender(found) and people_api.may(cast(User, request.user), Permission.NEEDS_READ),
        "to_erase": queries.to_erase(found, on=timezone.localdate()),
    }


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def import_list(request: HttpRequest, key: str) -> HttpResponse:
    """Take a list in whole, or show what is wrong with it by row and column."""
    found, form = call_of(key), ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file."))
        return redirect("academy_applications", key)
    file = form.cleaned_data["file"]
    if file.size > settings.UPLOAD_MAX_BYTES:
        messages.error(request, _("The file is larger than %s MB.") % (settings.UPLOAD_MAX_BYTES // 2**20))
        return redirect("academy_applications", key)
    done = operations.import_applications(
        call=found, file_name=file.name, content=file.read(), by=cast(User, request.user), now=timezone.now(),
        clean=clean_answer,
    )  # fmt: skip
    if done.accepted:
        messages.success(request, _("%s applications were taken in.") % done.rows)
        return redirect("academy_applications", key)
    return render(request, "admissions/backoffice_report.html", {"call": found, "done": done}, status=422)


@people_api.needs(Permission.APPLICATIONS_READ)
def export(request: HttpRequest, key: str, sort: str) -> HttpResponse:
    """The filtered list as a file; that it was taken is recorded."""
    found = call_of(key)
    sort = "xlsx" if sort == "xlsx" else "csv"
    rows = exporting.chosen(found, FilterForm(request.GET, call=found).chosen())
    # Restricted, as what people need: only for whom it was given to, and only where it is asked for.
    with_gender = "gender" in request.GET and people_api.may(cast(User, request.user), Permission.NEEDS_READ)
    content = exporting.as_file(found, rows, sort, with_gender=with_gender)
    response = HttpResponse(content, content_type=SORTS[sort])
    response["Content-Disposition"] = f'attachment; filename="applications-{key}.{sort}"'
    response["Cache-Control"] = "private, no-store"
    said = {"rows": len(rows)} | ({"gender": True} if with_gender else {})
    audit_api.record(action="applications.exported", by=request.user, thing=found, data=said)
    return response


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def screen(request: HttpRequest, key: str) -> HttpResponse:
    """The rule, on every application that nobody has decided by hand."""
    try:
        counts = operations.screen_all(call=call_of(key), by=cast(User, request.user), now=timezone.now())
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("academy_applications", key)
    messages.success(request, _("Screened: %(eligible)s eligible, %(needed)s need a decision.") % {
        "eligible": counts["eligible"], "needed": counts["decision_needed"]})  # fmt: skip
    return redirect("academy_applications", key)


@people_api.needs(Permission.PLACES_MANAGE)
@require_POST
def erase(request: HttpRequest, key: str) -> HttpResponse:
    """After the event: what people needed in order to take part goes."""
    count = operations.erase_restricted(now=timezone.now(), by=cast(User, request.user), call=call_of(key))
    messages.success(request, _("Erased for %s people.") % count)
    return redirect("academy_applications", key)


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def decide_many(request: HttpRequest, key: str) -> HttpResponse:
    """The same decision, with the same words, on every ticked application."""
    found = call_of(key)
    form = BulkForm(request.POST, call=found)
    back = f"{reverse('academy_applications', args=[key])}?{request.POST.get('query', '')}"
    if not form.is_valid():
        for field, errors in form.errors.items():
            label = form.fields[field].label or _("Applications")
            messages.error(request, beside(str(label), str(errors[0])))
        return redirect(back)
    said = form.cleaned_data
    try:
        done = operations.decide_screening(
            call=found, applications=list(said["applications"]), screening=said["screening"], words=said["words"],
            by=cast(User, request.user), now=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Decided on %s applications.") % done)
    except AdmissionsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(back)


@people_api.needs(Permission.APPLICATIONS_SCREEN)
def declare(request: HttpRequest, key: str) -> HttpResponse:
    """Before deciding by hand: is there an interest, and in which applications?"""
    found, user = call_of(key), cast(User, request.user)
    known = SelectorDeclaration.objects.filter(call=found, user=user).first()
    initial = {
        "has_interest": "yes" if known and known.has_interest else "no",
        "words": known.words if known else "",
        "concerns": known.concerns.all() if known else Application.objects.none(),
    }
    form = DeclarationForm(request.POST or None, call=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"has_interest": form.cleaned_data["has_interest"] == "yes"}
        operations.declare_interest(call=found, by=user, now=timezone.now(), **said)
        messages.success(request, _("Your declaration is recorded."))
        return redirect("academy_applications", key)
    declared = SelectorDeclaration.objects.filter(call=found).select_related("user__person").order_by("declared_at")
    page = {"call": found, "form": form, "declared": declared}
    return render(request, "admissions/backoffice_declare.html", page)
