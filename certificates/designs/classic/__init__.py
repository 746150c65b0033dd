"""Every certificate that was issued before each component had a design of its own. It stays as it is.

The same payload gives the same bytes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor

from academy.lib.archive import Attachment
from certificates.paper.sheet import Look, check, draw_sheet

__all__ = ["check", "draw"]
LOOK = Look(accent=HexColor("#1d4f91"))


def draw(payload: Mapping[str, Any], *, inside: Sequence[Attachment] = ()) -> bytes:
    """The unsigned PDF; raises GlyphMissing for a text that the fonts cannot write."""
    return draw_sheet(payload, look=LOOK, inside=inside)
