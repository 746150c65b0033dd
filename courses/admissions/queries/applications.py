"""Applications, as their own person, a Permanent Correspondent or the Secretariat may read them."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from academy.lib.names import in_order_of_names
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from courses.admissions.domain import form
from courses.admissions.models import Application, ApplicationFile, Call, RestrictedAnswers
from courses.catalogue.api import Edition


def applications(call: Call) -> QuerySet[Application]:
    """With person, country and place; in the order in which a person reads them."""
    related = ("person", "country", "place", "duplicate_of")
    return call.applications.select_related(*related).order_by(in_order_of_names("country"), "national_rank", "pk")


def applications_of(person: Person) -> QuerySet[Application]:
    rows = Application.objects.filter(person=person).exclude(state=Application.State.DRAFT)
    return rows.select_related("call__edition", "country", "place").order_by("-submitted_at")


def drafts_of(person: Person) -> QuerySet[Application]:
    """What the person has begun and not handed in, in calls whose selection is still to come."""
    rows = Application.objects.filter(
        person=person, state=Application.State.DRAFT, call__runs=None, call__lottery_notice=None
    )
    return rows.select_related("call__edition").order_by("call__deadline")


def application_by_form(call: Call, person: Person) -> Application | None:
    """The person's application to a call that is not taken back, whichever way it came."""
    rows = call.applications.filter(person=person).exclude(state=Application.State.WITHDRAWN)
    return rows.select_related("country", "person", "call__edition").first()


def national_applications(call: Call, countries: Iterable[str]) -> QuerySet[Application]:
    """What the Correspondents of these countries see of a call: handed in, of the own country, nothing restricted."""
    rows = call.applications.filter(country__in=countries, state=Application.State.SUBMITTED)
    related = ("person", "country", "opinion", "call__edition")
    return rows.select_related(*related).order_by(in_order_of_names("country"), "national_rank", "submitted_at", "pk")


def applications_by_country(call: Call) -> dict[str, int]:
    """How many applications are handed in, by country."""
    rows = call.applications.filter(state=Application.State.SUBMITTED).order_by()
    return dict(rows.values_list("country").annotate(count=Count("pk")))


def needs_by_edition(editions: Iterable[Edition]) -> dict[int, list[str]]:
    """What applicants said they need, by edition: words only, sorted, so that neither name nor order tells who."""
    found: dict[int, list[str]] = {}
    rows = Application.objects.filter(call__edition__in=list(editions)).exclude(state=Application.State.DRAFT)
    for edition, needs in rows.exclude(needs="").values_list("call__edition", "needs"):
        found.setdefault(edition, []).append(needs.strip())
    return {edition: sorted(set(texts)) for edition, texts in found.items()}


def document_for(user: User, pk: int) -> ApplicationFile | None:
    """A document, for its own person, for the Secretariat, and for the Correspondent of the application's country."""
    rows = ApplicationFile.objects.select_related("application")
    own = Q(application__person__user=user)
    if people_api.may(user, Permission.APPLICATIONS_READ):
        return rows.filter(pk=pk).first()
    countries = people_api.scopes_of(user, Permission.APPLICATIONS_ENDORSE, "country") - {"*"}
    national = Q(application__country__in=countries, application__state=Application.State.SUBMITTED)
    return rows.filter(own | national, pk=pk).first()


def given_openly(application: Application) -> dict[str, object]:
    """The answers and documents of an application by key, without the restricted ones."""
    columns = {one.key: getattr(application, one.key) for one in form.QUESTIONS if one.store == form.COLUMN}
    return {**application.answers, **columns, **{one.kind: one for one in application.files.all()}}


def given_by(application: Application) -> dict[str, object]:
    """Every answer of an application by key, the restricted ones included: for its own person and for checks."""
    kept = RestrictedAnswers.objects.filter(application=application).first()
    return given_openly(application) | (kept.answers if kept else {})
