"""Every list page asks the database as often for many things as for one: a literal count, for both."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from academy.portal.demo.scene import Scene
from courses.admissions.models import Application, Place
from courses.catalogue.models import Edition
from courses.learning.models import Enrolment
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db

# Page, who opens it, SQL statements.
PAGES = {
    "/calls/": ("dolores", 4),
    "/board/": ("henrik", 18),
    "/board/proposals/": ("henrik", 4),
    "/rules/?on=2026-06-10": ("henrik", 19),
    "/correspondent/": ("henrik", 8),
    "/university/": ("esi", 9),
    "/marking/": ("ines", 5),
    "/teaching/": ("tomas", 4),
    "/teaching/demo-et-2026/": ("tomas", 8),
    "/admin/academy/editions/": ("dolores", 11),
    "/admin/academy/mandates/": ("dolores", 16),
    "/admin/academy/seats/": ("dolores", 19),
    "/admin/academy/decisions/": ("dolores", 12),
    "/admin/academy/applications/demo-et-2026/": ("dolores", 21),
    "/admin/academy/places/demo-et-2026/": ("dolores", 22),
    "/admin/academy/enrolments/demo-et-2026/": ("dolores", 12),
    "/admin/academy/attendance/demo-et-2026/": ("dolores", 15),
    "/admin/academy/credits/demo-et-2026/": ("dolores", 26),
    "/admin/academy/release/demo-et-2026/": ("dolores", 41),
    "/admin/academy/surveys/": ("dolores", 13),
    "/admin/academy/tests/": ("dolores", 11),
    "/admin/academy/desk/": ("dolores", 24),
}


def leave(count: int) -> None:
    """Only `count` participants, places and applications of the training stay on the lists."""
    edition = Edition.objects.get(key="demo-et-2026")
    staying = list(Enrolment.objects.filter(edition=edition).order_by("-pk").values_list("pk", flat=True)[:count])
    Enrolment.objects.filter(edition=edition).exclude(pk__in=staying).update(state="withdrawn")
    Place.objects.filter(edition=edition, number__gt=count).delete()
    keep = list(Application.objects.order_by("pk").values_list("pk", flat=True)[:count])
    Application.objects.exclude(pk__in=keep).update(state="draft", screening="pending")


def statements(scene: Scene) -> dict[str, tuple[str, int]]:
    found = {}
    for page, (who, _) in PAGES.items():
        browser = enter(scene.who(who))
        browser.get(page)  # fills what is read once per process
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(page).status_code == 200, page
        found[page] = (who, len(seen))
    return found


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_one_and_for_three(play: Play, count: int) -> None:
    scene = play(7)
    leave(count)
    assert statements(scene) == PAGES
