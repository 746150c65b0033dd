"""The first of the month in French, in Python and in every template."""

from datetime import date, datetime

import pytest
from django.template import engines
from django.utils.translation import override

from academy.lib.dates import date_format


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2026, 1, 1), "fr", "1er janvier 2026"),
        (date(2026, 1, 21), "fr", "21 janvier 2026"),
        (date(2026, 1, 11), "fr", "11 janvier 2026"),
        (date(2026, 1, 1), "en", "1 January 2026"),
    ],
)
def test_the_first_of_the_month_is_said_as_the_language_says_it(day: date, language: str, words: str) -> None:
    with override(language):
        assert date_format(day) == words
        assert engines["django"].from_string('{{ day|date:"j F Y" }}').render({"day": day}) == words


def test_hours_and_figures_stay_as_they_are() -> None:
    with override("fr"):
        assert date_format(datetime(2026, 1, 1, 1, 1), "j F Y, H:i") == "1er janvier 2026, 01:01"
        assert date_format(date(2026, 1, 1), "d/m/Y") == "01/01/2026"
