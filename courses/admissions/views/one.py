"""One application before the Secretariat: what it says, what was decided and by whom, its whole history."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.audit import api as audit_api
from academy.jobs.api import Job
from academy.lib.bilingual import beside
from academy.notifications.api import Letter
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions import facts, operations, queries
from courses.admissions.forms import AnswerChangeForm
from courses.admissions.forms.questions import label_of
from courses.admissions.forms.screening import DecisionForm
from courses.admissions.forms.weighing import FirstTimeForm, MeritForm
from courses.admissions.models import Application, ChangeRequest, JointNomination
from courses.admissions.operations import explaining, letters
from courses.admissions.reasons import place_in_text, sentence
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.public import call_of
from courses.admissions.views.reviewing import answers_by_section, in_words

LETTERS_A_PAGE = 20


def application_of(key: str, pk: int) -> Application:
    """An application that was handed in, by edition and id."""
    rows = Application.objects.exclude(state=Application.State.DRAFT).select_related(
        "call__edition__activity__mandate", "person", "country", "duplicate_of__person"
    )
    return get_object_or_404(rows, call__edition__key=key, pk=pk)


@people_api.needs(Permission.APPLICATIONS_READ)
def application(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Everything about one application; the restricted answers open on their own page."""
    found = application_of(key, pk)
    form = DecisionForm(request.POST or None, application=found)
    if request.method == "POST":
        people_api.check(cast(User, request.user), Permission.APPLICATIONS_SCREEN)
        if form.is_valid() and _decide(request, found, form):
            return redirect("academy_application", key, pk)
    return page_of(request, found, {"form": form})


def page_of(request: HttpRequest, found: Application, bound: dict[str, forms.Form], status: int = 200) -> HttpResponse:
    """The whole page, with the forms that were sent and do not hold."""
    history = list(audit_api.records(thing=f"admissions.application:{found.pk}"))
    names = audit_api.names_of(history)
    page = {
        "call": found.call,
        "application": found,
        "form": bound.get("form") or DecisionForm(application=found),
        "sections": answers_by_section(queries.given_openly(found), found.call.questions, restricted=False),
        "reason": sentence({"code": found.screening_reason}),
        "place": place_in_text(found.call),
        "is_settled": queries.is_settled(found.call),
        "decisions": found.decisions.select_related("decided_by__person", "duplicate_of__person"),
        "doubts": sorted(queries.doubts(found.call).get(found.pk, ())),
        "others": queries.applications(found.call).filter(person=found.person).exclude(pk=found.pk),
        "history": [(one, names.get(one.actor, one.actor)) for one in history],
        "letters": Letter.objects.filter(person=found.person, created_at__gte=found.submitted_at or timezone.now()),
        "changes": [
            (one, label_of(one.question), AnswerChangeForm(request=one, prefix=f"c{one.pk}"))
            for one in found.change_requests.all()
        ],
        "has_restricted": hasattr(found, "restricted") and not found.restricted.erased_at,
        **_weighed(found, bound),
        **_explained(found),
    }
    return render(request, "admissions/backoffice_application.html", page, status=status)


def _weighed(found: Application, bound: dict[str, forms.Form]) -> dict[str, Any]:
    """What a rule may count by, with the forms that put it on record."""
    first = facts.first_times(found.call, [found])[found.pk]
    merits = list(facts.merit_lines(found))
    initial = {"points": merits[0].points, "grid": merits[0].grid} if merits else {}
    joint = [one for one in facts.joint_nominations(found.call) if found.pk in _members(one)]
    return {
        "merits": merits,
        "merit_form": bound.get("merit_form") or MeritForm(initial=initial),
        "is_first_time": first,
        "first_time_notes": facts.first_time_lines(found),
        "first_time_form": bound.get("first_time_form")
        or FirstTimeForm(initial={"is_first_time": "yes" if first else "no"}),
        "support": facts.support_in_euros(found.call).get(found.pk),
        "joint": joint[0] if joint else None,
    }


def _members(joint: JointNomination) -> set[int]:
    return {member.application_id for member in joint.members.all()}


def _explained(found: Application) -> dict[str, Any]:
    """The reason in the sealed run, whether it is the general one, and how far the exact one is."""
    run = queries.run_of(found.call)
    reason = queries.reasons_of(run).get(str(found.ticket)) if run else None
    if run is None or reason is None:
        return {}
    job = Job.objects.filter(key=explaining.job_key(run, found)).first()
    return {
        "run": run,
        "run_reason": sentence(reason),
        "is_general": reason["code"] == explaining.GENERAL,
        "job": job,
        "is_selected": str(found.ticket) in queries.final_selection(run),
    }


