"""Step 3: sixty-four applications, thirty-five places, as many countries as possible, members first."""

from django.db import DatabaseError, connection, transaction

from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.portal.demo import recount
from academy.portal.demo.editions import open_training
from academy.portal.demo.scene import Scene, at
from academy.portal.demo.withdrawals import countries_in, next_to_withdraw, withdrawn
from courses.admissions import api as admissions_api
from courses.admissions.api import Application, Call, Place, SelectionRun

KINDS = ("governmental", "public", "ngo", "university")
AD_HOC = "PC/DEMO/2026-1"
ADMITTED_OBSERVER = "JP"
PLACES = 35
# What the officer writes down; invented, like everything of the demonstration.
GIVES_UP = "A change of duties, by e-mail (demonstration)."
SAYS_YES = "Called, and accepts (demonstration)."


def play(scene: Scene) -> None:
    report = scene.report
    report.step(3, "Executive Training: applications, selection, places, replacement")
    report.rule(
        "P-PG/Training, item 5", "35 participants at most; as many countries as possible; Pompidou Group members first"
    )
    call = _call(scene)
    _received(scene, call)
    run = _selected(scene, call)
    _offered(scene, run)
    _replaced(scene, call)
    _confirmed(scene, call)
    _no_place_36(scene, call)


def _call(scene: Scene) -> Call:
    edition, by = open_training(scene), scene.who("dolores")
    call = Call.objects.filter(edition=edition).first() or admissions_api.open_call(
        edition=edition,
        opens_at=at(1, 12),
        deadline=at(3, 1, 23, 59),
        key_date=at(3, 1).date(),
        institution_kinds=list(KINDS),
        by=by,
    )
    decision = governance_api.Decision.objects.filter(reference=AD_HOC).first() or governance_api.record_decision(
        reference=AD_HOC,
        body="pc",
        kind="ad_hoc_country",
        decided_on=at(2, 10).date(),
        meeting="Invented written procedure (demonstration)",
        text_fr="Acte fictif : la participation du Japon est admise à titre ad hoc.",
        text_en="Fictitious act: the participation of Japan is admitted ad hoc.",
        is_fictitious=True,
        by=by,
    )
    if not call.rule_sets.exists():
        admissions_api.adopt_rule_set(
            call=call,
            parameters={"reading": "A"},
            basis=admissions_api.Basis(
                body="secretariat",
                decided_on=at(2, 20).date(),
                reference="Invented note of the Secretariat (demonstration), 20 February 2026",
            ),
            by=by,
            now=at(2, 20),
        )
    country = people_api.find_country(ADMITTED_OBSERVER)
    if country and not call.observer_admissions.filter(country=country).exists():
        admissions_api.admit_observer(call=call, country=country, decision=decision, is_admitted=True, by=by)
    return call


def _received(scene: Scene, call: Call) -> None:
    report = scene.report
    if not Application.objects.filter(call=call).exists():
        done = admissions_api.import_applications(
            call=call,
            file_name=scene.applications.name,
            content=scene.applications.read_bytes(),
            by=scene.who("dolores"),
            now=at(3, 2),
        )
        if not done.accepted:
            for line in done.report:
                report.note(str(line))
        report.check("the list is accepted", expected=True, actual=done.accepted)
    report.check(
        "applications received",
        expected=recount.rows(scene.applications),
        actual=Application.objects.filter(call=call).count(),
    )
    if Application.objects.filter(call=call, screening=Application.Screening.PENDING).exists():
        admissions_api.screen_all(call=call, by=scene.who("dolores"), now=at(3, 3))
    report.check(
        "eligible after screening",
        expected=len(_eligible(scene, call)),
        actual=Application.objects.filter(call=call, screening=Application.Screening.ELIGIBLE).count(),
    )


def _eligible(scene: Scene, call: Call) -> list[recount.Row]:
    return recount.eligible_applications(
        scene.applications, deadline=call.deadline, admitted_observers=[ADMITTED_OBSERVER], kinds=KINDS
    )


