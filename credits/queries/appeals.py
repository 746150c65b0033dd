"""Appeals: a person's own, those that wait, the evidence beside them, and what could be corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.api import Requirement
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Fact
from courses.seminars import api as seminars_api
from credits.models import Appeal, CreditEntry
from credits.queries.laws import components_of, laws_of

KINDS = frozenset({"pdf", "docx", "odt", "png", "jpeg"})


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A fact that could be corrected, or one that is not on record and could be added. key names it in a form.

    value: what is on record, None where nothing is. value and out_of as in `Fact`.
    """

    key: str
    kind: str
    subject_key: str
    words: str
    value: int | None
    out_of: int
    passed: bool | None
    module_number: int | None
    activity_date: date
    recorded_by: str = ""


def appeals() -> QuerySet[Appeal]:
    """Oldest first, with everything that a list shows."""
    related = (
        "person__user",
        "edition__activity",
        "requirement__resolution",
        "entry__resolution",
        "outcome_fact",
        "outcome_entry__resolution",
    )
    return Appeal.objects.select_related(*related)


def appeals_of(person: Person) -> list[Appeal]:
    """A person's own, newest first."""
    return list(appeals().filter(person=person).order_by("-lodged_at", "-pk"))


def appeals_waiting() -> QuerySet[Appeal]:
    """Open ones: those with a day first, the earliest day first; then those for which the Board has set no time."""
    return (
        appeals().filter(state=Appeal.State.OPEN).order_by(F("answer_due_on").asc(nulls_last=True), "lodged_at", "pk")
    )


def appeals_decided() -> QuerySet[Appeal]:
    return appeals().exclude(state=Appeal.State.OPEN).order_by("-decided_at", "-pk")


def overdue(found: QuerySet[Appeal], *, on: date) -> QuerySet[Appeal]:
    return found.filter(answer_due_on__lt=on)


def appeal_for(user: User, pk: int) -> Appeal | None:
    """An appeal that the account may read: the own one, or any for those who decide."""
    found = appeals().filter(pk=pk)
    if not people_api.may(user, Permission.APPEALS_DECIDE):
        found = found.filter(person__user=user)
    return found.first()


def facts_beside(appeal: Appeal) -> list[Fact]:
    """Every fact of the person in the edition that counts now, oldest first."""
    facts = learning_api.facts_of(person_uid=appeal.person.uid, edition=appeal.edition)
    return list(facts.order_by("activity_date", "pk"))


def entries_beside(appeal: Appeal) -> list[CreditEntry]:
    """Every line of the person in the edition and component, reversals too."""
    rows = CreditEntry.objects.filter(
        person_uid=appeal.person.uid, edition=appeal.edition, component=appeal.component
    ).select_related("requirement", "resolution", "reverses")
    return list(rows.order_by("pk"))


def recorded_by_decider(facts: Iterable[Fact], by: User) -> bool:
    """Whether the account recorded some of the facts: such a person should not alone decide about them."""
    actor = audit_api.actor_key(by)
    return any(fact.recorded_by == actor for fact in facts)


def corrections(appeal: Appeal, facts: Iterable[Fact]) -> list[Correction]:
    """Facts on record first, then sessions and a confirmation that nothing is on record for."""
    on_record = list(facts)
    sessions = {session.key: session for session in _contact_sessions(appeal)}
    known = {(fact.kind, fact.subject_key) for fact in on_record}
    found = [_of_fact(fact, sessions) for fact in on_record]
    for key, session in sessions.items():
        if (Fact.Kind.ATTENDANCE, key) not in known:
            found.append(
                Correction(
                    key=f"new-attendance-{key}",
                    kind=Fact.Kind.ATTENDANCE,
                    subject_key=key,
                    words=_("Attendance: %(session)s (nothing on record)") % {"session": session},
                    value=None,
                    out_of=session.minutes,
                    passed=None,
                    module_number=session.module.number,
                    activity_date=timezone.localdate(session.starts_at),
                )
            )
    if not any(kind == Fact.Kind.ACTIVE_PARTICIPATION for kind, _subject in known):
        found.append(
            Correction(
                key="new-participation",
                kind=Fact.Kind.ACTIVE_PARTICIPATION,
                subject_key="participation",
                words=_("Active participation (nothing on record)"),
                value=None,
                out_of=1,
                passed=None,
                module_number=None,
                activity_date=appeal.edition.ends_on,
            )
        )
    return found


@dataclass(frozen=True, kw_only=True)
class Contestable:
    """A requirement for which the person holds no line. appeal: the open one about it, if there is one."""

    edition: Edition
    component: str
    requirement: Requirement
    appeal: Appeal | None


def contestable(person: Person, own_appeals: Iterable[Appeal]) -> list[Contestable]:
    """Requirements of the laws of the person's editions without a standing line of their own, newest edition first.

    Those that give credits: what they rest on is beside the appeal.
    """
    lines = CreditEntry.objects.filter(person_uid=person.uid, reverses__isnull=True, reversed_by__isnull=True)
    held = set(lines.values_list("edition_id", "requirement_id"))
    pending = {(one.edition_id, one.requirement_id): one for one in own_appeals if one.state == Appeal.State.OPEN}
    found = []
    for enrolment in learning_api.enrolments_of(person).exclude(state=learning_api.Enrolment.State.WITHDRAWN):
        edition = enrolment.edition
        for component in components_of(edition):
            for requirement in (one for law in laws_of(edition, component) for one in law.requirements):
                if requirement.amount and (edition.pk, requirement.pk) not in held:
                    open_one = pending.get((edition.pk, requirement.pk))
                    found.append(
                        Contestable(edition=edition, component=component, requirement=requirement, appeal=open_one)
                    )
    return found


def _contact_sessions(appeal: Appeal) -> list[seminars_api.Session]:
    rows = seminars_api.sessions(appeal.edition).filter(is_contact=True)
    return list(rows.order_by("starts_at", "pk"))


def _of_fact(fact: Fact, sessions: dict[str, seminars_api.Session]) -> Correction:
    subject = sessions.get(fact.subject_key, fact.subject_key)
    words = _("%(kind)s: %(subject)s (on record: %(value)s of %(out_of)s)")
    values = {"kind": fact.get_kind_display(), "subject": subject, "value": fact.value, "out_of": fact.out_of}
    return Correction(
        key=f"fact-{fact.pk}",
        kind=fact.kind,
        subject_key=fact.subject_key,
        words=words % values,
        value=fact.value,
        out_of=fact.out_of,
        passed=fact.passed,
        module_number=fact.module_number,
        activity_date=fact.activity_date,
        recorded_by=fact.recorded_by,
    )


def counts_of_appeals(*, on: date) -> tuple[int, int]:
    """How many are open, and how many of them are past their day."""
    waiting = Appeal.objects.filter(state=Appeal.State.OPEN)
    return waiting.count(), waiting.filter(Q(answer_due_on__lt=on)).count()
