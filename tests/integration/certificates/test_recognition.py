"""Formal recognition is asked for, and the participant sees each step of the way."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from academy.governance import api as governance_api
from academy.notifications.models import Letter
from academy.people.models import Institution, Person, User
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates.models import RecognitionRequest, Release
from certificates.operations import ask_for_recognition
from certificates.refusals import (
    AlreadyAsked,
    AlreadyCertified,
    CertificateRefused,
    GroundsMissing,
    NotAtLevel,
    NotOpen,
    NotYourRequest,
    StandsOnList,
)
from courses.catalogue.models import Edition
from courses.learning.models import Enrolment
from credits import api as credits_api
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]


def trained(play: Play) -> Scene:
    """The world after the training, its credits tallied; the course plays no part here."""
    scene = play(4)
    credits_api.tally(edition=Edition.objects.get(key="demo-et-2026"), by=scene.who("dolores"), now=at(11, 2))
    return scene


def people_of(key: str = "demo-et-2026") -> list[Person]:
    rows = Enrolment.objects.filter(edition__key=key, state="active").select_related("person__user").order_by("pk")
    return [enrolment.person for enrolment in rows]


def reads_english(person: Person) -> None:
    User.objects.filter(person=person).update(language="en")


def ask(person: Person, component: str = "I") -> RecognitionRequest:
    assert person.user is not None
    return ask_for_recognition(person=person, component=component, by=person.user, now=at(11, 5))


def propose(scene: Scene) -> Release:
    return certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"),
        component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=scene.who("dolores"),
        now=at(11, 9),
    )


def told(request: RecognitionRequest) -> list[tuple[str, str]]:
    found = certificates_api.request_for(request.pk)
    assert found is not None
    return [(stage.code, stage.state) for stage in certificates_api.stages(found)]


def test_every_step_from_the_request_to_the_certificate_is_shown(play: Play) -> None:
    scene = trained(play)
    request = ask(people_of()[1])
    assert told(request) == [("asked", "done"), ("check", "waiting"), ("approval", "waiting"), ("issue", "waiting")]
    release = propose(scene)
    waiting = [("approval", "waiting"), ("approval", "waiting")]
    assert told(request) == [("asked", "done"), ("listed", "done"), *waiting, ("issue", "waiting")]
    certificates_api.approve_release(release=release, by=scene.who("esi"), now=at(11, 10))
    assert told(request)[2:] == [("approval", "waiting"), ("approved", "done"), ("issue", "waiting")]
    certificates_api.approve_release(release=release, by=scene.who("claire"), now=at(11, 10))
    release.refresh_from_db()
    certificates_api.issue_release(release=release, by=scene.who("dolores"), now=at(11, 12))
    done = [("approved", "done"), ("approved", "done"), ("issued", "done")]
    assert told(request) == [("asked", "done"), ("listed", "done"), *done]
    request.refresh_from_db()
    assert request.state == "issued"
    codes = list(request.steps.values_list("code", flat=True))
    assert codes == ["asked", "listed", "approved", "approved", "issued"]


def test_who_is_on_the_list_without_asking_was_proposed_by_the_secretariat(play: Play) -> None:
    scene = trained(play)
    propose(scene)
    request = RecognitionRequest.objects.get(person=people_of()[1])
    assert (request.is_own_request, request.state) == (False, "listed")
    assert told(request)[:2] == [("proposed", "done"), ("listed", "done")]


def test_who_is_not_at_the_level_reads_what_is_missing(play: Play) -> None:
    trained(play)
    with pytest.raises(NotAtLevel, match="80 % are asked for"):
        ask(people_of()[0])
    with pytest.raises(NotAtLevel, match="No designated activity"):
        ask(people_of()[1], "II")
    assert not RecognitionRequest.objects.exists()


def test_component_three_is_not_the_academys_to_recognise(play: Play) -> None:
    trained(play)
    with pytest.raises(CertificateRefused, match="feasibility study"):
        ask(people_of()[1], "III")
    assert governance_api.component_state("III")[0] is False


def test_one_open_request_per_component_and_none_after_the_certificate(play: Play) -> None:
    scene = trained(play)
    person = people_of()[1]
    ask(person)
    with pytest.raises(AlreadyAsked):
        ask(person)
    release = propose(scene)
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    release.refresh_from_db()
    certificates_api.issue_release(release=release, by=scene.who("dolores"), now=at(11, 12))
    with pytest.raises(AlreadyCertified):
        ask(person)


def test_nobody_asks_in_the_name_of_another(play: Play) -> None:
    scene = trained(play)
    amina, boris = people_of()[1:3]
    assert boris.user is not None
    with pytest.raises(PermissionDenied):
        ask_for_recognition(person=amina, component="I", by=boris.user, now=at(11, 5))
    assert not RecognitionRequest.objects.exists()
    proposed = ask_for_recognition(person=amina, component="I", by=scene.who("dolores"), now=at(11, 5))
    assert proposed.is_own_request is False
    with pytest.raises(NotYourRequest):
        certificates_api.withdraw_recognition(request=proposed, by=boris.user, now=at(11, 6))


def test_a_request_is_withdrawn_until_an_institution_has_approved(play: Play) -> None:
    scene = trained(play)
    amina, boris = people_of()[1:3]
    first, second = ask(amina), ask(boris)
    release = propose(scene)
    assert amina.user is not None
    assert boris.user is not None
    certificates_api.withdraw_recognition(request=first, by=amina.user, now=at(11, 9))
    assert not release.lines.filter(person=amina).exists()
    assert told(first) == [("asked", "done"), ("listed", "done"), ("withdrawn", "bad")]
    certificates_api.approve_release(release=release, by=scene.who("esi"), now=at(11, 10))
    with pytest.raises(StandsOnList):
        certificates_api.withdraw_recognition(request=second, by=boris.user, now=at(11, 11))
    assert release.lines.filter(person=boris).exists()


def test_a_refusal_gives_its_grounds_and_is_written_in_the_language_of_the_person(play: Play) -> None:
    scene = trained(play)
    person = people_of()[1]
    Person.objects.filter(pk=person.pk).update(language="fr")
    person.refresh_from_db()
    request = ask(person)
    with pytest.raises(GroundsMissing):
        certificates_api.refuse_recognition(request=request, grounds="  ", by=scene.who("dolores"), now=at(11, 6))
    certificates_api.refuse_recognition(
        request=request, grounds="Une preuve manque.", by=scene.who("dolores"), now=at(11, 6)
    )
    letters = list(Letter.objects.filter(person=person, template__startswith="recognition").order_by("pk"))
    assert [letter.template for letter in letters] == ["recognition_received", "recognition_refused"]
    assert "Une preuve manque." in letters[1].body
    assert "est refusée" in letters[1].subject
    with pytest.raises(NotOpen):
        certificates_api.refuse_recognition(request=request, grounds="x", by=scene.who("dolores"), now=at(11, 7))
    assert ask(person).state == "asked"


def test_the_secretariat_proposes_by_its_button_and_the_person_withdraws_by_theirs(play: Play) -> None:
    scene = trained(play)
    amina, boris = people_of()[1:3]
    assert amina.user is not None
    assert boris.user is not None
    reads_english(amina)
    dolores, address = enter(scene.who("dolores")), f"/credits/people/{amina.uid}/I/recognition/"
    assert enter(boris.user).post(address).status_code == 403
    assert "Proposed for recognition; the person has been written to." in said(dolores.post(address, follow=True))
    request = RecognitionRequest.objects.get(person=amina)
    assert (request.is_own_request, request.state) == (False, "asked")
    assert Letter.objects.filter(person=amina, template__startswith="recognition").count() == 1
    twice = said(dolores.post(address, follow=True))
    assert "Proposed for recognition" not in twice
    assert RecognitionRequest.objects.count() == 1
    assert enter(boris.user).post(f"/my/recognition/{request.pk}/withdraw/").status_code == 404
    withdrawn = said(enter(amina.user).post(f"/my/recognition/{request.pk}/withdraw/", follow=True))
    assert "Your request is withdrawn; your credits stay as they are." in withdrawn
    request.refresh_from_db()
    assert request.state == "withdrawn"
    again = said(enter(amina.user).post(f"/my/recognition/{request.pk}/withdraw/", follow=True))
    assert "Your request is withdrawn" not in again


def test_the_secretariat_refuses_by_the_form_with_grounds_that_the_person_reads(play: Play) -> None:
    scene = trained(play)
    person = people_of()[1]
    assert person.user is not None
    mine, dolores = enter(person.user), enter(scene.who("dolores"))
    mine.post("/my/credits/I/recognition/")
    request = RecognitionRequest.objects.get()
    address = f"/admin/academy/recognition/{request.pk}/"
    assert mine.post(address, {"grounds": "No."}).status_code in {302, 403}
    assert "This field is required" in said(dolores.post(address, {"grounds": "  "}))
    request.refresh_from_db()
    assert request.state == "asked"
    assert "Refused with grounds; the letter is sent." in said(
        dolores.post(address, {"grounds": "Unsigned."}, follow=True)
    )
    request.refresh_from_db()
    assert (request.state, request.grounds) == ("refused", "Unsigned.")
    assert "Unsigned." in said(mine.get("/my/credits/"))
    assert "Unsigned." in Letter.objects.get(person=person, template="recognition_refused").body
    assert "Refused with grounds" not in said(dolores.post(address, {"grounds": "Again."}, follow=True))


def said(response: Any) -> str:
    return " ".join(response.content.decode().split())
