"""The minutes in French: who was there stands under a heading in the plural."""

import pytest

from academy.governance.models import Sitting
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.portal.test_statement import text_of

pytestmark = pytest.mark.django_db


def test_those_who_were_there_are_headed_in_the_plural(play: Play) -> None:
    scene = play(2)
    where = Sitting.objects.get()
    browser = enter(scene.who("lucia"))
    browser.cookies["language"] = "fr"
    assert '<h2 id="present">Présents</h2>' in browser.get(f"/board/sittings/{where.pk}/").content.decode()
    assert "Présents" in text_of(browser.get(f"/board/sittings/{where.pk}/minutes.pdf?language=fr").content)
