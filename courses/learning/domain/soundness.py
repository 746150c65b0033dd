"""What cannot have happened. Pure: the day and the edition's days are passed in."""

from dataclasses import dataclass
from datetime import date

Wrong = tuple[str, str]  # column, code


@dataclass(frozen=True, kw_only=True)
class Happening:
    """A fact to be, as far as it can be wrong by itself. value and out_of as in the register."""

    value: int
    out_of: int
    day: date
    is_in_seminar: bool


def wrong_with(fact: Happening, *, today: date, first: date, last: date) -> list[Wrong]:
    """Column and code of everything that is wrong; first and last: the edition's days, for what is in a seminar."""
    checks = (
        (fact.out_of <= 0, ("out_of", "no_whole")),
        (fact.value < 0, ("value", "negative")),
        (0 < fact.out_of < fact.value, ("value", "above_maximum")),
        (fact.day > today, ("date", "in_future")),
        (fact.is_in_seminar and not first <= fact.day <= last, ("date", "outside_edition")),
    )
    return [wrong for applies, wrong in checks if applies]
