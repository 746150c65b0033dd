"""Logos above, signatures below: those of the day of issue, as the payload froze them."""

from collections.abc import Mapping
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from academy.lib.paper import INK, WIDTH, Paper
from academy.lib.spoken import Rule, Ruled
from certificates import pictures

NOBODY = (
    "Signataires\u00a0: aucun n’était enregistré à la date de délivrance. – Signatories: none was on record on the day "
    "of issue."
)


def logos_of(payload: Mapping[str, Any], paper: Paper) -> list[Flowable]:
    logos = payload.get("logos", [])
    if not logos:
        return []
    names = {one["key"]: one["name_fr"] for one in payload["issuers"]}
    column = min(46 * mm, WIDTH / len(logos))
    cells = [
        paper.picture(pictures.fetch(one["picture"]), said=f"Logo\u00a0: {names.get(one['institution'], '')}",
                      width=column - 8 * mm, height=14 * mm)
        for one in logos
    ]  # fmt: skip
    table = Ruled([cells], colWidths=[column] * len(cells), hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    return [table, Spacer(1, 2 * mm)]


def signing_of(payload: Mapping[str, Any], paper: Paper) -> list[Flowable]:
    """One column for each institution: signature, name, office, body. Where none is on record, that is said."""
    rows = payload.get("signatories", [])
    if not rows:
        return [paper.words(NOBODY, "muted")]
    column = WIDTH / len(rows)
    table = Ruled([[_signed(one, paper, width=column - 5 * mm) for one in rows]], colWidths=[column] * len(rows))
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    return [KeepTogether([table])]


def _signed(row: Mapping[str, str], paper: Paper, *, width: float) -> list[Flowable]:
    shown: Flowable = Spacer(1, 14 * mm)
    if row["picture"]:
        said = f"Signature\u00a0: {row['name']}"
        shown = paper.picture(pictures.fetch(row["picture"]), said=said, width=min(45 * mm, width), height=14 * mm)
    line = Rule(width="85%", thickness=0.6, color=INK, hAlign="LEFT", spaceBefore=1 * mm, spaceAfter=1 * mm)
    words = [
        paper.words(row["name"], "head"),
        paper.words(row["office_fr"], "cell"),
        paper.words(row["office_en"], "cell_muted", language="en"),
        paper.words(row["institution_fr"], "cell"),
        paper.words(row["institution_en"], "cell_muted", language="en"),
    ]
    return [shown, line, *words]
