"""A certificate is issued again: by every institution, under another number, in the place of the old one."""

import html

import pytest

from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates import operations, papers, queries
from certificates.domain import codes
from certificates.domain import record as records
from certificates.models import CertificateRecord, CurrentCertificate, RegisterEntry, ReleaseLine
from certificates.refusals import (
    NotApproved,
    NotReissued,
    NotWithdrawn,
    NotYourInstitution,
    NotYourList,
    ReissueUnderWay,
    SameName,
)
from tests.factories.people import enter
from tests.factories.printed import png, read
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
NAME = "Żaneta Ċaruana-Għawdexija"


def first() -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry__release", "person").order_by("pk")[0]


def asked(scene: Scene, record: CertificateRecord, *, why: str = "name", name: str = NAME) -> ReleaseLine:
    return operations.request_reissue(entry=record.entry, why=why, name=name, by=scene.who("esi"), now=at(11, 20))


def approved(scene: Scene, line: ReleaseLine, *officers: str) -> None:
    for officer in officers or ("claire", "esi"):
        certificates_api.approve_release(release=line.release, by=scene.who(officer), now=at(11, 21))


def issued(scene: Scene, line: ReleaseLine) -> RegisterEntry:
    [entry] = certificates_api.issue_release(release=line.release, by=scene.who("dolores"), now=at(11, 22))
    return entry


def test_a_corrected_name_is_issued_again_from_the_officers_form_to_the_paper(play: Play) -> None:
    scene = play(7)
    old = first()
    form = f"/university/register/{old.entry.number}/issue-again/"
    browser = enter(scene.who("esi"))
    assert form in browser.get(f"/university/register/{old.entry.number}/").content.decode()
    page = html.unescape(browser.post(form, {"why": "name", "name": NAME}, follow=True).content.decode())
    assert f"replaces {old.entry.number}: the name is corrected" in " ".join(page.split())
    line = ReleaseLine.objects.get(supersedes=old.entry)
    assert queries.status_of(old.entry) == "valid"
    approved(scene, line)
    assert queries.status_of(RegisterEntry.objects.get(pk=old.entry.pk)) == "valid"
    entry = issued(scene, line)

    assert entry.supersedes == old.entry
    assert (entry.number, entry.code) != (old.entry.number, old.entry.code)
    assert queries.verdict(old.entry.code).status == "superseded"
    assert queries.verdict(entry.code).status == "valid"
    assert CurrentCertificate.objects.get(entry=entry).person_uid == old.person.uid
    assert not CurrentCertificate.objects.filter(entry=old.entry).exists()
    said = f"Version 2, replaces {old.entry.number}"
    for pdf in (queries.pdf_of(entry.record), papers.supplement_pdf(entry.record.payload)):
        assert said in read(pdf)
        assert NAME in read(pdf)
    signed = records.decode(bytes(entry.record.record))
    assert signed.supersedes == codes.decode(old.entry.code).to_bytes(16, "big")
    assert signed.name == NAME


def test_one_institution_alone_cannot_issue_again(play: Play) -> None:
    scene = play(7)
    line = asked(scene, first())
    approved(scene, line, "esi")
    with pytest.raises(NotApproved):
        issued(scene, line)
    assert queries.status_of(first().entry) == "valid"


def test_a_lost_certificate_keeps_its_name_whatever_is_typed(play: Play) -> None:
    scene = play(7)
    old = first()
    line = asked(scene, old, why="lost", name="Somebody Else")
    approved(scene, line)
    assert issued(scene, line).record.payload["name"] == old.payload["name"]


def test_a_third_version_counts_on(play: Play) -> None:
    scene = play(7)
    line = asked(scene, first())
    approved(scene, line)
    second = issued(scene, line)
    again = asked(scene, second.record, why="lost")
    approved(scene, again)
    assert "Version 3, replaces" in issued(scene, again).record.payload["version_printed"]


