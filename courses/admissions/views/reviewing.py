"""An application read as a whole: before it is handed in, by others afterwards; changes asked for; its documents."""

from collections.abc import Mapping
from typing import cast

from django.contrib import messages
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import User
from courses.admissions import operations, queries
from courses.admissions.domain import form as questions
from courses.admissions.forms import ChangeForm
from courses.admissions.forms.questions import SECTIONS, field_of, label_of
from courses.admissions.refusals import AdmissionsRefused
from courses.admissions.views.applying import own_application

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}


@people_api.signed_in
def review(request: HttpRequest, key: str) -> HttpResponse:
    """Everything on one page before it is handed in; a POST hands it in."""
    application = own_application(request, key)
    found = application.call
    given = queries.given_by(application)
    missing = questions.missing(given, found.questions)
    if request.method == "POST":
        try:
            operations.submit_application(application=application, by=cast(User, request.user), now=timezone.now())
            messages.success(request, _("Your application is submitted. A receipt has been sent to you."))
            return redirect("admissions:apply", key)
        except AdmissionsRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("admissions:review", key)
    page = {
        "call": found,
        "application": application,
        "sections": answers_by_section(given, found.questions),
        "missing": [(one.section, label_of(one.key)) for one in missing],
        "is_late": timezone.now() > found.deadline,
        "words": questions.words(application.motivation),
        "fewest": questions.FEWEST_WORDS,
        "most": questions.MOST_WORDS,
        "language_doubt": queries.language_doubt(application),
    }
    return render(request, "admissions/review.html", page)


def answers_by_section(
    given: Mapping[str, object], asked: Mapping[str, str], *, restricted: bool = True
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(section, its title, question and answer in words); without the restricted questions where they are not for the
    reader."""
    found = []
    for section in questions.sections(asked):
        rows = [
            (label_of(one.key), in_words(one.key, given.get(one.key)))
            for one in questions.questions_of(section, asked)
            if restricted or one.store != questions.RESTRICTED
        ]
        found.append((section, str(SECTIONS[section]), rows))
    return [one for one in found if one[2]]


def in_words(key: str, value: object) -> str:
    """An answer as a reader sees it: a choice by its words, a country by its name; a dash where there is none."""
    if value in (None, ""):
        return "–"
    if key == "privacy":
        return _("agreed")
    field = field_of(key)
    choices = getattr(field, "choices", None)
    if key == "nationality":
        country = people_api.Country.objects.filter(iso2=value).first()
        return str(country or value)
    if choices is not None and key != "country":
        return str(dict(choices).get(value, value))
    return str(value)


@people_api.signed_in
def change(request: HttpRequest, key: str) -> HttpResponse:
    """After the deadline: ask the Secretariat for a change."""
    application = own_application(request, key)
    form = ChangeForm(request.POST or None, asked=application.call.questions)
    if request.method == "POST" and form.is_valid():
        try:
            by, now = cast(User, request.user), timezone.now()
            operations.ask_for_change(application=application, **form.cleaned_data, by=by, now=now)
            messages.success(request, _("Your request is with the Secretariat. You will have a letter."))
            return redirect("admissions:apply", key)
        except AdmissionsRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "admissions/change.html", {"call": application.call, "form": form})


@people_api.signed_in
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document of an application: for its person, the Secretariat and the Correspondent of its country."""
    found = queries.document_for(cast(User, request.user), pk)
    if found is None:
        raise Http404
    sort = found.stored_as.rsplit(".", 1)[1]
    with storages["private"].open(found.stored_as) as stored:
        response = HttpResponse(stored.read(), content_type=TYPES[sort])
    response["Content-Disposition"] = f'attachment; filename="{found.kind}-{found.application.ticket}.{sort}"'
    response["Cache-Control"] = "private, no-store"
    return response
