"""Who may open the Board's room is led there: by the desks, by the Academy's menu, by what waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from academy.governance import api as governance_api
from academy.people.domain.vocabulary import RoleCode
from academy.portal.demo.scene import Scene
from tests.factories.people import enter, person_with_role
from tests.factories.world import Play
from tests.integration.governance.board import seated, sitting

pytestmark = pytest.mark.django_db
DOOR = 'href="/board/"'


def test_every_desk_that_may_open_the_room_leads_there(play: Play) -> None:
    scene = play(1)
    consultant = person_with_role("Nora", "Consulted", RoleCode.CONSULTANT).user
    assert consultant is not None
    for user in (scene.who("dolores"), scene.who("viktor"), consultant):
        page = enter(user).get("/my/").content.decode()
        assert DOOR in page
        assert "what needs your vote" not in page
        assert enter(user).get("/board/").status_code == 200
    assert "what needs your vote" in enter(scene.who("henrik")).get("/my/").content.decode()
    assert DOOR not in enter(scene.who("tomas")).get("/my/").content.decode()


def test_the_academys_menu_leads_to_the_room(play: Play) -> None:
    scene = play(1)
    menu = enter(scene.who("dolores")).get("/admin/academy/seats/").content.decode()
    assert "/board/" in menu


def adopted_without_endorsement(scene: Scene) -> None:
    seated(scene)
    where, draft = sitting(scene, procedure="meeting"), governance_api.Resolution.objects.get()
    governance_api.table_resolution(resolution=draft, sitting=where, by=scene.who("dolores"), now=timezone.now())
    governance_api.open_vote(sitting=where, by=scene.who("henrik"), now=timezone.now())
    for key in ("henrik", "lucia", "youssef"):
        governance_api.cast_vote(resolution=draft, choice="for", by=scene.who(key), now=timezone.now())
    governance_api.close_vote(resolution=draft, by=scene.who("henrik"), now=timezone.now())


def test_a_list_without_endorsement_waits_on_the_secretariats_desk(play: Play) -> None:
    scene, words = play(1), "Lists that the Permanent Correspondents have not endorsed yet"
    desk = enter(scene.who("dolores"))
    assert words not in desk.get("/admin/academy/desk/").content.decode()
    adopted_without_endorsement(scene)
    page = desk.get("/admin/academy/desk/").content.decode()
    assert words in page
    after = governance_api.Resolution.objects.get().applies_to + timedelta(days=1)
    assert governance_api.unendorsed_lists(on=after).count() == 0


def test_an_endorsed_list_waits_on_nobodys_desk(play: Play) -> None:
    play(2)
    assert governance_api.unendorsed_lists(on=timezone.localdate()).count() == 0
