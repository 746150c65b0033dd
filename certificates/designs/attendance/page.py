"""The page itself: no frame, no seal, no code."""

from collections.abc import Mapping
from typing import Any

from academy.lib.lettering import FOR_TEXT, font_for
from academy.lib.paper import Paper

NO_CERTIFICATE = (
    "Ceci n’est pas un certificat. Le présent document constate une présence ; il n’atteste ni participation active, "
    "ni connaissances, ni compétences, et ne donne aucun crédit.",
    "This is no certificate. It states presence; it attests neither active participation nor knowledge nor "
    "competences, and gives no credits.",
)
STATES = (
    "Le Secrétariat de l’Académie constate la présence de",
    "The Secretariat of the Academy states the presence of",
)
DEMONSTRATION = "DÉMONSTRATION : personnes et valeurs inventées – DEMONSTRATION: invented people and values"


def draw(payload: Mapping[str, Any]) -> bytes:
    """The same payload gives the same bytes; raises GlyphMissing for a name that no font can write."""
    font_for(payload["name"])
    for letter in {letter for letter in payload["name"] if not letter.isspace()}:
        font_for(letter, candidates=FOR_TEXT)
    paper = Paper(
        title="Attestation de présence – Statement of attendance",
        language="fr",
        author=f"{payload['academy_fr']} – {payload['academy_en']}",
        reference=payload["reference"],
        label=DEMONSTRATION.replace(" :", "\u00a0:") if payload["is_demonstration"] else "",
        both=True,
    )
    for words in NO_CERTIFICATE:
        paper.paragraph(words.replace(" ;", "\u00a0;"), style="label")
    paper.paragraph(f"{STATES[0]} – {STATES[1]}", style="muted")
    paper.heading(payload["name"])
    paper.beside(
        [
            tuple((fact["label"][language], fact["text"][language]) for language in ("fr", "en"))  # type: ignore[misc]
            for fact in payload["facts"]
        ]
    )
    paper.signatures([("Pour le Secrétariat – For the Secretariat", "")])
    return paper.pdf()
