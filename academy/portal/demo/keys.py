"""The signing keys of the demonstration: made like real ones, marked so that no real verifier accepts them."""

from datetime import date

from academy.governance import api as governance_api
from academy.people.api import Institution
from academy.portal.demo.cast import MALTA, POMPIDOU
from academy.portal.demo.scene import YEAR, Scene, at
from certificates import api as certificates_api

AGREEMENT = f"UM/DEMO/{YEAR - 1}-2"
PRESENT = ("Dolores Ibarra", "Claire Aubry")
FIRST, LAST = date(YEAR, 1, 1), date(YEAR + 2, 12, 31)


def make_keys(scene: Scene) -> None:
    """The Pompidou Group keeps its own; the university has the Secretariat keep its key, by an invented act of its own.

    This is one machine: two keys on it are one hand, and the trust page says so.
    """
    agreement = _agreement(scene)
    for key, holder, act in ((POMPIDOU, "institution", None), (MALTA, "secretariat", agreement)):
        institution = Institution.objects.get(key=key)
        for purpose in ("record", "seal", "status"):
            order = certificates_api.KeyOrder(
                institution=institution, purpose=purpose, valid_from=FIRST, valid_to=LAST, holder=holder,
                agreement=act, is_demonstration=True,
            )  # fmt: skip
            if not certificates_api.PublicKey.objects.filter(institution=institution, purpose=purpose).exists():
                certificates_api.create_key(order=order, present=PRESENT, by=scene.who("dolores"), now=at(1, 8))
    scene.report.check("keys of the two institutions", expected=6, actual=certificates_api.PublicKey.objects.count())


def _agreement(scene: Scene) -> governance_api.Decision:
    found = governance_api.Decision.objects.filter(reference=AGREEMENT).first()
    return found or governance_api.record_decision(
        reference=AGREEMENT, body="university", kind="key_delegation",
        institution=Institution.objects.get(key=MALTA), decided_on=date(YEAR - 1, 11, 18),
        meeting="Invented senate of the University of Malta (demonstration)",
        text_fr="Acte fictif, pour la démonstration : le Secrétariat garde la clé de l’Université de Malte.",
        text_en="Fictitious act, for the demonstration: the Secretariat keeps the key of the University of Malta.",
        is_fictitious=True, by=scene.who("dolores"),
    )  # fmt: skip
