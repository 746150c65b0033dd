"""Step 1: mandates and countries; a mandate that has ended opens nothing; a renewal does."""

from datetime import date

from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.portal.demo import recount
from academy.portal.demo.cast import enter_cast
from academy.portal.demo.editions import open_training, prepare_activities
from academy.portal.demo.keys import make_keys
from academy.portal.demo.scene import Scene, at

RENEWAL = "PC/DEMO/2023-1"
YEARLY = "PC/DEMO/2025-2"


def play(scene: Scene) -> None:
    report = scene.report
    report.step(1, "The mandates, the countries, and who may open an edition")
    people_api.load_countries()  # first: the partner universities lie in two of them
    governance_api.load_mandates()
    _count(scene)
    scene.people = enter_cast()
    prepare_activities()
    _refused_without_mandate(scene)
    _renewed(scene)
    make_keys(scene)


def _count(scene: Scene) -> None:
    report = scene.report
    report.rule("P-PG (2020) 10", "twelve mandates, the last of which ended on 31 December 2022")
    report.check("mandates", expected=recount.rows(recount.MANDATES), actual=governance_api.Mandate.objects.count())
    report.check(
        "mandates in force today",
        expected=recount.mandates_in_force(date.today()),
        actual=sum(
            governance_api.mandate_in_force(mandate.code, on=date.today())
            for mandate in governance_api.Mandate.objects.filter(renewals=None)
        ),
    )
    report.check("countries", expected=recount.rows(recount.COUNTRIES), actual=people_api.Country.objects.count())
    day = date(2020, 7, 1)
    standings = people_api.standings(on=day)
    report.check(
        "Pompidou Group members on 1 July 2020",
        expected=recount.members_on_1_july_2020("pg_member_2020_07_01"),
        actual=sum(standing.pg == "member" for standing in standings.values()),
    )
    report.check(
        "MedNET countries in 2020",
        expected=recount.members_on_1_july_2020("mednet_2020"),
        actual=sum(standing.mednet == "member" for standing in people_api.standings(on=date(2020, 12, 31)).values()),
    )


def _refused_without_mandate(scene: Scene) -> None:
    report = scene.report
    report.rule("P-PG/Training, item 7", "« Le présent mandat prendra fin le 31 décembre 2022. »")
    if governance_api.Renewal.objects.exists():
        report.note("Refused in an earlier run; since then the mandate has been renewed.")
        return
    try:
        open_training(scene)
    except governance_api.MandateEnded as refusal:
        report.check("opening an edition without a mandate", expected="refused", actual="refused")
        report.note(str(refusal))
    else:
        report.check("opening an edition without a mandate", expected="refused", actual="opened")


def _renewed(scene: Scene) -> None:
    by = scene.who("dolores")
    decision = governance_api.Decision.objects.filter(reference=RENEWAL).first() or governance_api.record_decision(
        reference=RENEWAL,
        body="pc",
        kind="renewal",
        decided_on=date(2023, 1, 10),
        meeting="Plénière fictive / invented plenary (demonstration)",
        text_fr="Acte fictif, pour la démonstration : les mandats P-PG/Training et P-PG/Academy sont renouvelés.",
        text_en="Fictitious act, for the demonstration: the mandates P-PG/Training and P-PG/Academy are renewed.",
        is_fictitious=True,
        by=by,
    )
    for code in ("P-PG/Training", "P-PG/Academy"):
        if not governance_api.Renewal.objects.filter(mandate__code=code, decision=decision).exists():
            governance_api.renew_mandate(
                code=code, decision=decision, starts_on=date(2023, 1, 1), ends_on=date(2028, 12, 31), by=by
            )
    if not governance_api.Decision.objects.filter(reference=YEARLY).exists():
        governance_api.record_decision(
            reference=YEARLY,
            body="pc",
            kind="yearly",
            decided_on=at(11, 20, year=2025).date(),
            meeting="Plénière fictive / invented plenary (demonstration)",
            text_fr="Acte fictif : une formation des cadres est organisée en 2026 ; son thème est arrêté.",
            text_en="Fictitious act: one Executive Training is held in 2026; its topic is set.",
            is_fictitious=True,
            by=by,
        )
    edition = open_training(scene)
    scene.report.note("A renewal, recorded as an act of the Permanent Correspondents and marked fictitious, opens it.")
    scene.report.check("places of the edition", expected=35, actual=edition.capacity)