def _selected(scene: Scene, call: Call) -> SelectionRun:
    report, eligible = scene.report, _eligible(scene, call)
    known = SelectionRun.objects.filter(call=call).first()
    if known is None:
        readings = admissions_api.readings(call)
        for reading, name, members_first in (("A", "countries first", False), ("B", "members first", True)):
            report.check(
                f"countries served, {name}",
                expected=recount.countries_served(eligible, places=PLACES, members_first=members_first),
                actual=readings[reading].countries,
            )
        _drawn(scene, call)
        known = admissions_api.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5, 12))
    report.check("selected", expected=min(PLACES, len(eligible)), actual=len(known.result["selected"]))
    report.check(
        "applications with a reason",
        expected=recount.rows(scene.applications),
        actual=len(known.result["reasons"]),
    )
    return known


def _drawn(scene: Scene, call: Call) -> None:
    """The list is published first; the value of a later day is typed in by two officers separately."""
    admissions_api.publish_list(
        call=call,
        awaited="Invented public value of 5 March 2026 (demonstration)",
        value_day=at(3, 5).date(),
        by=scene.who("dolores"),
        now=at(3, 4),
    )
    for officer in ("dolores", "samir"):
        admissions_api.enter_value(
            call=call,
            value="7-12-19-33-41-48",
            source="Invented draw (demonstration)",
            by=scene.who(officer),
            now=at(3, 5),
        )


def _offered(scene: Scene, run: SelectionRun) -> None:
    if not Place.objects.filter(edition=run.call.edition).exists():
        admissions_api.make_offers(run=run, by=scene.who("dolores"), now=at(3, 6))
        scene.report.check(
            "places offered",
            expected=len(run.result["selected"]),
            actual=Place.objects.filter(edition=run.call.edition).count(),
        )


def _replaced(scene: Scene, call: Call) -> None:
    """Two withdraw: one whose country has nobody else, one whose colleague waits."""
    report, by = scene.report, scene.who("dolores")
    report.rule("P-PG/Training, item 5", "a place that becomes free goes on by the same rule, never down a static list")
    while place := next_to_withdraw(call):
        before, gone = countries_in(call), place.application.country
        heir = admissions_api.release_place(
            place=place, event="withdrawn", by=by, now=at(3, 9), channel="writing", words=GIVES_UP
        )
        report.note(f"{gone} withdraws; the place goes on to {heir.application.country if heir else 'nobody'}.")
        report.note(f"Countries before {before}, after {countries_in(call)}.")
    report.check("withdrawals", expected=min(2, PLACES), actual=len(withdrawn(call)))
    report.check(
        "places held after replacement",
        expected=min(PLACES, len(_eligible(scene, call)) - 2),
        actual=Place.objects.filter(edition=call.edition).count(),
    )
    report.check(
        "countries after replacement",
        expected=recount.countries_served(_still_waiting(scene, call), places=PLACES, members_first=False),
        actual=countries_in(call),
    )


def _still_waiting(scene: Scene, call: Call) -> list[recount.Row]:
    gone = {application.person.email.casefold() for application in withdrawn(call)}
    return [row for row in _eligible(scene, call) if row["email"].casefold() not in gone]


def _confirmed(scene: Scene, call: Call) -> None:
    for place in Place.objects.filter(edition=call.edition, state=Place.State.OFFERED):
        admissions_api.confirm_place(
            place=place, by=scene.who("dolores"), now=at(3, 12), channel="telephone", words=SAYS_YES
        )
    confirmed = Place.objects.filter(edition=call.edition, state=Place.State.CONFIRMED)
    scene.report.check(
        "places confirmed", expected=min(PLACES, len(_eligible(scene, call)) - 2), actual=confirmed.count()
    )


def _no_place_36(scene: Scene, call: Call) -> None:
    spare = Application.objects.filter(call=call, place=None).first()
    if spare is None:
        raise LookupError("everybody holds a place: nobody is left to try place 36 with")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO admissions_place (edition_id, capacity, number, application_id, state) "
                "VALUES (%s, 35, 36, %s, 'offered')",
                [call.edition_id, spare.pk],
            )
        outcome = "inserted"
    except DatabaseError as refusal:
        outcome = "refused"
        scene.report.note(f"The database: {str(refusal).splitlines()[0]}")
    scene.report.check("place 36 by raw SQL", expected="refused", actual=outcome)
