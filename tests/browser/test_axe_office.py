"""axe finds nothing on any page of the Secretariat, in either language."""

import pytest

from tests.browser.axe_pages import walk
from tests.browser.conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing_at_the_secretariat(enter: Enter, language: str) -> None:
    walk(enter, "dolores", language)
