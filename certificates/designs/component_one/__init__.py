"""Component I: presence and active participation. Blue, a thin frame within a strong one.

The same payload gives the same bytes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor

from academy.lib.archive import Attachment
from certificates.paper.sheet import Look, check, draw_sheet

__all__ = ["check", "draw"]
LOOK = Look(accent=HexColor("#1d4f91"), above=("Composante I", "Component I"))


def draw(payload: Mapping[str, Any], *, inside: Sequence[Attachment] = ()) -> bytes:
    """The unsigned PDF; raises GlyphMissing for a text that the fonts cannot write."""
    return draw_sheet(payload, look=LOOK, inside=inside)