def test_what_may_not_be_issued_again_is_refused(play: Play) -> None:
    scene = play(7)
    old = first()
    with pytest.raises(SameName):
        asked(scene, old, name=f"  {old.payload['name']} ")
    line = asked(scene, old)
    with pytest.raises(ReissueUnderWay):
        asked(scene, old)
    approved(scene, line)
    issued(scene, line)
    with pytest.raises(NotReissued, match="superseded"):
        asked(scene, old)


def test_the_holder_of_a_revoked_certificate_gets_no_other_by_a_list_under_way(play: Play) -> None:
    from academy.people.models import Institution
    from certificates.models import StatusChange

    scene = play(7)
    old = first()
    line = asked(scene, old)
    approved(scene, line)
    StatusChange.objects.create(
        entry=old.entry, status="revoked", institution=Institution.objects.get(key="university-of-malta"),
        reason="error", by="a", confirmed_by="b",
    )  # fmt: skip
    with pytest.raises(NotReissued, match="revoked"):
        issued(scene, line)
    assert not RegisterEntry.objects.filter(supersedes=old.entry).exists()


def test_signatories_of_the_day_of_issue_are_frozen_with_the_paper(play: Play) -> None:
    from academy.people.models import Institution

    scene = play(7)
    malta = Institution.objects.get(key="university-of-malta")
    operations.record_signatory(
        institution=malta, name="Prof. Invented Rector", office_fr="Recteur", office_en="Rector",
        starts_on=at(1, 1).date(), picture=operations.Picture(name="s.png", content=png()), by=scene.who("esi"),
        now=at(11, 20),
    )  # fmt: skip
    line = asked(scene, first())
    approved(scene, line)
    payload = issued(scene, line).record.payload
    assert [(one["name"], one["office_fr"], len(one["picture"])) for one in payload["signatories"]] == [
        ("Prof. Invented Rector", "Recteur", 64)
    ]
    before = papers.supplement_pdf(payload)
    operations.record_signatory(
        institution=malta, name="Another", office_fr="Rectrice", office_en="Rector", starts_on=at(11, 23).date(),
        picture=None, by=scene.who("esi"), now=at(11, 23),
    )  # fmt: skip
    assert papers.supplement_pdf(payload) == before
    assert "Prof. Invented Rector" in read(before)


def test_a_list_that_is_stuck_is_withdrawn_by_who_asked_for_it_with_a_reason(play: Play) -> None:
    """A list approved for a certificate that is revoked meanwhile can never be issued."""
    scene = play(7)
    line = asked(scene, first())
    address = f"/university/lists/{line.release_id}/"
    approved(scene, line, "claire")

    def said(who: str, reason: str) -> str:
        answer = enter(scene.who(who)).post(f"{address}withdraw/", {"reason": reason}, follow=True)
        return html.unescape(" ".join(answer.content.decode().split()))

    assert "withdrawn by the officer who asked for it" in said("karl", "Not mine")
    assert "Give the reason" in said("esi", " ")
    assert "withdraw/" not in enter(scene.who("karl")).get(address).content.decode()
    assert "The list is withdrawn" in said("esi", "The holder keeps her name.")
    assert "cannot be withdrawn" in said("esi", "Again")
    assert "The holder keeps her name." in enter(scene.who("claire")).get(address).content.decode()
    with pytest.raises(NotYourInstitution):
        approved(scene, line, "esi")
    with pytest.raises(NotApproved):
        issued(scene, line)
    assert queries.status_of(first().entry) == "valid"
    assert asked(scene, first()).release_id != line.release_id


def test_a_list_whose_numbers_are_given_is_not_withdrawn(play: Play) -> None:
    scene = play(7)
    line = asked(scene, first())
    approved(scene, line)
    issued(scene, line)
    with pytest.raises(NotWithdrawn, match="issued"):
        operations.withdraw_reissue(release=line.release, reason="Late", by=scene.who("esi"), now=at(11, 23))


def test_a_list_of_the_secretariat_is_nobodys_to_withdraw(play: Play) -> None:
    scene = play(7)
    with pytest.raises(NotYourList):
        operations.withdraw_reissue(release=first().entry.release, reason="Mine?", by=scene.who("esi"), now=at(11, 23))
