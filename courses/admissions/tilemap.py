"""Countries as tiles, each roughly where it lies: a picture for who knows Europe, beside a table for everybody.

The places of tiles are a drawing, no statement on borders; who has none stands in the last rows by code.
"""

from collections.abc import Mapping
from dataclasses import dataclass

TILE, GAP, WIDE = 52, 4, 12
_ROWS = (
    "IS .. .. .. .. NO SE FI .. .. .. ..",
    "IE GB .. .. .. DK .. EE .. RU .. ..",
    ".. .. .. NL DE PL LT LV BY .. .. ..",
    ".. .. BE LU CZ SK .. UA .. .. .. ..",
    ".. .. FR CH LI AT HU RO MD .. GE ..",
    ".. ES AD MC IT SI HR RS BG .. AM AZ",
    "PT .. .. .. SM VA BA XK MK TR .. ..",
    ".. .. .. .. MT .. ME AL GR CY .. ..",
    ".. MA DZ TN LY .. .. EG IL LB JO PS",
)
POSITIONS: Mapping[str, tuple[int, int]] = {
    code: (column, row) for row, line in enumerate(_ROWS) for column, code in enumerate(line.split()) if code != ".."
}


@dataclass(frozen=True, kw_only=True)
class Tile:
    """state: served, could (nobody served, somebody eligible) or not (nobody may be considered)."""

    code: str
    name: str
    places: int
    nominees: int
    x: int = 0
    y: int = 0

    @property
    def state(self) -> str:
        return "served" if self.places else "could" if self.nominees else "not"

    @property
    def sign(self) -> str:
        return f"✓ {self.places}" if self.places else "○" if self.nominees else "✗"


def arranged(tiles: list[Tile]) -> tuple[list[Tile], int, int]:
    """The tiles in their places, and width and height of the picture."""
    rest = sorted(tile.code for tile in tiles if tile.code not in POSITIONS)
    spots = dict(POSITIONS) | {code: (i % WIDE, len(_ROWS) + i // WIDE) for i, code in enumerate(rest)}
    step = TILE + GAP
    placed = [
        Tile(
            code=tile.code,
            name=tile.name,
            places=tile.places,
            nominees=tile.nominees,
            x=spots[tile.code][0] * step,
            y=spots[tile.code][1] * step,
        )
        for tile in tiles
    ]
    rows = max((tile.y for tile in placed), default=0) + TILE
    return placed, WIDE * step - GAP, rows
