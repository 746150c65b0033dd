"""A doubt about languages follows from what is known, and from nothing else."""

import pytest

from courses.admissions.domain.languages import works_in_none


@pytest.mark.parametrize(
    ("held_in", "fr", "en", "written_in", "doubtful"),
    [
        (["fr"], "", "", "", False),
        (["fr"], "", "", "fr", False),
        (["fr"], "", "", "en", True),
        (["fr"], "B1", "", "en", False),
        (["fr"], "A2", "", "fr", True),  # the own answer outweighs the language of the form
        (["fr"], "", "C1", "", True),
        (["en", "fr"], "A1", "A2", "fr", True),
        (["en", "fr"], "A1", "B1", "fr", False),
    ],
)
def test_a_language_counts_by_its_level_or_by_having_been_written_in(
    held_in: list[str], fr: str, en: str, written_in: str, doubtful: bool
) -> None:
    assert works_in_none(held_in, levels={"fr": fr, "en": en}, written_in=written_in) is doubtful
