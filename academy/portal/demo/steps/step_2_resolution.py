"""Step 2: the Board decides what is worth how much; the Correspondents endorse the list; nobody else changes it."""

from datetime import date, datetime

from django.db import DatabaseError, connection, transaction

from academy.governance import api as governance_api
from academy.governance.api import Resolution, Sitting
from academy.people import api as people_api
from academy.people.api import Institution
from academy.portal.demo.cast import BOARD_SEATS, MALTA
from academy.portal.demo.law import write_law
from academy.portal.demo.scene import RESOLUTION, Scene, at

ENDORSEMENT = "PC/DEMO/2025-3"


def play(scene: Scene) -> None:
    report = scene.report
    report.step(2, "The Governing Board adopts a resolution; the Permanent Correspondents endorse the yearly list")
    _seat_the_board(scene)
    _rules_of_procedure(scene)
    report.rule(
        "P-PG/Academy, item 9", "three Permanent Correspondents and a representative of the partner institutions"
    )
    holders = governance_api.SeatHolding.objects.filter(ends_on=None, is_deputy=False)
    report.check("seats held", expected=len(BOARD_SEATS), actual=holders.count())
    report.check(
        "partners 'envisaged'", expected=2, actual=governance_api.Partner.objects.filter(state="envisaged").count()
    )
    resolution = Resolution.objects.filter(number=RESOLUTION).first() or write_law(scene)
    adopt(scene, resolution, endorsed_by=ENDORSEMENT)
    report.rule("P-PG/Academy, item 7", "credit values are the Board's; topics and activities are endorsed (item 6)")
    for requirement in resolution.requirements.filter(amount__gt=0):
        report.note(f"{requirement.title_en}: {requirement.amount / 100:.2f} credits (demonstration value)")
    _no_update(scene, resolution)
    _component_three(scene)


def _seat_the_board(scene: Scene) -> None:
    _partners_take_part(scene)
    malta = Institution.objects.get(key=MALTA)
    for kind, number, key in BOARD_SEATS:
        person = people_api.person_of(scene.who(key))
        if person is None:
            raise LookupError(key)
        governance_api.seat_person(
            seat=governance_api.Seat.objects.get(kind=kind, number=number),
            person=person,
            starts_on=date(2023, 1, 1),
            institution=malta if kind == "partner" else None,
            by=scene.who("dolores"),
        )


def _partners_take_part(scene: Scene) -> None:
    """The text only envisages the universities; that Malta takes part is an invented act."""
    governance_api.record_partner(
        institution=Institution.objects.get(key=MALTA),
        state="participating",
        since=date(2023, 1, 1),
        source="Accord fictif / invented agreement (demonstration)",
        is_fictitious=True,
        by=scene.who("dolores"),
    )


def _rules_of_procedure(scene: Scene) -> None:
    """Quorum, majority and who presides are the Board's own; the text sets none of them."""
    if governance_api.RulesOfProcedure.objects.exists():
        return
    by = scene.who("dolores")
    decision = governance_api.record_decision(
        reference="GB/DEMO/2023-1",
        body="board",
        kind="procedure",
        decided_on=date(2023, 1, 20),
        meeting="Première réunion fictive / invented first meeting (demonstration)",
        document="GB/DEMO/2023-1, document fictif / invented document",
        text_fr="Acte fictif : le conseil fixe son quorum à trois sièges, décide à la majorité simple et donne la "
        "présidence au premier siège des Correspondants permanents, dont la voix départage.",
        text_en="Fictitious act: the Board sets its quorum at three seats, decides by simple majority and has the "
        "first seat of the Permanent Correspondents preside, whose vote breaks a tie.",
        is_fictitious=True,
        by=by,
    )
    governance_api.set_rules_of_procedure(
        decision=decision,
        quorum=3,
        majority="simple",
        applies_from=date(2023, 1, 20),
        chair=governance_api.Seat.objects.get(kind="pc", number=1),
        chair_breaks_ties=True,
        is_demonstration=True,
        by=by,
    )


