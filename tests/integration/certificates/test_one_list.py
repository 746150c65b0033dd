"""An award is issued once: a name stands on one list under way, and whoever was left aside is named with the reason."""

import html
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from academy.people.models import Institution
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates.models import CertificateRecord, CurrentCertificate, OpenLine, RegisterEntry, Release, ReleaseLine
from certificates.refusals import AwardHeld, NobodyComplete
from courses.catalogue.models import Edition
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
PAGE = "/admin/academy/release/demo-et-2026/"


def issuers() -> list[Institution]:
    return list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"]))


def propose(scene: Scene) -> Release:
    edition, by = Edition.objects.get(key="demo-et-2026"), scene.who("dolores")
    return certificates_api.propose_release(
        edition=edition, component="I", institutions=issuers(), by=by, now=at(11, 9)
    )  # fmt: skip


def sent(scene: Scene) -> str:
    form = {"component": "I", "institutions": [one.pk for one in issuers()]}
    return said(enter(scene.who("dolores")).post(PAGE, form, follow=True))


def approve(scene: Scene, release: Release) -> None:
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))


def issue(scene: Scene, release: Release) -> list[RegisterEntry]:
    return certificates_api.issue_release(release=release, by=scene.who("dolores"), now=at(11, 12))


def said(response: Any) -> str:
    return html.unescape(" ".join(response.content.decode().split()))


def smuggled(scene: Scene, person: Any) -> Release:
    """A second list with a name of the first, as no door makes it."""
    edition = Edition.objects.get(key="demo-et-2026")
    release = Release.objects.create(edition=edition, component="I", proposed_by="x")
    release.institutions.set(issuers())
    ReleaseLine.objects.create(release=release, person=person, grounds={"earned": 1, "required": 1, "resolutions": []})
    return release


def test_a_second_click_makes_no_second_list_and_the_page_says_who_is_left_aside(play: Play) -> None:
    scene = play(6)
    assert "each institution approves on its own account" in sent(scene)
    first = Release.objects.get()
    again = sent(scene)
    assert "Nobody can be put on a list" in again
    assert Release.objects.get() == first
    people = f"{first.lines.count()} people are complete and are left aside"
    assert people in again
    name = first.lines.first().person.printed_name  # type: ignore[union-attr]
    assert f"{name}</a>: stands on the list of" in again
    approve(scene, first)
    number = issue(scene, first)[0].number
    assert not OpenLine.objects.exists()
    assert f"holds the certificate {number} already" in sent(scene)
    assert Release.objects.count() == 1


def test_only_who_stands_on_no_list_is_listed(play: Play) -> None:
    scene = play(6)
    first = propose(scene)
    alone = first.lines.first()
    assert alone is not None
    alone.delete()
    second = propose(scene)
    assert list(second.lines.values_list("person", flat=True)) == [alone.person_id]
    with pytest.raises(NobodyComplete):
        propose(scene)


def test_the_database_refuses_a_name_on_two_lists(play: Play) -> None:
    scene = play(6)
    line = propose(scene).lines.select_related("person").first()
    assert line is not None
    other = smuggled(scene, line.person).lines.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        OpenLine.objects.create(
            line=other, person_uid=line.person.uid, component="I", edition=Edition.objects.get(key="demo-et-2026")
        )


def test_a_second_list_of_the_same_names_is_refused_before_it_is_numbered_and_names_them(play: Play) -> None:
    scene = play(6)
    first = propose(scene)
    person = first.lines.order_by("pk")[0].person
    second = smuggled(scene, person)
    approve(scene, first)
    approve(scene, second)
    issue(scene, first)
    with pytest.raises(AwardHeld, match=person.printed_name):
        issue(scene, second)
    page = enter(scene.who("dolores")).post(f"/admin/academy/release/lists/{second.pk}/issue/", follow=True)
    assert f"{person.printed_name}: the certificate of this activity has been issued already" in said(page)
    assert RegisterEntry.objects.filter(person_uid=person.uid).count() == 1


def test_a_numbered_list_is_refused_too_where_another_was_faster(play: Play) -> None:
    """Both numbered before either is entered: the second one ends at the entry."""
    from certificates.operations import numbering

    scene = play(6)
    first = propose(scene)
    person = first.lines.order_by("pk")[0].person
    second = smuggled(scene, person)
    approve(scene, first)
    approve(scene, second)
    numbering.number_list(release=second, by=scene.who("dolores"), now=at(11, 12))
    issue(scene, first)
    with pytest.raises(AwardHeld):
        issue(scene, second)
    assert CertificateRecord.objects.filter(person=person).count() == 1


def test_the_database_lets_a_certificate_give_way_only_to_what_supersedes_it(play: Play) -> None:
    play(7)
    current, other = CurrentCertificate.objects.filter(component="I").order_by("pk")[:2]
    taken = RegisterEntry.objects.create(
        number="IDPA-2026-I-999999", code="0" * 26, person_uid=current.person_uid, component="I", issuers=[],
        release=Release.objects.create(edition=current.edition, component="I", proposed_by="x"),
        payload_digest="0", pdf_sha256="0", issued_on=at(11, 12).date(),
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        CurrentCertificate.objects.filter(pk=current.pk).update(entry=taken)
    current.refresh_from_db()
    assert current.entry_id not in {taken.pk, other.entry_id}
