"""Who is not on a list: refused or withdrawn, until somebody decides otherwise; left out by the Secretariat."""

import pytest

from academy.people.models import Person, User
from academy.portal.demo.scene import at
from certificates import api as certificates_api
from certificates.models import LeftOut, RecognitionRequest, Release
from certificates.refusals import NobodyComplete
from courses.catalogue.models import Edition
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.certificates.test_one_list import PAGE, issuers, propose, said

pytestmark = pytest.mark.django_db


def somebody(number: int = 1) -> Person:
    """A participant who is complete, and reads English."""
    rows = Person.objects.filter(enrolments__edition__key="demo-et-2026", enrolments__state="active")
    person = rows.select_related("user").order_by("enrolments__pk")[number]
    User.objects.filter(person=person).update(language="en")
    return person


def test_a_refusal_lasts_until_the_person_asks_again(play: Play) -> None:
    scene = play(6)
    person = somebody()
    assert person.user is not None
    browser, dolores = enter(person.user), enter(scene.who("dolores"))
    browser.post("/my/credits/I/recognition/")
    request = RecognitionRequest.objects.get()
    dolores.post(f"/admin/academy/recognition/{request.pk}/", {"grounds": "Unsigned."})
    assert f"{person.printed_name}</a>: refused with grounds" in said(dolores.get(PAGE))
    first = propose(scene)
    assert not first.lines.filter(person=person).exists()
    with pytest.raises(NobodyComplete):
        propose(scene)
    browser.post("/my/credits/I/recognition/")
    assert propose(scene).lines.get().person == person


def test_who_took_the_request_back_is_listed_when_the_secretariat_proposes_the_name(play: Play) -> None:
    scene = play(6)
    person = somebody()
    assert person.user is not None
    browser = enter(person.user)
    browser.post("/my/credits/I/recognition/")
    browser.post(f"/my/recognition/{RecognitionRequest.objects.get().pk}/withdraw/")
    assert not propose(scene).lines.filter(person=person).exists()
    assert f"{person.printed_name}</a>: took the request back" in said(enter(scene.who("dolores")).get(PAGE))
    enter(scene.who("dolores")).post(f"/credits/people/{person.uid}/I/recognition/")
    assert propose(scene).lines.get().person == person


def test_the_secretariat_leaves_names_out_by_ticking_them_with_a_reason_that_they_read(play: Play) -> None:
    scene = play(6)
    person = somebody()
    assert person.user is not None
    browser, dolores = enter(person.user), enter(scene.who("dolores"))
    browser.post("/my/credits/I/recognition/")
    form = {"component": "I", "institutions": [one.pk for one in issuers()], "leave_out": [person.pk], "reason": " "}
    assert f'value="{person.pk}"' in dolores.get(PAGE).content.decode()
    assert "Say why these names are left out" in said(dolores.post(PAGE, form))
    assert not Release.objects.exists()
    page = said(dolores.post(PAGE, form | {"reason": "The name is being checked."}, follow=True))
    assert f"{person.printed_name}: The name is being checked." in page
    release = Release.objects.get()
    assert not release.lines.filter(person=person).exists()
    assert "The Secretariat proposed a list without your name: The name is being checked." in said(
        browser.get("/my/credits/")
    )
    assert "Select a valid choice" in said(dolores.post(PAGE, form | {"leave_out": [987654], "reason": "x"}))
    assert propose(scene).lines.get().person == person  # of that list only


def test_nobody_is_left_where_everybody_is_left_out(play: Play) -> None:
    scene = play(6)
    form = {"component": "I", "institutions": [one.pk for one in issuers()], "reason": "x"}
    everybody = list(Person.objects.filter(enrolments__edition__key="demo-et-2026").values_list("pk", flat=True))
    dolores = enter(scene.who("dolores"))
    ready = [pk for pk in everybody if f'name="leave_out" value="{pk}"' in dolores.get(PAGE).content.decode()]
    assert "Nobody can be put on a list" in said(dolores.post(PAGE, form | {"leave_out": ready}))
    assert not Release.objects.exists()
    assert not LeftOut.objects.exists()


def test_what_was_said_of_a_person_goes_with_the_person(play: Play) -> None:
    from certificates.erasure import erase

    scene = play(6)
    person = somebody()
    certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"), component="I",
        institutions=issuers(), by=scene.who("dolores"), now=at(11, 9), leave_out=[person.pk], reason="Of her alone.",
    )  # fmt: skip
    erase(person)
    assert LeftOut.objects.get().reason == "[…]"