def _sitting(scene: Scene, *, year: int) -> Sitting:
    """The Board's meeting of the year, convened by the Secretariat."""
    number = f"GB/DEMO/{year}"
    return Sitting.objects.filter(number=number).first() or governance_api.convene_sitting(
        number=number,
        procedure="meeting",
        place="Strasbourg (réunion fictive / invented meeting)",
        opens_at=at(10, 29, 9, year=year),
        closes_at=at(10, 29, 18, year=year),
        is_demonstration=True,
        by=scene.who("dolores"),
    )


def adopt(scene: Scene, resolution: Resolution, *, endorsed_by: str, year: int = 2025) -> None:
    """Convene, table, vote by name, close, endorse: whatever is still to be done. Henrik's seat presides."""
    day, chair = at(10, 29, year=year), scene.who("henrik")
    if resolution.state == Resolution.State.DRAFT:
        sitting = _sitting(scene, year=year)
        governance_api.table_resolution(
            resolution=resolution, sitting=sitting, by=scene.who("dolores"), now=at(10, 22, year=year)
        )
        resolution.refresh_from_db()
    if resolution.state == Resolution.State.TABLED:
        _vote(scene, resolution, now=day)
        governance_api.close_vote(resolution=resolution, by=chair, now=day)
        resolution.refresh_from_db()
    if resolution.endorsement_id is None:
        decision = governance_api.Decision.objects.filter(reference=endorsed_by).first()
        decision = decision or governance_api.record_decision(
            reference=endorsed_by,
            body="pc",
            kind="endorsement",
            decided_on=day.date(),
            meeting="Plénière fictive / invented plenary (demonstration)",
            document=f"{endorsed_by}, document fictif / invented document",
            text_fr=f"Acte fictif : la liste de la résolution {resolution.number} est avalisée.",
            text_en=f"Fictitious act: the list of resolution {resolution.number} is endorsed.",
            is_fictitious=True,
            by=scene.who("dolores"),
        )
        governance_api.endorse_list(resolution=resolution, decision=decision, by=scene.who("youssef"))
    resolution.refresh_from_db()
    scene.report.check(
        f"votes for resolution {resolution.number}", expected=len(BOARD_SEATS), actual=resolution.votes.count()
    )
    scene.report.check("state", expected="adopted", actual=str(resolution.state))


def _vote(scene: Scene, resolution: Resolution, *, now: datetime) -> None:
    """Who presides opens the vote; every seat votes. A run that was killed goes on with the seats that have not."""
    sitting = resolution.sitting or _sitting(scene, year=now.year)
    if sitting.opened_at is None:
        governance_api.open_vote(sitting=sitting, by=scene.who("henrik"), now=now)
    for _, _, key in BOARD_SEATS[resolution.votes.count() :]:
        governance_api.cast_vote(resolution=resolution, choice="for", by=scene.who(key), now=now)


def _no_update(scene: Scene, resolution: Resolution) -> None:
    report = scene.report
    report.rule("P-PG/Academy, item 9", "the Board designates the value of credits: nothing else changes one")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE governance_requirement SET amount = amount + 100 WHERE resolution_id = %s", [resolution.pk]
            )
        outcome = "changed"
    except DatabaseError as refusal:
        outcome = "refused"
        report.note(f"The database: {str(refusal).splitlines()[0]}")
    report.check("a direct UPDATE of a credit value", expected="refused", actual=outcome)


def _component_three(scene: Scene) -> None:
    report = scene.report
    report.rule(
        "P-PG/Academy, item 11", "Component III is decided by the Permanent Correspondents on a feasibility study"
    )
    is_open, reason = governance_api.component_state("III")
    report.check("Component III", expected="closed", actual="open" if is_open else "closed")
    report.note(str(reason))
