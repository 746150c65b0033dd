"""A participant at the level asks for formal recognition, or the Secretariat proposes it; every step is kept.

Source: P-PG (2020) 10, P-PG/Academy, item 7: the participant "pourra obtenir" the certificate, so it is asked for.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Component
from academy.notifications import api as notifications_api
from academy.people import api as people_api
from academy.people.api import Institution, Permission, Person, User
from certificates.models import UNDER_WAY, RecognitionRequest, RecognitionStep, Release, ReleaseLine
from certificates.operations.one_list import end_hold
from certificates.queries import at_level, open_holds
from certificates.refusals import (
    AlreadyAsked,
    AlreadyCertified,
    GroundsMissing,
    NotAtLevel,
    NotOpen,
    NotYourRequest,
    RecognitionClosed,
    StandsOnList,
    UniversitysTitle,
)
from courses.catalogue.api import Edition

State = RecognitionRequest.State
OPEN = (State.ASKED, State.LISTED)


@transaction.atomic
def ask_for_recognition(*, person: Person, component: str, by: User, now: datetime) -> RecognitionRequest:
    """The own request, or the Secretariat's proposal. One open request per person and component.

    Raises RecognitionClosed, UniversitysTitle, AlreadyCertified, NotAtLevel (with what is missing), AlreadyAsked,
    NotYourRequest.
    """
    is_own = person.user_id == by.pk
    people_api.check(by, Permission.RECOGNITION_ASK if is_own else Permission.RELEASE_PROPOSE)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two clicks are one request
    edition = _require_level(person, component)
    if RecognitionRequest.objects.filter(person=person, component=component, state__in=OPEN).exists():
        raise AlreadyAsked
    request = RecognitionRequest.objects.create(
        person=person,
        edition=edition,
        component=component,
        asked_by=audit_api.actor_key(by),
        is_own_request=is_own,
        asked_at=now,
    )
    _step([request], "asked" if is_own else "proposed", now=now)
    audit_api.record(action="recognition.asked", by=by, thing=request, data={"component": component})
    _write(request, "recognition_received")
    return request


def _require_level(person: Person, component: str) -> Edition:
    is_open, reason = governance_api.component_state(component)
    if not is_open:
        raise RecognitionClosed(reason)
    if component == Component.THREE:
        raise UniversitysTitle
    standing = at_level(person, component)
    if standing.is_certified:
        raise AlreadyCertified
    if standing.edition is None or not standing.may_ask:
        raise NotAtLevel([one.sentence for one in standing.status.missing] if standing.status else [])
    return standing.edition


@transaction.atomic
def withdraw_recognition(*, request: RecognitionRequest, by: User, now: datetime) -> None:
    """The person takes the request back, as long as no institution has approved the list with the name.

    Raises NotYourRequest, NotOpen, StandsOnList.
    """
    request = _open(request)
    if request.person.user_id != by.pk:
        raise NotYourRequest
    if request.state == State.LISTED and request.release is not None:
        _take_off(request, request.release)
    request.state = State.WITHDRAWN
    request.save(update_fields=["state"])
    _end_holds(request)
    _step([request], "withdrawn", now=now)
    audit_api.record(action="recognition.withdrawn", by=by, thing=request)


def _take_off(request: RecognitionRequest, release: Release) -> None:
    """What an institution approved is not changed behind its back."""
    release = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    if release.state != Release.State.PROPOSED or release.approvals.exists():
        raise StandsOnList
    release.lines.filter(person=request.person).delete()


@transaction.atomic
def refuse_recognition(*, request: RecognitionRequest, grounds: str, by: User, now: datetime) -> None:
    """The Secretariat refuses a request that stands on no list, with grounds, and writes to the person.

    Raises GroundsMissing, NotOpen, StandsOnList.
    """
    people_api.check(by, Permission.RELEASE_PROPOSE)
    if not grounds.strip():
        raise GroundsMissing
    request = _open(request)
    if request.person.user_id == by.pk:
        raise NotYourRequest
    if request.state == State.LISTED:
        raise StandsOnList
    request.state, request.grounds = State.REFUSED, grounds.strip()
    request.save(update_fields=["state", "grounds"])
    _end_holds(request)
    _step([request], "refused", now=now)
    audit_api.record(action="recognition.refused", by=by, thing=request)
    _write(request, "recognition_refused")


def _end_holds(request: RecognitionRequest) -> None:
    """Of lists that are closed: where nothing is asked for, nothing is held back."""
    held = open_holds().filter(
        person=request.person, release__edition=request.edition, release__component=request.component
    )
    for line in held:
        end_hold(line)


def _open(request: RecognitionRequest) -> RecognitionRequest:
    rows = RecognitionRequest.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("person__user", "release", "edition").get(pk=request.pk)
    if found.state not in OPEN:
        raise NotOpen(found.get_state_display())
    return found


def record_listed(*, release: Release, people: Collection[Person], by: User, now: datetime) -> None:
    """A list is proposed: whoever asked stands on it now; for whoever did not, the Secretariat proposes."""
    waiting = _without_live_list(release.component, people)
    asked = [request for request in waiting.values() if request is not None]
    RecognitionRequest.objects.filter(pk__in=[request.pk for request in asked]).update(
        state=State.LISTED, release=release
    )
    proposed = RecognitionRequest.objects.bulk_create(
        RecognitionRequest(
            person=person,
            edition_id=release.edition_id,
            component=release.component,
            asked_by=audit_api.actor_key(by),
            is_own_request=False,
            asked_at=now,
            state=State.LISTED,
            release=release,
        )
        for person in people
        if waiting.get(person.pk, ...) is None
    )
    _step(proposed, "proposed", now=now)
    _step([*asked, *proposed], "listed", now=now)


def _without_live_list(component: str, people: Collection[Person]) -> dict[int, RecognitionRequest | None]:
    """By person: the open request that stands on no living list, None where there is none; others are left out."""
    found: dict[int, RecognitionRequest | None] = {person.pk: None for person in people}
    rows = RecognitionRequest.objects.filter(person__in=people, component=component, state__in=OPEN)
    for request in rows.select_related("release"):
        if request.state == State.LISTED and request.release and request.release.state in UNDER_WAY:
            del found[request.person_id]
        else:
            found[request.person_id] = request
    return found


def record_approved(*, release: Release, institution: Institution, now: datetime) -> None:
    _step(release.recognition_requests.filter(state=State.LISTED), "approved", now=now, institution=institution)


def record_withdrawn(*, release: Release, now: datetime) -> None:
    """The list is taken back: whoever stood on it waits for another one."""
    listed = list(release.recognition_requests.filter(state=State.LISTED))
    RecognitionRequest.objects.filter(pk__in=[one.pk for one in listed]).update(state=State.ASKED, release=None)
    _step(listed, "list_withdrawn", now=now)


def record_hold(*, line: ReleaseLine, code: str, institution: Institution, now: datetime) -> None:
    """code: "held" or "let_go". What the hold says stays in the step when it is lifted."""
    mine = RecognitionRequest.objects.filter(
        person=line.person_id, component=line.release.component, state__in=OPEN
    ).first()
    if mine is None or line.supersedes_id:
        return
    RecognitionStep.objects.create(
        request=mine, code=code, institution=institution, at=now, ground=line.held_ground, until=line.held_until,
        settler=line.held_settler, body=line.held_body,
    )  # fmt: skip


def record_issued(*, release: Release, people: Iterable[int], now: datetime) -> None:
    """people: ids of those who received a certificate; whoever was held back waits for another list."""
    issued = set(people)
    listed = list(release.recognition_requests.filter(state=State.LISTED))
    done = [request for request in listed if request.person_id in issued]
    left = [request for request in listed if request.person_id not in issued]
    RecognitionRequest.objects.filter(pk__in=[one.pk for one in done]).update(state=State.ISSUED)
    RecognitionRequest.objects.filter(pk__in=[one.pk for one in left]).update(state=State.ASKED)
    _step(done, "issued", now=now)
    _step(left, "left_out", now=now)


def _step(
    requests: Iterable[RecognitionRequest], code: str, *, now: datetime, institution: Institution | None = None
) -> None:
    RecognitionStep.objects.bulk_create(
        RecognitionStep(request=request, code=code, institution=institution, at=now) for request in requests
    )


def _write(request: RecognitionRequest, template: str) -> None:
    notifications_api.write_letter(
        key=f"{template}:{request.pk}",
        template=template,
        person=request.person,
        context={"request": request, "edition": request.edition},
    )
