"""A name is held back: on a permitted ground, with a reason, until a day, and somebody named settles it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from academy.notifications.models import Letter
from academy.people.models import Institution, Person, User
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates.models import CertificateRecord, RecognitionRequest, Release, ReleaseLine
from certificates.operations import Hold
from certificates.operations.numbering import number_list
from certificates.operations.reminding import remind_of_holds
from certificates.refusals import (
    DayIsPast,
    GroundNotPermitted,
    HeldAlready,
    HoldTooLate,
    NobodyComplete,
    NobodyLeft,
    NotHeld,
    NotOnThisList,
    NotYourHold,
)
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.certificates.test_one_list import PAGE, approve, issue, propose, said

pytestmark = pytest.mark.django_db
FORM = {"ground": "record", "reason": "Two lists differ.", "until": "2026-12-20", "settler": "secretariat", "body": ""}
HOLD = Hold(ground="record", reason="Two lists differ.", until=date(2026, 12, 20), settler="secretariat")
ALONE = Hold(ground="identity", reason="x", until=date(2026, 12, 20), settler="institution", body="Registrar’s board")


def listed(scene: Scene) -> tuple[Release, ReleaseLine]:
    release = propose(scene)
    line = release.lines.select_related("person__user").order_by("pk")[0]
    Person.objects.filter(pk=line.person_id).update(language="en")
    User.objects.filter(person=line.person).update(language="en")
    return release, line


def hold(scene: Scene, line: ReleaseLine, one: Hold = HOLD, *, who: str = "esi") -> None:
    certificates_api.hold_line(line=line, hold=one, by=scene.who(who), now=at(11, 10))


def mine(line: ReleaseLine) -> str:
    user = line.person.user
    assert user is not None
    return said(enter(user).get("/my/credits/"))


def letters(line: ReleaseLine, template: str) -> list[Letter]:
    return list(Letter.objects.filter(person=line.person, template=template))


def test_an_officer_holds_a_name_by_the_form_and_lets_it_go_and_the_person_reads_both(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    browser = enter(scene.who("esi"))
    address = f"/university/lines/{line.pk}/hold/"
    assert address in browser.get(f"/university/lists/{release.pk}/").content.decode()
    form = browser.get(address).content.decode()
    assert 'type="date"' in form
    assert "integrity" not in form  # Component I has nothing to examine
    page = said(browser.post(address, FORM, follow=True))
    assert "The name is held back; the person has been written to." in page
    assert "To be settled by the Secretariat, until 20 December 2026." in page
    assert "Two lists differ." in page
    assert line.printed_name in said(browser.get("/university/"))
    told = mine(line)
    assert "the record of attendance, participation or assessment is in doubt" in told
    assert "Settled by: the Secretariat." in told
    assert "20 December 2026" in told
    assert "Two lists differ." not in told
    [letter] = letters(line, "certificate_held")
    assert "20 December 2026" in letter.body
    assert "Let it go on" not in said(enter(scene.who("claire")).get(f"/university/lists/{release.pk}/"))
    gone = said(browser.post(f"/university/lines/{line.pk}/let-go/", follow=True))
    assert "The name goes on; the person has been written to." in gone
    assert len(letters(line, "certificate_let_go")) == 1
    told = mine(line)
    assert "University of Malta held your name back. (the record of attendance" in told
    assert "University of Malta let your name go on." in told


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reason": " "}, "This field is required"),
        ({"until": ""}, "This field is required"),
        ({"settler": ""}, "This field is required"),
        ({"ground": "integrity"}, "Select a valid choice"),
        ({"ground": "too weak"}, "Select a valid choice"),
        ({"until": "2020-01-01"}, "The day by which it is settled has passed already."),
        ({"settler": "institution"}, "Say which body of the institution settles it."),
    ],
)
def test_a_hold_without_what_it_needs_is_refused_on_the_form(play: Play, wrong: dict[str, str], words: str) -> None:
    scene = play(6)
    _, line = listed(scene)
    page = said(enter(scene.who("esi")).post(f"/university/lines/{line.pk}/hold/", FORM | wrong))
    assert words in page
    line.refresh_from_db()
    assert line.held_by is None
    assert not Letter.objects.filter(template="certificate_held").exists()


@pytest.mark.parametrize("lacking", ["held_ground", "held_until", "held_settler", "held_reason"])
def test_the_database_asks_for_every_part_of_a_hold(play: Play, lacking: str) -> None:
    scene = play(6)
    _, line = listed(scene)
    whole: dict[str, Any] = {
        "held_by": Institution.objects.get(key="university-of-malta"), "held_reason": "x", "held_ground": "error",
        "held_until": date(2026, 12, 20), "held_settler": "board",
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseLine.objects.filter(pk=line.pk).update(**whole | {lacking: None if lacking == "held_until" else ""})
    assert ReleaseLine.objects.filter(pk=line.pk).update(**whole) == 1


def test_a_hold_after_approvals_parks_the_name_and_the_approvals_stand(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    approve(scene, release)
    hold(scene, line)
    others = release.lines.count() - 1
    assert len(issue(scene, release)) == others
    assert not CertificateRecord.objects.filter(person=line.person).exists()
    request = RecognitionRequest.objects.get(person=line.person, component="I")
    assert request.state == "asked"
    assert "holds your name back" in mine(line)
    with pytest.raises(NobodyComplete):  # the hold outlasts its list
        propose(scene)
    assert "University of Malta holds the name back until 20 December 2026" in said(
        enter(scene.who("dolores")).get(PAGE)
    )
    certificates_api.release_hold(line=line, by=scene.who("esi"), now=at(11, 13))
    assert propose(scene).lines.get().person == line.person


def test_a_name_that_goes_on_in_time_is_issued_with_its_list(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    hold(scene, line, who="claire")
    approve(scene, release)
    certificates_api.release_hold(line=line, by=scene.who("claire"), now=at(11, 11))
    assert len(issue(scene, release)) == release.lines.count()


def test_each_refusal_says_what_is_so(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    with pytest.raises(NotHeld):
        certificates_api.release_hold(line=line, by=scene.who("esi"), now=at(11, 10))
    with pytest.raises(GroundNotPermitted):
        hold(scene, line, Hold(ground="integrity", reason="x", until=date(2026, 12, 20), settler="board"))
    with pytest.raises(DayIsPast):
        hold(scene, line, Hold(ground="error", reason="x", until=date(2026, 11, 1), settler="board"))
    hold(scene, line, ALONE)
    with pytest.raises(HeldAlready, match="University of Malta"):
        hold(scene, line, who="claire")
    for who in ("claire", "dolores"):
        with pytest.raises(NotYourHold, match="University of Malta"):
            certificates_api.release_hold(line=line, by=scene.who(who), now=at(11, 10))
    approve(scene, release)
    number_list(release=release, by=scene.who("dolores"), now=at(11, 12))
    other = release.lines.filter(held_by=None).order_by("pk")[0]
    with pytest.raises(HoldTooLate, match="being issued"):
        hold(scene, other)


def test_an_institution_outside_the_list_holds_nothing(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    release.institutions.remove(Institution.objects.get(key="university-of-malta"))
    with pytest.raises(NotOnThisList):
        hold(scene, line)
    assert enter(scene.who("esi")).get(f"/university/lines/{line.pk}/hold/").status_code == 404


def test_a_list_whose_every_name_is_held_is_not_issued(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    release.lines.exclude(pk=line.pk).delete()
    approve(scene, release)
    hold(scene, line)
    with pytest.raises(NobodyLeft):
        issue(scene, release)


def test_the_secretariat_lets_go_what_it_settles_and_nothing_else(play: Play) -> None:
    scene = play(6)
    _, line = listed(scene)
    dolores, address = enter(scene.who("dolores")), f"/admin/academy/release/lines/{line.pk}/let-go/"
    hold(scene, line, ALONE)
    assert address not in dolores.get(PAGE).content.decode()
    assert "it alone lets it go on" in said(dolores.post(address, follow=True))
    certificates_api.release_hold(line=line, by=scene.who("esi"), now=at(11, 11))
    hold(scene, line)
    assert address in dolores.get(PAGE).content.decode()
    assert "The name goes on" in said(dolores.post(address, follow=True))
    line.refresh_from_db()
    assert line.held_by is None


def test_a_day_that_passes_releases_nothing_and_is_brought_before_those_who_settle(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    hold(scene, line)
    ReleaseLine.objects.filter(pk=line.pk).update(held_until=date(2026, 11, 20))
    words = "it still has to be settled, and nothing is released by itself"
    esi, dolores = enter(scene.who("esi")), enter(scene.who("dolores"))
    pages: list[tuple[Client, str]] = [
        (esi, f"/university/lists/{release.pk}/"), (esi, "/university/"), (dolores, PAGE),
        (dolores, "/admin/academy/recognition/"),
    ]  # fmt: skip
    for browser, page in pages:
        assert words in said(browser.get(page)), page
    assert words in mine(line)
    assert "Names that an institution holds back beyond the day named" in said(dolores.get("/admin/academy/desk/"))
    for _twice in range(2):
        remind_of_holds(on="2026-11-21")
    to = set(Letter.objects.filter(template="hold_overdue").values_list("person__user", flat=True))
    assert {scene.who("esi").pk, scene.who("dolores").pk} <= to
    assert Letter.objects.filter(template="hold_overdue").count() == len(to)
    approve(scene, release)
    assert line.person.uid not in {entry.person_uid for entry in issue(scene, release)}


def test_a_refused_request_ends_the_hold(play: Play) -> None:
    scene = play(6)
    release, line = listed(scene)
    approve(scene, release)
    hold(scene, line)
    issue(scene, release)
    request = RecognitionRequest.objects.get(person=line.person, component="I")
    certificates_api.refuse_recognition(
        request=request, grounds="It was not her.", by=scene.who("dolores"), now=at(11, 13)
    )
    assert not certificates_api.open_holds().exists()
