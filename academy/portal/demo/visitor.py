"""What is left open for the visitor of the demonstration: next year's call takes applications."""

from datetime import date, timedelta

from django.utils import timezone

from academy.governance import api as governance_api
from academy.portal.demo.editions import open_with_group
from academy.portal.demo.scene import NEXT_EDITION, TRAINING, YEAR, Scene, at
from courses.admissions import api as admissions_api
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, ModuleSpec

YEARLY = "PC/DEMO/2026-4"
OPEN_FOR = timedelta(days=60)


def open_next_call(scene: Scene) -> None:
    """Next year's training and its call, open today; what is there already stays."""
    if Edition.objects.filter(key=NEXT_EDITION).exists():
        return
    by, now = scene.who("dolores"), timezone.now()
    decision = governance_api.Decision.objects.filter(reference=YEARLY).first() or governance_api.record_decision(
        reference=YEARLY,
        body="pc",
        kind="yearly",
        decided_on=at(11, 19).date(),
        meeting="Plénière fictive / invented plenary (demonstration)",
        text_fr=f"Acte fictif : une formation des cadres est organisée en {YEAR + 1} ; son thème est arrêté.",
        text_en=f"Fictitious act: one Executive Training is held in {YEAR + 1}; its topic is set.",
        is_fictitious=True,
        by=by,
    )
    edition = open_with_group(
        scene,
        activity=catalogue_api.Activity.objects.get(key=TRAINING),
        key=NEXT_EDITION,
        title_fr=f"Formation des cadres {YEAR + 1} (démonstration)",
        title_en=f"Executive Training {YEAR + 1} (demonstration)",
        town="Ville-Démo",
        starts_on=date(YEAR + 1, 6, 7),
        ends_on=date(YEAR + 1, 9, 16),
        capacity=35,
        modules=[_module(1, 6, 7), _module(2, 9, 13)],
        yearly_decision=decision,
        topic_decision=decision,
    )
    admissions_api.open_call(
        edition=edition,
        opens_at=now - timedelta(days=1),
        deadline=now + OPEN_FOR,
        key_date=(now + OPEN_FOR).date(),
        institution_kinds=["governmental", "public", "ngo", "university"],
        by=by,
    )


def _module(number: int, month: int, day: int) -> ModuleSpec:
    starts_on = date(YEAR + 1, month, day)
    ordinal = {1: ("Premier", "First"), 2: ("Second", "Second")}[number]
    return ModuleSpec(
        number=number,
        kind="residential",
        title_fr=f"{ordinal[0]} séminaire",
        title_en=f"{ordinal[1]} seminar",
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=3),
    )
