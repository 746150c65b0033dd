"""The topics of the year: named in the draft, required for a list, shown wherever the list is."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Resolution, Topic
from academy.portal.demo.scene import Scene
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.governance.board import seated, sitting
from tests.integration.governance.test_the_room import words_of

pytestmark = pytest.mark.django_db
TYPED = {"topics_fr": "Drogues et prison\n\nDonnées", "topics_en": "Drugs and prison\nData"}


def desk(scene: Scene) -> tuple[Client, Resolution]:
    return enter(scene.who("dolores")), seated(scene)


def said(resolution: Resolution) -> list[tuple[int, str, str]]:
    return list(resolution.topics.values_list("number", "title_fr", "title_en"))


def test_topics_are_typed_one_a_line_in_both_languages(play: Play) -> None:
    browser, draft = desk(play(1))
    address = f"/board/drafts/{draft.pk}/topics/"
    assert browser.post(address, TYPED).status_code == 302
    assert said(draft) == [(1, "Drogues et prison", "Drugs and prison"), (2, "Données", "Data")]
    turned = {"topics_fr": "Données\nDrogues et prison", "topics_en": "Data\nDrugs and prison"}
    browser.post(address, turned)
    assert [title for _number, title, _english in said(draft)] == ["Données", "Drogues et prison"]
    assert "Données\nDrogues et prison" in browser.get(address).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (TYPED | {"topics_en": "Data"}, "There are 2 topics in French and 1 in English"),
        (TYPED | {"topics_en": " "}, "This field is required"),
        (TYPED | {"topics_fr": "x" * 201}, "longer than 200 characters"),
    ],
)
def test_topics_that_do_not_match_are_refused_and_nothing_changes(
    play: Play, typed: dict[str, str], words: str
) -> None:
    browser, draft = desk(play(1))
    before = said(draft)
    page = browser.post(f"/board/drafts/{draft.pk}/topics/", typed)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert said(draft) == before


def test_a_list_without_a_topic_is_not_put_before_the_board(play: Play) -> None:
    browser, draft = desk(play(1))
    Topic.objects.all().delete()
    overview = browser.get(f"/board/drafts/{draft.pk}/").content.decode()
    assert "It designates activities and names no topic" in overview
    assert f"/board/drafts/{draft.pk}/topics/" in overview
    page = browser.post(f"/board/resolutions/{draft.pk}/table/", follow=True).content.decode()
    assert "Name at least one topic" in page
    draft.refresh_from_db()
    assert draft.state == "draft"
    browser.post(f"/board/drafts/{draft.pk}/topics/", TYPED)
    browser.post(f"/board/resolutions/{draft.pk}/table/")
    draft.refresh_from_db()
    assert draft.state == "tabled"
    assert browser.get(f"/board/drafts/{draft.pk}/topics/").status_code == 404
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Topic.objects.update(title_en="Other")
    with pytest.raises(DatabaseError, match="cannot be added to"), transaction.atomic():
        Topic.objects.create(resolution=draft, number=9, title_fr="a", title_en="a")


def test_topics_are_copied_with_last_years_list_and_their_change_is_told(play: Play) -> None:
    scene = play(2)
    law = Resolution.objects.get(number="2026/01")
    draft = governance_api.copy_resolution(
        source=law, number="2027/01", by=scene.who("dolores"), applies_from=date(2027, 1, 1),
        applies_to=date(2027, 12, 31), in_force_from=date(2027, 1, 1),
    )  # fmt: skip
    assert said(draft) == said(law)
    browser = enter(scene.who("dolores"))
    browser.post(f"/board/drafts/{draft.pk}/topics/", TYPED)
    page = browser.get(f"/board/resolutions/{draft.pk}/").content.decode()
    assert "General: topics in English" in page
    assert "Drugs and prison; Data" in page
    assert "Co-ordinating a national policy (demonstration value)" in page


def test_topics_stand_on_the_pages_and_papers_of_the_list(play: Play, client: Client) -> None:
    scene = play(2)
    law = Resolution.objects.get(number="2026/01")
    topic, number = "Evaluating and revising a strategy (demonstration value)", law.sitting_id
    lucia = enter(scene.who("lucia"))
    for address in (f"/board/resolutions/{law.pk}/", "/rules/?on=2026-06-10"):
        assert topic in lucia.get(address).content.decode()
    for paper in (f"/board/resolutions/{law.pk}/sheet.pdf", f"/board/sittings/{number}/minutes.pdf"):
        assert topic in words_of(lucia.get(f"{paper}?language=en").content)
        assert "Évaluer et réviser une stratégie" in words_of(lucia.get(f"{paper}?language=fr").content)
    found = client.get("/api/v1/credits/rules/?on=2026-06-10").json()["resolutions"][0]["topics"]
    assert [one["title_en"] for one in found][1] == topic


def test_the_correspondents_read_the_topics_that_they_endorse(play: Play) -> None:
    scene = play(1)
    draft, where = seated(scene), sitting(scene, procedure="meeting")
    governance_api.table_resolution(resolution=draft, sitting=where, by=scene.who("dolores"), now=timezone.now())
    governance_api.open_vote(sitting=where, by=scene.who("henrik"), now=timezone.now())
    for key in ("henrik", "lucia", "youssef"):
        governance_api.cast_vote(resolution=draft, choice="for", by=scene.who(key), now=timezone.now())
    governance_api.close_vote(resolution=draft, by=scene.who("henrik"), now=timezone.now())
    page = enter(scene.who("henrik")).get("/correspondent/").content.decode()
    assert "Topics of the year" in page
    assert "Co-ordinating a national policy (demonstration value)" in page
