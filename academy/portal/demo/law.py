"""The resolution of the demonstration. Every value is a demonstration value: the text leaves them to the Board."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from academy.governance import api as governance_api
from academy.governance.api import Resolution
from academy.portal.demo.editions import COURSE_MODULES, TRAINING_MODULES
from academy.portal.demo.scene import COURSE, RESOLUTION, TRAINING, Scene
from courses.catalogue.api import Activity, ModuleSpec

SHARE = 80  # per cent of contact minutes
TRAINING_CREDITS, MODULE_CREDITS = 600, 400  # hundredths of an Academy credit
TRAINING_THRESHOLD, COURSE_THRESHOLD = 600, 1200
TOPICS = (
    ("Coordonner une politique nationale (valeur de démonstration)",
     "Co-ordinating a national policy (demonstration value)"),
    ("Évaluer et réviser une stratégie (valeur de démonstration)",
     "Evaluating and revising a strategy (demonstration value)"),
)  # fmt: skip

Line = tuple[str, str, str, str, int, dict[str, Any]]  # key, kind, title_fr, title_en, amount, settings
TRAINING_LINES: tuple[Line, ...] = (
    ("attendance", "attendance", "Présence aux séances", "Attendance of the sessions", 0,
     {"module": None, "share_percent": SHARE}),
    ("participation", "active_participation", "Participation active confirmée", "Active participation confirmed", 0,
     {}),
    ("training", "award", "Formation des cadres suivie", "Executive Training attended", TRAINING_CREDITS,
     {"needs": ["attendance", "participation"]}),
)  # fmt: skip
COURSE_LINES: tuple[Line, ...] = (
    ("m1-lessons", "lessons", "Leçons du module 1 lues", "Lessons of module 1 read", 0, {"content": "m-intro"}),
    ("m1-assignment", "assignment", "Devoir A-01 réussi", "Assignment A-01 passed", 0, {"assignment": "a-01"}),
    ("m1-test", "test", "Test T-INTRO réussi", "Test T-INTRO passed", 0, {"test": "t-intro"}),
    ("module-1", "module", "Module 1 achevé", "Module 1 completed", MODULE_CREDITS,
     {"module": 1, "needs": ["m1-lessons", "m1-assignment", "m1-test"]}),
    ("m2-attendance", "attendance", "Présence au module 2", "Attendance of module 2", 0,
     {"module": 2, "share_percent": SHARE}),
    ("module-2", "module", "Module 2 achevé", "Module 2 completed", MODULE_CREDITS,
     {"module": 2, "needs": ["m2-attendance"]}),
    ("m3-attendance", "attendance", "Présence au module 3", "Attendance of module 3", 0,
     {"module": 3, "share_percent": SHARE}),
    ("module-3", "module", "Module 3 achevé", "Module 3 completed", MODULE_CREDITS,
     {"module": 3, "needs": ["m3-attendance"]}),
)  # fmt: skip


def write_law(scene: Scene) -> Resolution:
    """A draft with activities, credit values, requirements and thresholds of Components I and II."""
    by = scene.who("dolores")
    resolution = governance_api.draft_resolution(
        number=RESOLUTION,
        title_fr="Activités désignées, crédits et niveaux requis pour 2026",
        title_en="Designated activities, credits and required levels for 2026",
        text_fr="Valeurs de démonstration : le texte fondateur laisse ces valeurs au conseil de direction.",
        text_en="Demonstration values: the founding text leaves these values to the Governing Board.",
        applies_from=date(2026, 1, 1),
        applies_to=date(2026, 12, 31),
        in_force_from=date(2026, 1, 1),
        is_demonstration=True,
        by=by,
    )
    governance_api.set_topics(resolution=resolution, titles=TOPICS, by=by)
    _designate(resolution, TRAINING, "I", TRAINING_MODULES, scene)
    _designate(resolution, COURSE, "II", COURSE_MODULES, scene)
    _set(resolution, TRAINING, "I", TRAINING_LINES, scene)
    _set(resolution, COURSE, "II", COURSE_LINES, scene)
    governance_api.set_threshold(resolution=resolution, component="I", amount=TRAINING_THRESHOLD, by=by)
    governance_api.set_threshold(resolution=resolution, component="II", amount=COURSE_THRESHOLD, by=by)
    return resolution


def _designate(
    resolution: Resolution, activity_key: str, component: str, modules: Iterable[ModuleSpec], scene: Scene
) -> None:
    """The activity with its curriculum: what is taught in a module counts only under an adopted version."""
    activity, by = Activity.objects.select_related("mandate").get(key=activity_key), scene.who("dolores")
    governance_api.designate(
        resolution=resolution, activity_key=activity_key, component=component, mandate=activity.mandate,
        category=activity.kind, by=by,
    )  # fmt: skip
    for module in modules:
        governance_api.set_curriculum_module(
            resolution=resolution, activity_key=activity_key, component=component, version="1", number=module.number,
            title_fr=module.title_fr, title_en=module.title_en, workload_hours=module.notional_hours, by=by,
        )  # fmt: skip


def _set(resolution: Resolution, activity_key: str, component: str, lines: tuple[Line, ...], scene: Scene) -> None:
    for order, (key, kind, title_fr, title_en, amount, settings) in enumerate(lines):
        governance_api.set_requirement(
            resolution=resolution, activity_key=activity_key, component=component, key=key, kind=kind,
            title_fr=title_fr, title_en=title_en, amount=amount, settings=settings, order=order,
            by=scene.who("dolores"),
        )  # fmt: skip
