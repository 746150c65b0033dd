"""What is superseded says so to everybody, beside what supersedes it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.portal.demo.scene import Scene
from courses.catalogue import api as catalogue_api
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.governance.board import sitting

pytestmark = pytest.mark.django_db
DAY = "2026-06-10"


def superseded(scene: Scene, *, adds: str = "") -> tuple[Resolution, Resolution]:
    """This year's law, and one of the same days that the Board has adopted in its place. adds: an activity more."""
    old = Resolution.objects.get(number="2026/01")
    new = governance_api.copy_resolution(
        source=old, number="2026/02", by=scene.who("dolores"), applies_from=old.applies_from,
        applies_to=old.applies_to, in_force_from=timezone.localdate(),
    )  # fmt: skip
    Resolution.objects.filter(pk=new.pk).update(supersedes=old)
    if adds:
        catalogue_api.ensure_activity(
            key=adds, mandate_code="P-PG/Training", kind="colloquium", title_fr="Colloque", title_en="Colloquium"
        )
        governance_api.designate(
            resolution=new, activity_key=adds, component="I", category="colloquium", by=scene.who("dolores"),
            mandate=governance_api.Mandate.objects.get(code="P-PG/Training"),
        )  # fmt: skip
    where = sitting(scene, procedure="meeting")
    governance_api.table_resolution(resolution=new, sitting=where, by=scene.who("dolores"), now=timezone.now())
    governance_api.open_vote(sitting=where, by=scene.who("henrik"), now=timezone.now())
    for key in ("henrik", "lucia", "youssef", "marija"):
        governance_api.cast_vote(resolution=new, choice="for", by=scene.who(key), now=timezone.now())
    governance_api.close_vote(resolution=new, by=scene.who("henrik"), now=timezone.now())
    return old, new


def test_the_rules_page_marks_what_is_superseded(play: Play, client: Client) -> None:
    scene = play(2)
    before = client.get(f"/rules/?on={DAY}").content.decode()
    assert "superseded" not in before
    superseded(scene)
    page = enter(scene.who("tomas")).get(f"/rules/?on={DAY}").content.decode()
    first, second = page.index("Resolution 2026/02"), page.index("Resolution 2026/01")
    assert first < second
    assert "superseded by resolution 2026/02" not in page[first:second]
    assert "superseded by resolution 2026/02" in page[second:]
    assert "holds only for activities that the other one does not name" in page[second:]


def test_the_api_names_what_supersedes_a_resolution(play: Play, client: Client) -> None:
    superseded(play(2))
    found = client.get(f"/api/v1/credits/rules/?on={DAY}").json()["resolutions"]
    assert {one["number"]: one["superseded_by"] for one in found} == {"2026/01": ["2026/02"], "2026/02": []}


def states(old: Resolution, new: Resolution) -> tuple[str, str, object]:
    old.refresh_from_db()
    new.refresh_from_db()
    day = timezone.localdate()
    return governance_api.phase_of(old, on=day), governance_api.phase_of(new, on=day), old.in_force_to


def endorse(scene: Scene, new: Resolution) -> None:
    decision = governance_api.record_decision(
        reference="PC/S", body="pc", kind="endorsement", decided_on=timezone.localdate(), meeting="Plenary",
        document="doc", text_fr="a", text_en="a", by=scene.who("dolores"),
    )  # fmt: skip
    governance_api.endorse_list(resolution=new, decision=decision, by=scene.who("youssef"))


def test_a_list_that_waits_for_its_endorsement_supersedes_nothing_until_it_has_it(play: Play) -> None:
    scene = play(2)
    old, new = superseded(scene, adds="colloquium")
    assert states(old, new) == ("in_force", "adopted", None)
    member = enter(scene.who("lucia"))
    one, other = (f"/board/resolutions/{it.pk}/" for it in (old, new))
    assert "once its list is endorsed" in member.get(one).content.decode()
    assert "once its list is endorsed" in member.get(other).content.decode()
    assert "superseded by" not in member.get(f"/rules/?on={DAY}").content.decode()
    endorse(scene, new)
    assert states(old, new) == ("superseded", "in_force", timezone.localdate() - timedelta(days=1))
    assert "once its list is endorsed" not in member.get(one).content.decode()
    assert "which was in force until" in member.get(other).content.decode()
    assert "superseded by resolution 2026/02" in member.get(f"/rules/?on={DAY}").content.decode()
