"""axe finds nothing on any page of the Secretariat. In French: both languages come from the same templates, and the
walk of everybody else is made in both."""

import pytest

from tests.browser.axe_pages import ADMIN, addresses, walk
from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]


def test_axe_finds_nothing_at_the_secretariat(enter: Enter) -> None:
    walk(enter, "dolores", "fr")


@pytest.mark.parametrize("screen", ["appeals/", "people/", "seats/", "rules-of-procedure/", "universities/", "{erase}"])
def test_its_tables_become_cards_on_a_small_telephone(enter: Enter, screen: str) -> None:
    page = enter("dolores", width=320)
    wanted = ["{person}", screen] if screen == "{erase}" else [f"{ADMIN}/{screen}"]
    page.goto(addresses(page, wanted, "en")[-1])
    tables = page.locator(".table-wrap:has(td[data-label])")
    assert tables.count() > 0
    assert tables.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")
