"""Lists of certificates ask the database as often for one as for three, and say what became of each name."""

import html

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from academy.people.models import Institution
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates.models import CertificateRecord, Release
from courses.catalogue.models import Edition
from tests.factories.people import enter, make_institution
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
# Page, who opens it, SQL statements.
PAGES = {
    "/university/": ("esi", 9),
    "/university/lists/1/": ("esi", 11),
    "/university/register/": ("esi", 5),
    "/university/office/": ("esi", 13),
    "/admin/academy/release/demo-et-2026/": ("dolores", 48),
    "/register/": (None, 13),
}


def issued(scene: Scene, count: int) -> Release:
    """A list of so many names, approved by both institutions and issued."""
    release = certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"),
        component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=scene.who("dolores"),
        now=at(11, 9),
    )
    kept = release.lines.order_by("pk").values_list("pk", flat=True)[:count]
    release.lines.exclude(pk__in=list(kept)).delete()
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    certificates_api.issue_release(release=release, by=scene.who("dolores"), now=at(11, 12))
    return Release.objects.get(pk=release.pk)


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_one_and_for_three(play: Play, client: Client, count: int) -> None:
    scene = play(6)
    release, found = issued(scene, count), {}
    for page, (who, _) in PAGES.items():
        browser = enter(scene.who(who)) if who else client
        address = page.replace("/lists/1/", f"/lists/{release.pk}/")
        browser.get(address)  # fills what is read once per process
        with CaptureQueriesContext(connection) as seen:
            answer = browser.get(address)
        assert answer.status_code == 200, page
        found[page] = (who, len(seen))
    assert found == PAGES
    _gives_certificates_and_supplements(scene, release)


def _gives_certificates_and_supplements(scene: Scene, release: Release) -> None:
    """Once a list is issued, its pages lead to what was issued and no longer to previews; open to who reads them."""
    pages = {"dolores": "/admin/academy/release/demo-et-2026/", "esi": f"/university/lists/{release.pk}/"}
    for who, address in pages.items():
        browser = enter(scene.who(who))
        page = html.unescape(browser.get(address).content.decode())
        assert "/preview/" not in page
        for record in CertificateRecord.objects.select_related("entry"):
            for paper in (f"/certificates/{record.entry.number}.pdf",
                          f"/certificates/{record.entry.number}/supplement.pdf"):  # fmt: skip
                assert f'href="{paper}"' in page
                assert browser.get(paper).content.startswith(b"%PDF-")


def test_a_list_of_more_institutions_than_the_page_has_room_for_is_refused(play: Play) -> None:
    scene = play(6)
    universities = [make_institution(f"university-{number}", kind="university") for number in range(4)]
    chosen = [Institution.objects.get(key="pompidou-group"), *universities]
    answer = enter(scene.who("dolores")).post(
        "/admin/academy/release/demo-et-2026/", {"component": "I", "institutions": [one.pk for one in chosen]}
    )
    assert "has room for the signatures of 4 institutions" in html.unescape(answer.content.decode())
    assert not Release.objects.exists()
