"""Step 6: the engine tallies; every line is explained; a new value next year leaves last year's lines as they are."""

from datetime import date, timedelta

from academy.governance import api as governance_api
from academy.governance.api import Resolution
from academy.portal.demo import recount
from academy.portal.demo.law import COURSE_THRESHOLD, MODULE_CREDITS, TRAINING_CREDITS
from academy.portal.demo.scene import (
    COURSE_EDITION,
    NEXT_RESOLUTION,
    RESOLUTION,
    TRAINING,
    TRAINING_EDITION,
    Scene,
    at,
)
from academy.portal.demo.steps.step_2_resolution import adopt
from academy.portal.demo.steps.step_5_component_two import COHORT
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment
from credits import api as credits_api
from credits.api import CreditEntry

RAISED = TRAINING_CREDITS + 100


def play(scene: Scene) -> None:
    report = scene.report
    report.step(6, "The credit engine tallies, explains, and keeps last year's lines")
    report.rule(
        "P-PG/Academy, item 7", "credits by what is asked of participants; enough of them for a level give a right"
    )
    training, course = (Edition.objects.get(key=key) for key in (TRAINING_EDITION, COURSE_EDITION))
    for edition in (training, course):  # counted already, but for what a worker has not come to yet
        credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 2))
    _training(scene, training)
    _course(scene, course)
    _explained(scene, training, course)
    _as_of(scene, course)
    _next_year(scene)
    _proved(scene)


def _training(scene: Scene, edition: Edition) -> None:
    people = Enrolment.objects.filter(edition=edition, state="active").count()
    statuses = credits_api.statuses(edition=edition, component="I")
    complete = [status for status in statuses.values() if status.complete]
    scene.report.check("complete for Component I", expected=people - 1, actual=len(complete))
    scene.report.check(
        "credits awarded, Component I",
        expected=(people - 1) * TRAINING_CREDITS,
        actual=sum(CreditEntry.objects.filter(edition=edition).values_list("amount", flat=True)),
    )
    for status in statuses.values():
        if not status.complete:
            scene.report.note("Refused: " + "; ".join(str(missing.sentence) for missing in status.missing))


def _course(scene: Scene, edition: Edition) -> None:
    cohort = recount.read(COHORT)
    statuses = credits_api.statuses(edition=edition, component="II")
    strong = [row for row in cohort if not row["weak_spot"]]
    complete = [status for status in statuses.values() if status.complete]
    scene.report.check("complete for Component II", expected=len(strong), actual=len(complete))
    weak = len(cohort) - len(strong)
    scene.report.check(
        "credits awarded, Component II",
        expected=len(strong) * COURSE_THRESHOLD + weak * 2 * MODULE_CREDITS,
        actual=sum(CreditEntry.objects.filter(edition=edition).values_list("amount", flat=True)),
    )
    for status in statuses.values():
        if not status.complete:
            scene.report.note("Refused: " + "; ".join(str(missing.sentence) for missing in status.missing))


def _explained(scene: Scene, *editions: Edition) -> None:
    lines = 0
    for edition, component in zip(editions, ("I", "II"), strict=True):
        for status in credits_api.statuses(edition=edition, component=component).values():
            here = [line for line in status.lines if line.entry.edition_id == edition.pk]
            lines += sum(bool(line.facts) and line.resolution == RESOLUTION for line in here)
    entries = CreditEntry.objects.filter(edition__in=editions).count()
    scene.report.check("lines explained down to fact and resolution", expected=entries, actual=lines)


def _as_of(scene: Scene, edition: Edition) -> None:
    """What the Academy knew just before it counted, and what it knows now; each line names its resolution."""
    first = CreditEntry.objects.filter(edition=edition).order_by("pk").first()
    if first is None:
        raise LookupError(edition.key)
    person = Enrolment.objects.select_related("person").get(edition=edition, person__uid=first.person_uid).person
    before = min(CreditEntry.objects.filter(person_uid=person.uid).values_list("recorded_at", flat=True))
    earlier = credits_api.statement_for(person, as_of=before - timedelta(seconds=1)).statuses
    # A second run finds what later steps have added elsewhere; this one is about the course.
    now = [one for one in credits_api.statement_for(person).statuses if one.component == first.component]
    report = scene.report
    report.check("credits on record just before the tally", expected=0, actual=sum(one.earned for one in earlier))
    report.check("credits on record now", expected=COURSE_THRESHOLD, actual=sum(one.earned for one in now))
    named = {line.resolution for status in now for line in status.lines}
    report.check("resolutions that the lines name", expected=[RESOLUTION], actual=sorted(named))


def _proved(scene: Scene) -> None:
    """Everything recomputed from facts and laws, as `manage.py verify_credits` does."""
    proof = credits_api.prove()
    scene.report.check("entries that a full recomputation finds otherwise", expected=0, actual=len(proof.differences))
    scene.report.check("balances against the sums of the ledger", expected=_sums(), actual=proof.balances)


def _sums() -> int:
    """People, components and categories that the ledger names."""
    return len(set(CreditEntry.objects.values_list("person_uid", "component", "category")))


def _next_year(scene: Scene) -> None:
    """The Board raises one value for next year."""
    report = scene.report
    before = set(CreditEntry.objects.values_list("pk", "amount"))
    old = Resolution.objects.get(number=RESOLUTION)
    new = Resolution.objects.filter(number=NEXT_RESOLUTION).first() or _draft_next(scene, old)
    adopt(scene, new, endorsed_by="PC/DEMO/2026-3", year=2026)
    after = set(CreditEntry.objects.values_list("pk", "amount"))
    report.check("last year's lines that changed", expected=0, actual=len(before ^ after))
    for label, resolution in (("before", old), ("after", new)):
        value = resolution.requirements.get(activity_key=TRAINING, key="training").amount
        report.note(f"Executive Training {label}: {value / 100:.2f} credits ({resolution.number})")
    changed = governance_api.compare(old, new)
    report.check("values that differ", expected=1, actual=len(changed))


def _draft_next(scene: Scene, old: Resolution) -> Resolution:
    by = scene.who("dolores")
    new = governance_api.copy_resolution(
        source=old,
        number=NEXT_RESOLUTION,
        applies_from=date(2027, 1, 1),
        applies_to=date(2027, 12, 31),
        in_force_from=date(2027, 1, 1),
        considered_fr="Valeur de démonstration : la participation active a été jugée trop peu reconnue en 2026.",
        considered_en="Demonstration value: active participation was found to be recognised too little in 2026.",
        by=by,
    )
    line = new.requirements.get(activity_key=TRAINING, key="training")
    governance_api.set_requirement(
        resolution=new, activity_key=TRAINING, component="I", key=line.key, kind=line.kind, title_fr=line.title_fr,
        title_en=line.title_en, amount=RAISED, settings=line.settings, order=line.order, by=by,
    )  # fmt: skip
    return new
