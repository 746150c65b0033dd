"""A list cannot get stuck: its names are fixed, and the Secretariat takes it back before it is numbered."""

import pytest

from academy.people import api as people_api
from academy.portal.demo.scene import at
from certificates import api as certificates_api
from certificates.models import CertificateRecord, RecognitionRequest, Release
from certificates.refusals import NotApproved, NotWithdrawn, NotYourInstitution, ReasonMissing
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.certificates.test_one_list import PAGE, approve, issue, propose, said

pytestmark = pytest.mark.django_db


def test_a_name_that_is_changed_after_an_approval_does_not_move_the_list_and_the_officer_sees_it(play: Play) -> None:
    scene = play(6)
    release = propose(scene)
    person = release.lines.select_related("person__user").order_by("pk")[0].person
    before = person.printed_name
    certificates_api.approve_release(release=release, by=scene.who("claire"), now=at(11, 10))
    assert person.user is not None
    people_api.update_profile(
        user=person.user, given_name="Other", family_name="Name", printed_name="Other Name", language="en"
    )
    page = said(enter(scene.who("esi")).get(f"/university/lists/{release.pk}/"))
    assert before in page
    assert "The list keeps this name; the profile says since: Other Name" in page
    certificates_api.approve_release(release=release, by=scene.who("esi"), now=at(11, 10))
    issue(scene, release)
    assert CertificateRecord.objects.get(person=person).payload["name"] == before


def test_the_secretariat_takes_a_list_back_and_everybody_reads_it(play: Play) -> None:
    scene = play(6)
    release = propose(scene)
    certificates_api.approve_release(release=release, by=scene.who("claire"), now=at(11, 10))
    address, dolores = f"/admin/academy/release/lists/{release.pk}/withdraw/", enter(scene.who("dolores"))
    assert address in dolores.get(PAGE).content.decode()
    assert "Give the reason" in said(dolores.post(address, {"reason": " "}, follow=True))
    assert enter(scene.who("esi")).post(address, {"reason": "Mine"}).status_code in {302, 403}
    release.refresh_from_db()
    assert release.state == Release.State.PROPOSED
    page = said(dolores.post(address, {"reason": "A name is wrong."}, follow=True))
    assert "The list is withdrawn; its names wait for another one." in page
    assert "Withdrawn, with this reason: A name is wrong." in page
    assert "lapsed with the list" in page
    officer = said(enter(scene.who("claire")).get(f"/university/lists/{release.pk}/"))
    assert "L’approbation est devenue caduque avec la liste" in officer
    assert "A name is wrong." in officer
    request = RecognitionRequest.objects.select_related("person__user").filter(edition__key="demo-et-2026")[0]
    assert (request.state, request.release) == ("asked", None)
    assert request.person.user is not None
    assert "was withdrawn before anything was issued" in said(enter(request.person.user).get("/my/credits/"))
    second = propose(scene)
    assert second.lines.count() == release.lines.count()
    request.refresh_from_db()
    assert (request.state, request.release) == ("listed", second)


def test_what_is_withdrawn_authorises_nothing_and_what_is_numbered_is_not_withdrawn(play: Play) -> None:
    scene = play(6)
    release, dolores = propose(scene), scene.who("dolores")
    approve(scene, release)
    with pytest.raises(ReasonMissing):
        certificates_api.withdraw_list(release=release, reason="", by=dolores, now=at(11, 11))
    certificates_api.withdraw_list(release=release, reason="Wrong", by=dolores, now=at(11, 11))
    with pytest.raises(NotApproved):
        issue(scene, release)
    with pytest.raises(NotYourInstitution):
        certificates_api.approve_release(release=release, by=scene.who("esi"), now=at(11, 11))
    second = propose(scene)
    approve(scene, second)
    issue(scene, second)
    with pytest.raises(NotWithdrawn, match="issued"):
        certificates_api.withdraw_list(release=second, reason="Late", by=dolores, now=at(11, 13))
