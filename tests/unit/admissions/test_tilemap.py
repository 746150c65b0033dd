"""The map of tiles: one place per country, and a row of its own for who has none."""

from courses.admissions.tilemap import POSITIONS, Tile, arranged


def test_no_two_countries_share_a_place() -> None:
    assert len(set(POSITIONS.values())) == len(POSITIONS)


def test_a_country_without_a_place_stands_below_and_the_state_has_word_and_sign() -> None:
    tiles = [
        Tile(code="FR", name="France", places=2, nominees=3),
        Tile(code="JP", name="Japan", places=0, nominees=1),
        Tile(code="MX", name="Mexico", places=0, nominees=0),
    ]
    placed, width, height = arranged(tiles)
    assert [(tile.state, tile.sign) for tile in placed] == [("served", "✓ 2"), ("could", "○"), ("not", "✗")]
    assert len({(tile.x, tile.y) for tile in placed}) == 3
    assert all(tile.x + 52 <= width and tile.y + 52 <= height for tile in placed)
    assert placed[1].y > placed[0].y
