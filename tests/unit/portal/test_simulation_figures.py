"""What may be shown of small groups, and where the bars of a picture stand."""

from hypothesis import given
from hypothesis import strategies as st

from academy.lib.charts import AXIS, BINS, HALF, LABEL, bins, diverging
from academy.portal.simulation.small_groups import FEWEST, shown

counts = st.dictionaries(st.text("ABCDEFG", min_size=2, max_size=2), st.integers(0, 9), max_size=8)


@given(counts)
def test_no_small_count_is_shown_to_who_may_not_read_everything(column: dict[str, int]) -> None:
    found = shown(column, in_full=False)
    assert all(one.value is None or one.value == 0 or one.value >= FEWEST for one in found.values())


@given(counts)
def test_a_hidden_count_cannot_be_found_by_taking_the_others_from_the_total(column: dict[str, int]) -> None:
    hidden = [key for key, one in shown(column, in_full=False).items() if one.value is None]
    assert len(hidden) != 1 or sum(count > 0 for count in column.values()) == 1


@given(counts)
def test_who_may_read_everything_sees_every_count(column: dict[str, int]) -> None:
    assert {key: one.value for key, one in shown(column, in_full=True).items()} == column


@given(st.lists(st.tuples(st.text(max_size=3), st.tuples(st.integers(0, 500), st.integers(0, 500))), max_size=40))
def test_bars_stay_inside_the_picture_and_begin_at_the_axis(rows: list[tuple[str, tuple[int, int]]]) -> None:
    picture = diverging(rows)
    for row in picture.rows:
        if row.lose:
            assert (row.lose.x + row.lose.width, row.lose.width <= HALF) == (AXIS, True)
        if row.gain:
            assert (row.gain.x, row.gain.width <= HALF) == (AXIS, True)
    assert len(picture.rows) + picture.left_out == sum(any(pair) for _label, pair in rows)


def test_two_pictures_of_one_scale_draw_the_same_count_as_long() -> None:
    short, alone = diverging([("MT", (0, 5))], longest=10), diverging([("MT", (0, 5))])
    assert short.rows[0].gain is not None
    assert alone.rows[0].gain is not None
    assert (short.rows[0].gain.width, alone.rows[0].gain.width) == (HALF // 2, HALF)


@given(st.dictionaries(st.integers(-5000, 5000), st.integers(1, 9), max_size=60))
def test_bins_count_everybody_who_gains_or_loses_once_and_hold_no_nought(differences: dict[int, int]) -> None:
    found = bins(differences)
    assert sum(people for _first, _last, people in found) == sum(n for value, n in differences.items() if value)
    assert all(first > 0 or last < 0 for first, last, _people in found)
    assert len(found) <= 2 * BINS


def test_the_words_for_countries_that_stand_together_fit_beside_the_bars() -> None:
    """Of 13 units a letter takes half: the longest bar and a count of five figures leave that room."""
    rows = diverging([("pays \u00e0 faible effectif, ensemble", (99_999, 1)), ("a" * 60, (1, 1))]).rows
    assert [row.label for row in rows] == ["pays \u00e0 faible effectif, ensemble", "a" * (LABEL - 1) + "\u2026"]
    assert LABEL * 6.5 <= AXIS - HALF - 6 - 5 * 7.5
