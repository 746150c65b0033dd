"""Requests for recognition: who asked, what waits, and each step of the way as the participant reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from academy.people.api import Institution, Person
from certificates.models import (
    CurrentCertificate,
    LeftOut,
    RecognitionRequest,
    RecognitionStep,
    Release,
    ReleaseLine,
    settler_words,
)
from certificates.queries.asked import awaited_of
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from credits import api as credits_api
from credits.api import ComponentStatus

State = RecognitionRequest.State
OPEN = (State.ASKED, State.LISTED)
CLOSED = (State.ISSUED, State.REFUSED, State.WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One step of a request. state: "done", "waiting", "held", "bad". at: when it was done. until: of a hold."""

    code: str
    state: str
    words: str
    at: datetime | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a person stands for a component: in which edition, what is held, and whether a certificate is there."""

    edition: Edition | None
    status: ComponentStatus | None
    is_certified: bool

    @property
    def may_ask(self) -> bool:
        return self.edition is not None and self.status is not None and self.status.complete and not self.is_certified


def at_level(person: Person, component: str) -> Standing:
    """The newest edition that is complete and without a certificate; else the newest one at all."""
    held = CurrentCertificate.objects.filter(person_uid=person.uid, component=component)
    certified = set(held.values_list("edition_id", flat=True))
    first = None
    for enrolment in learning_api.enrolments_of(person).exclude(state=Enrolment.State.WITHDRAWN):
        edition = enrolment.edition
        if component not in credits_api.components_of(edition):
            continue
        status = credits_api.status_for(person=person, edition=edition, component=component)
        found = Standing(edition=edition, status=status, is_certified=edition.pk in certified)
        if found.may_ask:
            return found
        first = first or found
    return first or Standing(edition=None, status=None, is_certified=bool(certified))


def _requests() -> QuerySet[RecognitionRequest]:
    related = ("person__user", "edition__activity", "release")
    return RecognitionRequest.objects.select_related(*related).prefetch_related(
        "steps__institution",
        "release__institutions",
        "release__approvals",
        "person__release_lines__held_by",
        "person__release_lines__release",
        "person__left_out__release",
        "release__register_entries",
    )


def requests_of(person: Person) -> list[RecognitionRequest]:
    """Newest first, with everything that their stages need, in a constant number of statements."""
    return list(_requests().filter(person=person))


def current_request(person: Person, component: str) -> RecognitionRequest | None:
    """The newest request of a component, whatever became of it."""
    return _requests().filter(person=person, component=component).first()


def request_for(pk: int) -> RecognitionRequest | None:
    return _requests().filter(pk=pk).first()


def requests_waiting(*, edition: Edition | None = None, state: str = "") -> QuerySet[RecognitionRequest]:
    """Open requests, oldest first, or those in one state."""
    found = _requests().filter(state=state) if state else _requests().filter(state__in=OPEN)
    return (found.filter(edition=edition) if edition else found).order_by("asked_at", "pk")


def latest_requests(edition: Edition) -> dict[tuple[int, str], RecognitionRequest]:
    """The newest request of each (person, component) made in an edition; one statement."""
    rows = RecognitionRequest.objects.filter(edition=edition).order_by("asked_at", "pk")
    return {(one.person_id, one.component): one for one in rows}


def asked_names(edition: Edition, component: str = "") -> list[RecognitionRequest]:
    """Who has asked and stands on no list yet, for the release page."""
    found = requests_waiting(edition=edition, state=State.ASKED)
    return list(found.filter(component=component) if component else found)


def stages(request: RecognitionRequest) -> list[Stage]:
    """Every step in order: done ones with their time, the one that waits, those that are still to come."""
    steps = _without_current_hold(request)
    release = request.release
    if request.state in CLOSED:
        return _past(request, steps)
    if request.state == State.ASKED or release is None:
        wait = Stage(code="check", state="waiting", words=_("The Secretariat checks it and puts your name on a list."))
        return [*_past(request, steps), *_holds(request), wait, _approval_to_come(), _issue_to_come()]
    past = _past(request, _without_approvals(steps))
    return [*past, *_holds(request), *_approvals(release), *_signatures_to_come(release), _issue_to_come()]


def _signatures_to_come(release: Release) -> list[Stage]:
    """Of institutions that keep their keys themselves; asked for while the list is being issued."""
    if release.state != Release.State.ISSUING:
        return []
    words = _("Your certificate waits for the signature of %(institution)s.")
    return [Stage(code="signature", state="waiting", words=words % {"institution": one}) for one in awaited_of(release)]


def _past(request: RecognitionRequest, steps: Sequence[RecognitionStep]) -> list[Stage]:
    """Steps that are done, and lists that were proposed without the name since it was asked for, by time."""
    found = [
        *map(_done, steps),
        *(_passed_over(one) for one in request.person.left_out.all() if _concerns(one, request)),
    ]
    return sorted(found, key=lambda stage: stage.at or request.asked_at)


def _concerns(left: LeftOut, request: RecognitionRequest) -> bool:
    of = (left.release.edition_id, left.release.component)
    return of == (request.edition_id, request.component) and left.release.proposed_at >= request.asked_at


def _passed_over(left: LeftOut) -> Stage:
    words = _("The Secretariat proposed a list without your name: %(reason)s") % {"reason": left.reason}
    return Stage(code="passed_over", state="held", words=words, at=left.release.proposed_at)


def _without_current_hold(request: RecognitionRequest) -> list[RecognitionStep]:
    """A hold that lasts is said once, as it stands; one that was lifted stays among the steps."""
    steps = list(request.steps.all())
    if request.state in CLOSED or not _holds(request):
        return steps
    last = max((place for place, step in enumerate(steps) if step.code == "held"), default=-1)
    return [step for place, step in enumerate(steps) if place != last]


def _without_approvals(steps: Sequence[RecognitionStep]) -> list[RecognitionStep]:
    """Those of the list on which the name stands now are shown by institution, with the ones that are awaited."""
    last = max((place for place, step in enumerate(steps) if step.code == "listed"), default=len(steps))
    return [step for place, step in enumerate(steps) if place <= last or step.code != "approved"]


def _approvals(release: Release) -> list[Stage]:
    """Which institution has approved the list, and which has not yet."""
    approved = {approval.institution_id: approval.at for approval in release.approvals.all()}
    found = []
    for one in sorted(release.institutions.all(), key=lambda one: (one.kind == "university", one.name_en)):
        if one.pk in approved:
            words = _("%(institution)s has approved the list.") % {"institution": one}
            found.append(Stage(code="approved", state="done", words=words, at=approved[one.pk]))
        else:
            words = _("%(institution)s has not approved the list yet.") % {"institution": one}
            found.append(Stage(code="approval", state="waiting", words=words))
    return found


def _holds(request: RecognitionRequest) -> list[Stage]:
    """Who holds the name back now, on a list under way or one that was closed without it."""
    return [_hold(line) for line in request.person.release_lines.all() if _is_held(line, request)]


def _is_held(line: ReleaseLine, request: RecognitionRequest) -> bool:
    of = (line.release.edition_id, line.release.component)
    return bool(line.held_by_id) and not line.supersedes_id and of == (request.edition_id, request.component)


def _hold(line: ReleaseLine) -> Stage:
    words = _("%(institution)s holds your name back: %(ground)s. Settled by: %(settler)s.") % {
        "institution": line.held_by,
        "ground": line.get_held_ground_display(),
        "settler": line.settler_words,
    }
    if line.is_overdue:
        words += " " + _("The day has passed: it still has to be settled, and nothing is released by itself.")
    return Stage(code="held", state="held", words=words, until=line.held_until)


def _approval_to_come() -> Stage:
    return Stage(code="approval", state="waiting", words=_("Each participating institution approves the list."))


def _issue_to_come() -> Stage:
    return Stage(code="issue", state="waiting", words=_("Your certificate is issued."))


def _done(step: RecognitionStep) -> Stage:
    tone = {"refused": "bad", "withdrawn": "bad", "left_out": "held", "list_withdrawn": "held"}.get(step.code, "done")
    return Stage(code=step.code, state=tone, words=_words(step), at=step.at)


def _words(step: RecognitionStep) -> str:
    words = step_words(step.code, step.institution)
    if step.code != "held" or not step.until:
        return words
    more = _("%(ground)s; until %(day)s; settled by: %(settler)s") % {
        "ground": step.get_ground_display(),
        "day": date_format(step.until, "j F Y"),
        "settler": settler_words(step.settler, body=step.body, institution=step.institution),
    }
    return f"{words} ({more})"


def step_words(code: str, institution: Institution | None = None) -> str:
    """A step as a sentence for the participant."""
    sentences = {
        "asked": _("You asked for recognition."),
        "proposed": _("The Secretariat proposed you for recognition."),
        "listed": _("The Secretariat checked your credits and put your name on a list."),
        "approved": _("%(institution)s has approved the list."),
        "held": _("%(institution)s held your name back."),
        "let_go": _("%(institution)s let your name go on."),
        "left_out": _("The list was issued without your name, because an institution held it back."),
        "list_withdrawn": _(
            "The list with your name was withdrawn before anything was issued; your request waits for another one."
        ),
        "taken_off": _("Your name was taken off the list."),
        "issued": _("Your certificate was issued."),
        "refused": _("The request was refused."),
        "withdrawn": _("You withdrew the request."),
    }
    return sentences[code] % {"institution": institution}
