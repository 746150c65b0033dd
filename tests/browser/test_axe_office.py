"""axe finds nothing on any page of the Secretariat. In French: both languages come from the same templates, and the
walk of everybody else is made in both."""

import pytest

from tests.browser.axe_pages import walk
from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]


def test_axe_finds_nothing_at_the_secretariat(enter: Enter) -> None:
    walk(enter, "dolores", "fr")
