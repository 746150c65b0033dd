"""An application from the first question to its receipt: a task list, one section per page, saved at every answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from academy.lib.uploads import UploadRefused
from academy.people import api as people_api
from academy.people.api import User
from courses.admissions import operations, queries
from courses.admissions.domain import form as questions
from courses.admissions.forms import BeginForm, SectionForm, document_form
from courses.admissions.forms.questions import SECTIONS, label_of
from courses.admissions.models import Application, Call
from courses.admissions.refusals import AdmissionsRefused, AnswersMissing, CountryWithoutRight, MotivationTooLong
from courses.admissions.views.public import answer_for, call_of


@dataclass(frozen=True, kw_only=True)
class Task:
    """A line of the task list. state: complete, begun, to_do or optional."""

    section: str
    title: str
    state: str


def _mine(request: HttpRequest, found: Call) -> Application | None:
    person = people_api.person_of(cast(User, request.user))
    return queries.application_by_form(found, person) if person else None


def own_application(request: HttpRequest, key: str) -> Application:
    application = _mine(request, call_of(key))
    if application is None:
        raise Http404
    return application


def saved_words(application: Application) -> str:
    """ "Saved at 20:14": the hour in Strasbourg."""
    moment = timezone.localtime(application.saved_at)
    return _("Saved at %s") % formats.date_format(moment, "H:i")


@people_api.signed_in
def apply(request: HttpRequest, key: str) -> HttpResponse:
    """Begin with the country; afterwards the task list."""
    found = call_of(key)
    application = _mine(request, found)
    if application is not None:
        return _task_list(request, application)
    user = cast(User, request.user)
    person = people_api.person_of(user)
    initial = {"country": person.country_id if person else request.GET.get("country"), "language": user.language}
    form = BeginForm(request.POST or None, person=person, initial=initial)
    if request.method == "POST" and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            person = person or people_api.update_profile(
                user=user,
                given_name=said["given_name"],
                family_name=said["family_name"],
                printed_name=said["printed_name"],
                language=said["language"],
            )
            operations.begin_application(call=found, person=person, country=said["country"], by=user, now=now)
            return redirect("admissions:apply", key)
        except AdmissionsRefused as refusal:
            form.add_error("country" if isinstance(refusal, CountryWithoutRight) else None, str(refusal))
    page = {"call": found, "form": form, "is_late": timezone.now() > found.deadline}
    return render(request, "admissions/begin.html", page)


def _task_list(request: HttpRequest, application: Application) -> HttpResponse:
    found = application.call
    given = queries.given_by(application)
    page = {
        "call": found,
        "application": application,
        "tasks": _tasks(given, found.questions),
        "missing": questions.missing(given, found.questions),
        "answer": answer_for(found, application.country),
        "is_late": timezone.now() > found.deadline,
        "is_settled": queries.is_settled(found),
        "is_listed": application.source != "form",
        "requests": [(one, label_of(one.question)) for one in application.change_requests.all()],
        "saved": saved_words(application) if application.saved_at else "",
    }
    return render(request, "admissions/task_list.html", page)


def _tasks(given: Mapping[str, object], asked: Mapping[str, str]) -> list[Task]:
    tasks = []
    for section in questions.sections(asked):
        state = questions.state(section, given, asked)
        required = any(
            questions.demand(one, asked) == questions.REQUIRED for one in questions.questions_of(section, asked)
        )
        shown = "optional" if state == "to_do" and not required else state
        tasks.append(Task(section=section, title=str(SECTIONS[section]), state=shown))
    return tasks


@people_api.signed_in
def section(request: HttpRequest, key: str, section: str) -> HttpResponse:
    """One section: saved by itself where scripts run, by "Save and continue" everywhere."""
    application = own_application(request, key)
    asked = application.call.questions
    if section not in questions.sections(asked):
        raise Http404
    if section == "documents":
        return _documents(request, application)
    form = _section_form(application, section, request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, now = cast(User, request.user), timezone.now()
        try:
            operations.save_answers(application=application, answers=form.answers(), by=by, now=now)
            return _onwards(application, section)
        except AdmissionsRefused as refusal:
            _tell(form, refusal)
    page = _page(application, section) | {"form": form}
    return render(request, "admissions/section.html", page)


def _tell(form: SectionForm, refusal: AdmissionsRefused) -> None:
    """What was refused, at its field where there is one."""
    if isinstance(refusal, CountryWithoutRight) and "country" in form.fields:
        form.add_error("country", str(refusal))
    elif isinstance(refusal, AnswersMissing) and form.fields.keys() & set(refusal.questions):
        for name in form.fields.keys() & set(refusal.questions):
            form.add_error(name, _("A submitted application needs this answer."))
    elif isinstance(refusal, MotivationTooLong) and "motivation" in form.fields:
        form.add_error("motivation", str(refusal))
    else:
        form.add_error(None, str(refusal))


def _section_form(application: Application, section: str, data: Any, only: str = "") -> SectionForm:
    return SectionForm(
        data,
        section=section,
        only=only,
        asked=application.call.questions,
        keep_complete=application.state == Application.State.SUBMITTED,
        initial=queries.given_by(application),
    )


def _page(application: Application, section: str) -> dict[str, object]:
    asked = application.call.questions
    order = questions.sections(asked)
    return {
        "call": application.call,
        "application": application,
        "section": section,
        "title": SECTIONS[section],
        "number": order.index(section) + 1,
        "count": len(order),
        "saved": saved_words(application) if application.saved_at else "",
    }


def _onwards(application: Application, section: str) -> HttpResponse:
    """To the next section; after the last one to the review."""
    key, order = application.call.edition.key, questions.sections(application.call.questions)
    if order.index(section) + 1 < len(order):
        return redirect("admissions:section", key, order[order.index(section) + 1])
    return redirect("admissions:review", key)


@people_api.signed_in
@require_POST
def save_field(request: HttpRequest, key: str) -> HttpResponse:
    """Keep one answer while the person types; says when, or what is wrong with it."""
    application = own_application(request, key)
    name = request.POST.get("question", "")
    one = questions.BY_KEY.get(name)
    if one is None or one.store == questions.FILE:
        return JsonResponse({"error": _("There is no such question.")}, status=422)
    form = _section_form(application, one.section, request.POST, only=name)
    if not form.fields or not form.is_valid():
        words = form.errors.get(name) or [_("This call does not ask that question.")]
        return JsonResponse({"error": str(words[0])}, status=422)
    try:
        by, now = cast(User, request.user), timezone.now()
        operations.save_answers(application=application, answers=form.answers(), by=by, now=now)
    except AdmissionsRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    application.saved_at = now
    return JsonResponse({"saved": saved_words(application)})


def _documents(request: HttpRequest, application: Application) -> HttpResponse:
    """Each document with what is there; sending one replaces it."""
    kinds = {one.key: one for one in questions.questions_of("documents", application.call.questions)}
    asked, chosen = application.call.questions, request.POST.get("kind", "")
    forms = {
        kind: document_form(
            kind,
            required=questions.demand(one, asked) == questions.REQUIRED,
            data=request.POST if kind == chosen else None,
            files=request.FILES if kind == chosen else None,
        )
        for kind, one in kinds.items()
    }
    if request.method == "POST" and chosen in forms and forms[chosen].is_valid():
        file = forms[chosen].cleaned_data["file"]
        try:
            operations.attach_document(
                application=application,
                kind=chosen,
                file_name=file.name,
                content=file.read(settings.UPLOAD_MAX_BYTES + 1),
                by=cast(User, request.user),
                now=timezone.now(),
            )
            messages.success(request, _("The document is kept: %s") % file.name)
            return redirect("admissions:section", application.call.edition.key, "documents")
        except (UploadRefused, AdmissionsRefused) as refusal:
            forms[chosen].add_error("file", str(refusal))
    there = {file.kind: file for file in application.files.all()}
    page = _page(application, "documents") | {
        "documents": [(kind, label_of(kind), there.get(kind), form) for kind, form in forms.items()]
    }
    return render(request, "admissions/documents.html", page)
