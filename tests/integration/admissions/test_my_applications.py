"""My applications: an heir is told of the place that became free, and a cancelled edition says so."""

import pytest
from django.utils import timezone

from academy.portal.demo.scene import Scene
from courses.admissions.models import Place, SelectionRun
from courses.catalogue import api as catalogue_api
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(3)


def page_of(place: Place) -> str:
    user = place.application.person.user
    assert user is not None
    browser = enter(user)
    browser.cookies["language"] = "en"
    return browser.get("/my/applications/").content.decode()


def test_an_heir_reads_that_a_place_became_free(scene: Scene) -> None:
    run = SelectionRun.objects.get(call__edition__key="demo-et-2026")
    place = Place.objects.exclude(application__ticket__in=run.result["selected"]).first()
    assert place
    page = page_of(place)
    assert "A place became free after the selection, and it went to you." in page
    assert "not drawn" not in page


def test_a_cancelled_edition_says_so_with_its_reason(scene: Scene) -> None:
    place = Place.objects.select_related("application__person").first()
    assert place
    why = {"reason_fr": "Le lieu est fermé.", "reason_en": "The venue is closed."}
    now, dolores = timezone.now(), scene.who("dolores")
    catalogue_api.cancel_edition(edition=place.edition, by=dolores, now=now, **why)
    page = page_of(place)
    assert "This edition is cancelled and will not be held." in page
    assert "The venue is closed." in page
