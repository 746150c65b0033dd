"""Step 7: two institutions approve a list, each on its own account; then, and only then, certificates exist."""

from pathlib import Path

from academy.governance import api as governance_api
from academy.people.api import Institution
from academy.portal.demo import recount
from academy.portal.demo.cast import MALTA, POMPIDOU
from academy.portal.demo.scene import COURSE_EDITION, TRAINING_EDITION, Scene, at
from academy.portal.demo.steps.step_5_component_two import COHORT
from certificates import api as certificates_api
from certificates.api import RegisterEntry, Release
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment

VALIDATION = "UM/DEMO/2025-1"
# Whom a registrar may ask at each, invented. Their officers, as they name them.
CONTACTS = {
    POMPIDOU: ("claire", "Secretariat (demonstration)", "certificates@pg.example.org"),
    MALTA: ("esi", "Registry (demonstration)", "registry@um.example.org"),
}
TITLES = {
    "I": ("Certificat en politiques en matière de drogues", "attestant de la présence et de la participation active"),
    "II": (
        "Certificat exécutif en matière des politiques de drogues",
        "attestant des connaissances et des compétences",
    ),
}


def play(scene: Scene) -> None:
    report = scene.report
    report.step(7, "Joint certificates: proposed, approved by each institution, issued")
    report.rule("P-PG/Academy, item 7", "« Certificat conjoint délivré par le Groupe Pompidou et les établissements… »")
    folder = scene.folder / "certificates"
    _validated(scene)
    _contacts(scene)
    for edition_key, component in ((TRAINING_EDITION, "I"), (COURSE_EDITION, "II")):
        release = _released(scene, Edition.objects.get(key=edition_key), component)
        certificates_api.export_pdfs(release=release, folder=folder)
        _words(scene, release, component)
    _exactly_the_list(scene, folder)


def _validated(scene: Scene) -> None:
    """The University of Malta's validation of the course, invented: without it, Component II is not released."""
    if governance_api.Validation.objects.exists():
        return
    scene.report.rule("P-PG/Academy, item 10", "« validé académiquement »")
    course, by = Edition.objects.select_related("activity").get(key=COURSE_EDITION), scene.who("dolores")
    institutions = list(Institution.objects.filter(key__in=[POMPIDOU, MALTA]))
    try:
        certificates_api.propose_release(
            edition=course, component="II", institutions=institutions, by=by, now=at(11, 9)
        )
    except certificates_api.CertificateRefused as refusal:
        scene.report.check("releasing Component II without academic validation", expected="refused", actual="refused")
        scene.report.note(str(refusal))
    else:
        scene.report.check("releasing Component II without academic validation", expected="refused", actual="proposed")
    decision = governance_api.record_decision(
        reference=VALIDATION, body="university", kind="validation",
        institution=Institution.objects.get(key=MALTA), decided_on=at(11, 18, year=2025).date(),
        meeting="Invented senate of the University of Malta (demonstration)",
        text_fr="Acte fictif, pour la démonstration : la version 1 du cours exécutif est validée académiquement.",
        text_en="Fictitious act, for the demonstration: version 1 of the executive course is validated academically.",
        is_fictitious=True, by=by,
    )  # fmt: skip
    governance_api.record_validation(
        institution=Institution.objects.get(key=MALTA), decision=decision, activity_key=course.activity.key,
        version=course.course_version, valid_from=course.starts_on, valid_to=None, by=by,
    )  # fmt: skip


def _contacts(scene: Scene) -> None:
    """Each institution's officer says whom to ask."""
    for key, (officer, office, email) in CONTACTS.items():
        institution = Institution.objects.get(key=key)
        if not certificates_api.Contact.objects.filter(institution=institution).exists():
            certificates_api.record_contact(
                institution=institution, office=office, email=email, phone="", website="",
                valid_from=at(11, 9).date(), by=scene.who(officer), now=at(11, 9),
            )  # fmt: skip


def _released(scene: Scene, edition: Edition, component: str) -> Release:
    report = scene.report
    release = Release.objects.filter(edition=edition, component=component).first()
    release = release or certificates_api.propose_release(
        edition=edition,
        component=component,
        institutions=list(Institution.objects.filter(key__in=[POMPIDOU, MALTA])),
        by=scene.who("dolores"),
        now=at(11, 9),
    )
    approved = set(release.approvals.values_list("institution__key", flat=True))
    for institution, officer in ((POMPIDOU, "claire"), (MALTA, "esi")):
        if institution not in approved:
            certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    release.refresh_from_db()
    if release.state != Release.State.ISSUED:
        entries = certificates_api.issue_release(release=release, by=scene.who("dolores"), now=at(11, 12))
        report.note(f"Component {component}: {len(entries)} certificates issued.")
    report.check(f"approvals, Component {component}", expected=2, actual=release.approvals.count())
    return release


def _words(scene: Scene, release: Release, component: str) -> None:
    title, statement = TITLES[component]
    said = {(payload["title_fr"], payload["statement_fr"]) for payload in certificates_api.payloads_of(release)}
    scene.report.check(f"title and statement, Component {component}", expected={(title, statement)}, actual=said)


def _exactly_the_list(scene: Scene, folder: Path) -> None:
    report = scene.report
    people = Enrolment.objects.filter(edition__key=TRAINING_EDITION, state="active").count()
    strong = sum(not row["weak_spot"] for row in recount.read(COHORT))
    report.check("certificates", expected=people - 1 + strong, actual=RegisterEntry.objects.count())
    numbers = sorted(f"{number}.pdf" for number in RegisterEntry.objects.values_list("number", flat=True))
    report.check(
        "files are exactly the released list", expected=len(numbers), actual=len(set(_names(folder)) & set(numbers))
    )


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))
