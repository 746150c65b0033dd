"""The pages of a supplement, from what was frozen with the certificate.

Source: the eight sections of the Diploma Supplement, one document for all issuers of a joint award.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from academy.lib.lettering import FOR_TEXT, font_for
from academy.lib.paper import WIDTH, Paper
from academy.lib.structure import Node
from certificates.designs.supplement.signing import logos_of, signing_of

DrawSymbol = Callable[..., None]
SYMBOL = 29 * mm
WIDTHS = (5.6, 3.2, 2.5, 2.8, 5, 2.3, 2.6)
DEMONSTRATION = "DÉMONSTRATION : personnes et valeurs inventées – DEMONSTRATION: invented people and values"


def draw(payload: Mapping[str, Any], *, symbol: DrawSymbol) -> bytes:
    """The PDF of a frozen payload that has a "supplement"; raises GlyphMissing for a text no font can write.

    symbol: draws the address as a code, with canvas, text, x, y and size.
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
    paper.put(*logos_of(payload))
    paper.paragraph(payload.get("version_printed", ""), style="label")
    paper.paragraph(payload["rendering"], style="muted")
    for section in supplement["sections"]:
        _section(paper, section)
        if section["number"] == supplement["signed_after"]:
            paper.put(*signing_of(payload), _Symbol(payload["address"].upper(), symbol, _words(payload)))
    return paper.pdf()


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


def _words(payload: Mapping[str, Any]) -> list[str]:
    return [f"{payload['check_fr']} – {payload['check_en']}", payload["address"], payload["code_printed"]]


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
    """The address as a code, with its words beside it; kept together."""

    def __init__(self, address: str, symbol: DrawSymbol, words: list[str]) -> None:
        super().__init__()
        self.address, self.symbol, self.words = address, symbol, words
        self.width, self.height = WIDTH, SYMBOL + 6 * mm

    def draw(self) -> None:
        structure = self.canv.structure
        with structure.part(self.canv, Node(tag="Figure", alternative=", ".join([self.words[0], self.address]))):
            self.symbol(self.canv, self.address, x=2 * mm, y=3 * mm, size=SYMBOL)
        self.canv.setFont(FOR_TEXT[0], 8)
        for row, text in enumerate(self.words):
            with structure.part(self.canv, Node(tag="P")):
                self.canv.drawString(SYMBOL + 8 * mm, SYMBOL - 4 * mm - row * 5 * mm, text)