def _decide(request: HttpRequest, found: Application, form: DecisionForm) -> bool:
    try:
        operations.decide_screening(
            call=found.call, applications=[found], by=cast(User, request.user), now=timezone.now(), **form.cleaned_data
        )
    except AdmissionsRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The decision is recorded."))
    return True


@people_api.needs(Permission.APPLICATIONS_SCREEN)
@require_POST
def answer_change(request: HttpRequest, key: str, pk: int, change: int) -> HttpResponse:
    """Accept or refuse a change asked for after the deadline; the person has a letter."""
    asked = get_object_or_404(
        ChangeRequest.objects.select_related("application"), pk=change, application=application_of(key, pk)
    )
    form = AnswerChangeForm(request.POST, request=asked, prefix=f"c{asked.pk}")
    if form.is_valid():
        said = form.cleaned_data
        try:
            operations.answer_change(
                request=asked, accept=said["decision"] == "accept", words=said["words"], value=said.get("value"),
                by=cast(User, request.user), now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Answered; a letter is queued."))
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
    else:
        for field, errors in form.errors.items():
            messages.error(request, beside(str(form.fields[field].label), str(errors[0])))
    return redirect("academy_application", key, pk)


@people_api.needs(Permission.NEEDS_READ)
@require_POST
def restricted(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """What the person needs in order to take part. Each look is recorded, hence a form and not a link."""
    found = application_of(key, pk)
    kept = getattr(found, "restricted", None)
    if kept is None or kept.erased_at or found.call.edition.ends_on < timezone.localdate():
        raise Http404
    audit_api.record(action="application.restricted_read", by=request.user, thing=found)
    given = [(label_of(name), in_words(name, value)) for name, value in kept.answers.items() if value]
    return render(request, "admissions/backoffice_restricted.html", {"application": found, "given": given})


@people_api.needs(Permission.APPLICATIONS_SCREEN)
def tell(request: HttpRequest, key: str) -> HttpResponse:
    """Letters of screening: each as it will be read, then queued."""
    found, by, now = call_of(key), cast(User, request.user), timezone.now()
    screening = request.POST.get("screening") or request.GET.get("screening") or "not_eligible"
    if screening not in letters.TOLD:
        raise Http404
    if request.method == "POST":
        written = operations.tell_screening(call=found, screening=screening, by=by, now=now)
        messages.success(request, _("Queued: %s letters.") % len(written))
        return redirect("academy_letters")
    waiting = letters.to_be_told(found, screening)
    shown = Paginator(waiting, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    page = {
        "call": found,
        "screening": screening,
        "choices": [(value, Application.Screening(value).label) for value in letters.TOLD],
        "count": len(waiting),
        "previews": [
            letters.preview(template=letters.TEMPLATE, person=one.person, context=letters.context_of(one))
            for one in shown
        ],
        "page": shown,
    }
    return render(request, "admissions/backoffice_tell.html", page)


@people_api.needs(Permission.APPLICATIONS_SCREEN)
def ask_opinions(request: HttpRequest, key: str) -> HttpResponse:
    """Letters to the Permanent Correspondents: each as it will be read, then queued."""
    found, by, now = call_of(key), cast(User, request.user), timezone.now()
    if request.method == "POST":
        try:
            written = operations.ask_correspondents(call=found, by=by, now=now)
            messages.success(request, _("Queued: %s letters.") % len(written))
            return redirect("academy_letters")
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("academy_ask_opinions", key)
    asked = operations.whom_to_ask(found, now=now)
    countries = {country.pk for _person, country, _count in asked}
    shown = Paginator(asked, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    page = {
        "call": found,
        "count": len(asked),
        "without": people_api.Country.objects.filter(
            pk__in=queries.applications_by_country(found).keys() - countries
        ).order_by("name_en"),
        "previews": [
            letters.preview(
                template="opinion_asked",
                person=person,
                context=operations.opinion_context(found, person, country, count),
            )
            for person, country, count in shown
        ],
        "page": shown,
        "is_open": now <= found.opinions_close_at,
    }
    return render(request, "admissions/backoffice_ask.html", page)
