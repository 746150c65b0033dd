"""Applications without their people: what was said goes, what was decided and paid stays. Words become a sign."""

from django.db.models import QuerySet

from academy.lib.forgetting import OMITTED, forget_in_reports, named_no_more
from academy.people import api as people_api
from academy.people.api import Person
from courses.admissions.models import (
    Application,
    ApplicationFile,
    ApplicationImport,
    ChangeRequest,
    CostDecision,
    CostRequest,
    FirstTimeNote,
    FollowUp,
    JointNomination,
    LateAdmission,
    MeritScore,
    NationalOpinion,
    Override,
    PlaceEvent,
    RestrictedAnswers,
    ScreeningDecision,
    SelectorDeclaration,
    Undertaking,
)

# Rows that are never changed but may lose their words: the database knows which (see guards.only_words_go).
WORDS = (MeritScore, FirstTimeNote, ScreeningDecision, PlaceEvent, LateAdmission)


def forget_applications(person: Person) -> list[str]:
    """The files that nothing names any more. Numbers, dates, countries and decisions stay."""
    own = Application.objects.filter(person=person)
    files = _forget_files(own)
    _forget_what_was_said(own)
    _forget_what_officers_wrote(own)
    _forget_requests(person)
    SelectorDeclaration.objects.filter(user=person.user_id).exclude(words="").update(words=OMITTED)
    forget_in_reports(ApplicationImport, people_api.names_of(person))
    return files


def _forget_files(own: QuerySet[Application]) -> list[str]:
    rows = ApplicationFile.objects.filter(application__in=own)
    papers = Undertaking.objects.filter(application__in=own).exclude(stored_as="")
    files = [*rows.values_list("stored_as", flat=True), *papers.values_list("stored_as", flat=True)]
    rows.delete()
    papers.update(file_name=OMITTED, stored_as="", sha256="")
    return named_no_more(files, ApplicationFile.objects.all(), Undertaking.objects.all())


def _forget_what_was_said(own: QuerySet[Application]) -> None:
    RestrictedAnswers.objects.filter(application__in=own).delete()
    FollowUp.objects.filter(application__in=own).delete()
    ChangeRequest.objects.filter(application__in=own).delete()
    NationalOpinion.objects.filter(application__in=own).exclude(comment="").update(comment=OMITTED)
    own.filter(state=Application.State.DRAFT).update(state=Application.State.WITHDRAWN)
    own.exclude(endorsement_comment="").update(endorsement_comment=OMITTED)
    own.update(institution_name=OMITTED, position="", motivation="", needs="", answers={})


def _forget_what_officers_wrote(own: QuerySet[Application]) -> None:
    for model in WORDS:
        model._default_manager.filter(application__in=own).exclude(words="").update(words=OMITTED)
    for path in ("taken_from__in", "given_to__in"):
        Override.objects.filter(**{path: own}).update(reason=OMITTED)
    SelectorDeclaration.objects.filter(concerns__in=own).exclude(words="").update(words=OMITTED)
    joint = JointNomination.objects.filter(members__application__in=own)
    for one in joint.distinct():
        one.reason, one.unbound_reason = OMITTED, OMITTED if one.unbound_reason else ""
        one.save(update_fields=["reason", "unbound_reason"])


def _forget_requests(person: Person) -> None:
    """Amounts stay with what was paid of them; the person's means do not."""
    own = CostRequest.objects.filter(person=person)
    own.exclude(proposal="").update(proposal=OMITTED)
    own.update(means=OMITTED, grounds=OMITTED)
    CostDecision.objects.filter(request__in=own).update(words=OMITTED)
