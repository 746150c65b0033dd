"""The engine's verdict is asked again: before an institution approves, and before a list is numbered."""

import pytest

from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates.models import CertificateRecord, NumberedLine, Release, ReleaseLine
from certificates.refusals import GroundsFallen
from courses.learning import api as learning_api
from courses.learning.models import Fact
from credits import api as credits_api
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.certificates.test_holds import HOLD
from tests.integration.certificates.test_one_list import approve, issue, propose, said

pytestmark = pytest.mark.django_db
WORDS = "the grounds on which the list was proposed do not stand any more"


def taken_back(scene: Scene, release: Release) -> ReleaseLine:
    """The trainer corrects what was recorded of somebody on the list: the credit is reversed."""
    line = release.lines.select_related("person").order_by("pk")[0]
    fact = Fact.objects.get(person_uid=line.person.uid, kind="active_participation", edition=release.edition)
    learning_api.record_fact(
        person=line.person, edition=fact.edition, kind=fact.kind, subject_key=fact.subject_key, value=0, out_of=1,
        passed=False, activity_date=fact.activity_date, evidence="correction", by=scene.who("tomas"),
    )  # fmt: skip
    credits_api.tally(edition=fact.edition, by=scene.who("dolores"), now=at(11, 9))
    return line


def test_an_institution_does_not_approve_what_no_longer_stands_and_reads_of_whom(play: Play) -> None:
    scene = play(6)
    release = propose(scene)
    line = taken_back(scene, release)
    esi, address = enter(scene.who("esi")), f"/university/lists/{release.pk}/"
    seen = esi.get(address).content.decode().partition('name="seen" value="')[2].partition('"')[0]
    page = said(esi.post(f"{address}approve/", {"seen": seen}, follow=True))
    assert f"{line.printed_name}: {WORDS}" in page
    assert not release.approvals.exists()
    certificates_api.hold_line(line=line, hold=HOLD, by=scene.who("esi"), now=at(11, 10))
    assert "Approved for your institution." in said(esi.post(f"{address}approve/", {"seen": seen}, follow=True))


def test_an_approved_list_is_not_issued_on_grounds_that_fell_after_the_approvals(play: Play) -> None:
    scene = play(6)
    release = propose(scene)
    approve(scene, release)
    line = taken_back(scene, release)
    dolores = enter(scene.who("dolores"))
    page = said(dolores.post(f"/admin/academy/release/lists/{release.pk}/issue/", follow=True))
    assert f"{line.printed_name}: {WORDS}" in page
    assert not NumberedLine.objects.exists()
    with pytest.raises(GroundsFallen):
        issue(scene, release)
    certificates_api.withdraw_list(release=release, reason="A credit fell.", by=scene.who("dolores"), now=at(11, 12))
    second = propose(scene)
    assert second.lines.count() == release.lines.count() - 1
    approve(scene, second)
    issue(scene, second)
    assert not CertificateRecord.objects.filter(person=line.person).exists()
