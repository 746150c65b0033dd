"""Logos above, signatures below: those of the day of issue, as the payload froze them."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Image, KeepTogether, Spacer, Table

from academy.lib.paper import INK, WIDTH, words
from certificates import pictures

NOBODY = (
    "Signataires\u00a0: aucun n’était enregistré à la date de délivrance. – Signatories: none was on record on the day "
    "of issue."
)


def logos_of(payload: Mapping[str, Any]) -> list[Flowable]:
    logos = payload.get("logos", [])
    if not logos:
        return []
    column = min(46 * mm, WIDTH / len(logos))
    cells = [_picture(one["picture"], width=column - 8 * mm, height=14 * mm) for one in logos]
    table = Table([cells], colWidths=[column] * len(cells), hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    return [table, Spacer(1, 2 * mm)]


def signing_of(payload: Mapping[str, Any]) -> list[Flowable]:
    """One column for each institution: signature, name, office, body. Where none is on record, that is said."""
    rows = payload.get("signatories", [])
    if not rows:
        return [words(NOBODY, "muted")]
    column = WIDTH / len(rows)
    table = Table([[_signed(one, width=column - 5 * mm) for one in rows]], colWidths=[column] * len(rows))
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    return [KeepTogether([table])]


def _signed(row: Mapping[str, str], *, width: float) -> list[Flowable]:
    shown = (
        _picture(row["picture"], width=min(45 * mm, width), height=14 * mm) if row["picture"] else Spacer(1, 14 * mm)
    )
    lines = [
        (row["name"], "head"),
        (row["office_fr"], "cell"),
        (row["office_en"], "cell_muted"),
        (row["institution_fr"], "cell"),
        (row["institution_en"], "cell_muted"),
    ]
    line = HRFlowable(width="85%", thickness=0.6, color=INK, hAlign="LEFT", spaceBefore=1 * mm, spaceAfter=1 * mm)
    return [shown, line, *(words(text, style) for text, style in lines)]


def _picture(mark: str, *, width: float, height: float) -> Image:
    return Image(BytesIO(pictures.fetch(mark)), width=width, height=height, kind="proportional", hAlign="LEFT")
