"""The activities and editions of the demonstration."""

from datetime import date
from typing import Any

from academy.governance import api as governance_api
from academy.governance.api import Decision
from academy.people import api as people_api
from academy.portal.demo.scene import COURSE, COURSE_EDITION, TRAINING, TRAINING_EDITION, YEAR, Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, ModuleSpec

STEERING_GROUP = ("helena", "marc")
GROUP_ACT, APPOINTED_ON = "SEC/DEMO/2025-1", date(YEAR - 1, 12, 1)
TRAINING_MODULES = (
    ModuleSpec(
        number=1, kind="residential", title_fr="Premier séminaire", title_en="First seminar",
        starts_on=date(2026, 6, 8), ends_on=date(2026, 6, 11),
    ),
    ModuleSpec(
        number=2, kind="residential", title_fr="Second séminaire", title_en="Second seminar",
        starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 17),
    ),
)  # fmt: skip
COURSE_MODULES = (
    ModuleSpec(
        number=1, kind="distance", content_key="m-intro", notional_hours=10,
        title_fr="Introduction aux politiques en matière de drogues", title_en="Introduction to drug policy",
        starts_on=date(2026, 1, 12), ends_on=date(2026, 3, 27),
    ),
    ModuleSpec(
        number=2, kind="residential", title_fr="Séminaire : décider et coordonner",
        title_en="Seminar: deciding and co-ordinating", starts_on=date(2026, 5, 18), ends_on=date(2026, 5, 21),
    ),
    ModuleSpec(
        number=3, kind="residential", title_fr="Séminaire : évaluer et réviser",
        title_en="Seminar: evaluating and revising", starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 8),
    ),
)  # fmt: skip


def prepare_activities() -> None:
    catalogue_api.ensure_activity(
        key=TRAINING, mandate_code="P-PG/Training", kind="executive_training",
        title_fr="Formation des cadres sur la politique en matière de drogue",
        title_en="Executive Training on Drug Policy",
    )  # fmt: skip
    catalogue_api.ensure_activity(
        key=COURSE, mandate_code="P-PG/Academy", kind="executive_course",
        title_fr="Cours exécutif sur les politiques de drogues", title_en="Drug Policy Executive Course",
    )  # fmt: skip


def open_training(scene: Scene) -> Edition:
    """The Executive Training of the year; what is there already is returned."""
    known = Edition.objects.filter(key=TRAINING_EDITION).first()
    decision = governance_api.Decision.objects.filter(kind="yearly").first()
    return known or open_with_group(
        scene,
        activity=catalogue_api.Activity.objects.get(key=TRAINING),
        key=TRAINING_EDITION,
        title_fr="Formation des cadres 2026 (démonstration)",
        title_en="Executive Training 2026 (demonstration)",
        theme_fr="Qualité des services et droits de l’homme",
        theme_en="Quality of services and human rights",
        town="Ville-Démo",
        starts_on=date(2026, 6, 8),
        ends_on=date(2026, 9, 17),
        capacity=35,
        modules=TRAINING_MODULES,
        yearly_decision=decision,
        topic_decision=decision,
    )


def open_with_group(scene: Scene, **edition: Any) -> Edition:
    """Plan an Executive Training, appoint its steering group by an invented act, and open it."""
    by = scene.who("dolores")
    planned = catalogue_api.plan_edition(**edition, is_demonstration=True, by=by)
    for key in STEERING_GROUP:
        person = people_api.person_of(scene.who(key))
        if person is None:
            raise LookupError(f"{key} is nobody")
        catalogue_api.appoint_to_steering_group(
            edition=planned, act=_act(scene), email=person.email, given_name=person.given_name,
            family_name=person.family_name, language=person.language, starts_on=APPOINTED_ON, by=by,
            now=at(12, 1, year=YEAR - 1),
        )  # fmt: skip
    return catalogue_api.open_planned(edition=planned, by=by, now=at(12, 2, year=YEAR - 1))


def _act(scene: Scene) -> Decision:
    """The Secretariat's act on the experts that design the trainings; fictitious, and said to be."""
    return Decision.objects.filter(reference=GROUP_ACT).first() or governance_api.record_decision(
        reference=GROUP_ACT,
        body="secretariat",
        kind="steering_group",
        decided_on=APPOINTED_ON,
        meeting="Invented note of the Secretariat (demonstration)",
        text_fr="Acte fictif : le groupe de pilotage de la Formation des cadres est constitué.",
        text_en="Fictitious act: the steering group of the Executive Training is set up.",
        is_fictitious=True,
        by=scene.who("dolores"),
    )


def open_course(scene: Scene) -> Edition:
    """The year's run of the Drug Policy Executive Course (Component II)."""
    known = Edition.objects.filter(key=COURSE_EDITION).first()
    return known or catalogue_api.open_edition(
        activity=catalogue_api.Activity.objects.get(key=COURSE),
        key=COURSE_EDITION,
        title_fr="Cours exécutif 2026 (démonstration)",
        title_en="Drug Policy Executive Course 2026 (demonstration)",
        town="Ville-Démo",
        starts_on=date(2026, 1, 12),
        ends_on=date(2026, 10, 8),
        modules=COURSE_MODULES,
        is_demonstration=True,
        by=scene.who("dolores"),
    )
