"""The pages of a supplement, from what was frozen with the certificate.

Source: the eight sections of the Diploma Supplement, one document for all issuers of a joint award.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from academy.lib.archive import Attachment, Part, content
from academy.lib.lettering import FOR_TEXT, font_for
from academy.lib.paper import WIDTH, Paper
from academy.lib.spoken import Ruled
from certificates.designs.supplement.signing import logos_of, signing_of

DrawSymbol = Callable[..., None]
SYMBOL = 29 * mm
WIDTHS = (5.6, 3.2, 2.5, 2.8, 5, 2.3, 2.6)
DEMONSTRATION = "DÉMONSTRATION : personnes et valeurs inventées – DEMONSTRATION: invented people and values"


def draw(payload: Mapping[str, Any], *, symbol: DrawSymbol, inside: Sequence[Attachment] = ()) -> bytes:
    """The PDF of a frozen payload that has a "supplement"; raises GlyphMissing for a text no font can write.

    symbol: draws the address as a code, with canvas, text, x, y and size. inside: files that it carries.
    """
    supplement = payload["supplement"]
    for text in _texts([supplement["sections"], payload.get("signatories", []), payload["name"]]):
        for letter in set(text):
            if not letter.isspace():
                font_for(letter, candidates=FOR_TEXT)
    paper = Paper(
        title="Supplément au certificat – Certificate supplement",
        language="fr",
        author=f"{payload['academy_fr']} – {payload['academy_en']}",
        subtitle=payload["name"],
        reference=f"N° {payload['number']} · {payload['code_printed']} · {payload['name']}",
        label=DEMONSTRATION if payload["is_demonstration"] else "",
        both=True,
        across=payload.get("preview", ""),
    )
    paper.put(*logos_of(payload, paper))
    paper.paragraph(payload.get("version_printed", ""), style="label")
    paper.paragraph(payload["rendering"], style="muted")
    for section in supplement["sections"]:
        _section(paper, section)
        if section["number"] == supplement["signed_after"]:
            paper.put(*signing_of(payload, paper), *_checked(paper, payload, symbol))
    return paper.pdf(inside=inside)


def _section(paper: Paper, section: Mapping[str, Any]) -> None:
    title = section["title"]
    paper.heading(f"{section['number']}. {title['fr']} – {title['en']}")
    if section["rows"]:
        heads = [_head(one) for one in section["heads"]]
        paper.table(head=heads, rows=section["rows"], widths=WIDTHS, numbers=(5,))
    if section["facts"]:
        paper.beside(
            [
                tuple((fact["label"][language], fact["text"][language]) for language in ("fr", "en"))  # type: ignore[misc]
                for fact in section["facts"]
            ]
        )


def _head(head: Mapping[str, str]) -> str:
    return head["fr"] if head["fr"] == head["en"] else f"{head['fr']}\n{head['en']}"


def _checked(paper: Paper, payload: Mapping[str, Any], symbol: DrawSymbol) -> list[Flowable]:
    """The address as a code, with its words beside it."""
    said = f"{payload['check_fr']} – {payload['check_en']}"
    figure = paper.whole.add("Figure", alternative=f"{said}\u00a0: {payload['address']}")
    words = [paper.words(text, "cell") for text in (said, payload["address"], payload["code_printed"])]
    code = _Symbol(payload["address"].upper(), symbol, figure)
    table = Ruled([[code, words]], colWidths=[code.width, WIDTH - code.width])
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    return [table]


def _texts(value: Any) -> Iterator[str]:
    """Every text inside lists and maps."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


class _Symbol(Flowable):
    """The address as a code."""

    def __init__(self, address: str, symbol: DrawSymbol, part: Part) -> None:
        super().__init__()
        self.address, self.symbol, self.part = address, symbol, part
        self.width, self.height = SYMBOL + 8 * mm, SYMBOL + 6 * mm

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(2 * mm, 3 * mm)
        self.part.box = (left, bottom, left + SYMBOL, bottom + SYMBOL)
        with content(self.canv, self.part):
            self.symbol(self.canv, self.address, x=2 * mm, y=3 * mm, size=SYMBOL)
