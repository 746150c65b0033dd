"""Credit values need no endorsement: a list that adds nothing rests on the one that was endorsed."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from academy.governance import api as governance_api
from academy.governance.models import Resolution
from academy.portal.demo.scene import RESOLUTION, TRAINING, Scene, at
from credits import api as credits_api
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.credits.test_counted_again import AMENDED, adopt, amended, endorse, lines
from tests.integration.portal.test_statement import browser_of, somebody, text_of

pytestmark = pytest.mark.django_db
CARRIED = "to whose activities, topics and days this list adds nothing"


def text(page: Any) -> str:
    return " ".join(page.content.decode().split())


def revalued(scene: Scene, *, amount: int = 650) -> Resolution:
    """The list of the year as it was endorsed, with one value changed."""
    draft = amended(scene, amount=amount)
    governance_api.withdraw_designation(
        resolution=draft, activity_key="colloquium", component="I", by=scene.who("dolores")
    )
    return draft


@pytest.fixture
def scene(play: Play, time_machine: Any) -> Scene:
    played = play(6)
    time_machine.move_to(at(11, 24))
    return played


def test_one_changed_value_counts_from_the_adoption_and_every_page_names_the_endorsement(
    scene: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    draft = revalued(scene)
    room = enter(scene.who("henrik"))
    assert f"Once adopted it rests on the endorsement of {RESOLUTION}" in text(
        room.get(f"/board/resolutions/{draft.pk}/")
    )
    with django_capture_on_commit_callbacks(execute=True):
        adopt(scene, draft, year=2026)
    draft.refresh_from_db()
    assert draft.endorsement == Resolution.objects.get(number=RESOLUTION).endorsement
    assert lines() == [(AMENDED, 650)]
    mine = text(browser_of(somebody(1)).get("/my/credits/"))
    assert ("6.50" in mine, AMENDED in mine) == (True, True)
    assert credits_api.prove().differences == []
    assert CARRIED in text(room.get(f"/board/resolutions/{draft.pk}/"))
    sheet = room.get(f"/board/resolutions/{draft.pk}/sheet.pdf?language=en")
    assert f"given for the list of {RESOLUTION}" in text_of(sheet.content)
    desk = enter(scene.who("youssef"))
    desk.cookies["language"] = "en"
    page = text(desk.get("/correspondent/"))
    assert (f"given for the list of {RESOLUTION}" in page, "No list waits." in page) == (True, True)


def added_module(draft: Resolution) -> None:
    draft.curriculum.filter(activity_key=TRAINING, number=2).update(title_en="Another topic")


def added_day(draft: Resolution) -> None:
    Resolution.objects.filter(pk=draft.pk).update(applies_from=date(2025, 12, 31), applies_to=date(2026, 12, 30))


def added_outcome(draft: Resolution) -> None:
    draft.designated_activities.filter(activity_key=TRAINING).update(outcomes_fr="Autre", outcomes_en="Another")


@pytest.mark.parametrize("add", [added_module, added_day, added_outcome])
def test_whatever_the_list_adds_is_endorsed_again_and_the_endorsed_list_goes_on_until_then(
    scene: Scene, add: Any, django_capture_on_commit_callbacks: Any
) -> None:
    draft = revalued(scene)
    add(draft)
    draft.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        adopt(scene, draft, year=2026)
    draft.refresh_from_db()
    assert (draft.endorsement, lines()) == (None, [(RESOLUTION, 600)])
    page = text(enter(scene.who("henrik")).get(f"/board/resolutions/{draft.pk}/"))
    assert ("list not endorsed yet" in page, CARRIED in page) == (True, False)
    with django_capture_on_commit_callbacks(execute=True):
        endorse(scene, draft, on=date(2026, 11, 20))
    assert lines() == [(AMENDED, 650)]
    assert CARRIED not in text(enter(scene.who("henrik")).get(f"/board/resolutions/{draft.pk}/"))


@pytest.mark.parametrize("add", [added_module, added_day, added_outcome])
def test_the_database_carries_no_endorsement_over_to_more_than_was_endorsed(scene: Scene, add: Any) -> None:
    draft = revalued(scene)
    add(draft)
    draft.refresh_from_db()
    adopt(scene, draft, year=2026)
    earlier = Resolution.objects.get(number=RESOLUTION)
    with pytest.raises(DatabaseError, match="it needs its own endorsement"), transaction.atomic():
        Resolution.objects.filter(pk=draft.pk).update(endorsement=earlier.endorsement)
    assert earlier.endorsement is not None
    with pytest.raises(governance_api.GovernanceRefused, match="to which this one adds"):
        governance_api.endorse_list(resolution=draft, decision=earlier.endorsement, by=scene.who("youssef"))
