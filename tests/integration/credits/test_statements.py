"""A statement as of any day, under any day's law; the shortest way; proof that ledger, facts and laws agree."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import Decision, Resolution
from academy.jobs.models import Job
from academy.lib import guards
from academy.portal.demo.scene import Scene, at
from academy.portal.demo.steps.step_2_resolution import adopt
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact
from credits import api as credits_api
from credits import operations, tasks
from credits.models import CreditEntry
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


def somebody(edition: str, *, weak: bool = False) -> Any:
    """A participant of an edition who is complete, or one who is not."""
    found = Edition.objects.get(key=edition)
    component = credits_api.components_of(found)[0]
    complete = {uid: s.complete for uid, s in credits_api.statuses(edition=found, component=component).items()}
    enrolments = Enrolment.objects.filter(edition=found).order_by("pk").select_related("person")
    return next(e.person for e in enrolments if complete.get(e.person.uid) is not weak)


def the(statement: credits_api.Statement, component: str) -> credits_api.ComponentStatus:
    return next(status for status in statement.statuses if status.component == component)


def test_as_of_now_is_the_tally_and_as_of_an_earlier_day_is_what_was_known_then(play: Play, time_machine: Any) -> None:
    time_machine.move_to(at(12, 20))  # after everything that the demonstration records
    play(6)
    person = somebody("demo-ii-2026")
    now = credits_api.statement_for(person)
    assert credits_api.statement_for(person, as_of=timezone.now()).statuses == now.statuses
    assert the(now, "II").earned == 1200
    before = the(credits_api.statement_for(person, as_of=at(11, 1)), "II")  # facts are known, nothing was tallied yet
    assert (before.earned, before.lines, before.complete) == (0, [], False)
    nothing = credits_api.statement_for(person, as_of=at(1, 11))
    assert nothing.statuses == []  # not even enrolled


def test_a_reversal_counts_from_the_day_on_which_it_was_recorded(play: Play) -> None:
    scene = play(6)
    edition = Edition.objects.get(key="demo-et-2026")
    person = somebody("demo-et-2026")
    learning_api.record_fact(
        person=person, edition=edition, kind="active_participation", subject_key="participation", value=0, out_of=1,
        passed=False, activity_date=date(2026, 9, 17), evidence="x", by=scene.who("tomas"), now=at(11, 9),
    )  # fmt: skip
    credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 10))
    status = the(credits_api.statement_for(person), "I")
    assert (status.earned, len(status.reversed_lines)) == (0, 1)
    assert status.reversed_lines[0].reversed_at == at(11, 10)
    earlier = the(credits_api.statement_for(person, as_of=at(11, 9)), "I")
    assert (earlier.earned, earlier.reversed_lines) == (600, [])


def test_the_level_is_that_of_the_day_that_is_asked(play: Play) -> None:
    scene = play(5)
    old = Resolution.objects.get(number="2026/01")
    by = scene.who("dolores")
    new = governance_api.copy_resolution(
        source=old, number="2027/09", applies_from=date(2027, 1, 1), applies_to=date(2027, 12, 31),
        in_force_from=date(2027, 1, 1), by=by,
        considered_fr="x", considered_en="x",
    )  # fmt: skip
    governance_api.set_threshold(resolution=new, component="II", amount=1100, by=by)
    adopt(scene, new, endorsed_by="PC/X", year=2026)
    credits_api.tally(edition=Edition.objects.get(key="demo-ii-2026"), by=by, now=at(11, 2))
    person = somebody("demo-ii-2026")
    then = the(credits_api.statement_for(person, law_on=date(2026, 11, 1)), "II")
    later = the(credits_api.statement_for(person, law_on=date(2027, 11, 1)), "II")
    assert (then.required, then.complete, later.required, later.complete) == (1200, True, 1100, True)
    assert later.level is not None
    assert later.level.resolution.number == "2027/09"


def new_law(scene: Scene, number: str = "2026/09", **threshold: Any) -> Resolution:
    """A draft for 2026 that supersedes the law of the demonstration, with another level for Component I."""
    by = scene.who("dolores")
    source = Resolution.objects.get(number="2026/01")
    draft = governance_api.copy_resolution(
        source=source, number=number, applies_from=date(2026, 1, 1), applies_to=date(2026, 12, 31),
        in_force_from=date(2026, 1, 1), by=by,
    )  # fmt: skip
    Resolution.objects.filter(pk=draft.pk).update(supersedes=source)
    if threshold:
        governance_api.set_threshold(resolution=draft, component="I", by=by, **threshold)
    draft.refresh_from_db()
    return draft


def coming(scene: Scene, key: str, month: int) -> Edition:
    by = scene.who("dolores")
    source = Edition.objects.get(key="demo-et-2026")
    edition = Edition.objects.create(
        activity=source.activity, key=key, title_fr=key, title_en=key, starts_on=date(2026, month, 1),
        ends_on=date(2026, month, 20), state="planned", yearly_decision=source.yearly_decision,
        topic_decision=source.topic_decision, capacity=35, limit=source.limit,
    )  # fmt: skip
    edition.modules.create(
        number=1, kind="residential", title_fr="M", title_en="M", starts_on=date(2026, month, 1),
        ends_on=date(2026, month, 20),
    )  # fmt: skip
    assert by is not None
    return edition


def test_the_shortest_way_names_what_is_open_and_says_when_nothing_is(play: Play, time_machine: Any) -> None:
    scene = play(5)
    adopt(scene, new_law(scene, amount=1200, validity_months=24), endorsed_by="PC/X", year=2025)
    credits_api.tally(edition=Edition.objects.get(key="demo-et-2026"), by=scene.who("dolores"), now=at(11, 2))
    enrolments = Enrolment.objects.filter(edition__key="demo-et-2026").order_by("-pk").select_related("person")
    person = enrolments[0].person
    time_machine.move_to(at(11, 10))
    status = the(credits_api.statement_for(person), "I")
    assert (status.counted, status.required, status.shortest) == (600, 1200, None)
    assert [one.code for one in status.missing][-1] == "nothing_designated"
    edition = coming(scene, "et-december", 12)
    status = the(credits_api.statement_for(person), "I")
    assert status.shortest is not None
    assert [(step.edition, step.amount, step.is_enrolled) for step in status.shortest] == [(edition, 600, False)]
    assert "Take part in" in status.shortest[0].unmet[0]
    assert any("no trainer has confirmed it" in words for words in status.shortest[0].unmet)
    Edition.objects.filter(pk=edition.pk).update(course_version="9")  # a version that the Board has not adopted
    assert the(credits_api.statement_for(person), "I").shortest is None


def unendorsed(scene: Scene, new: Resolution, **changes: Any) -> Resolution:
    """Adopted, and its list not endorsed."""
    adopt(scene, new, endorsed_by="PC/X", year=2025)
    with guards.lifted():
        Resolution.objects.filter(pk=new.pk).update(endorsement=None, **changes)
    return new


def test_a_list_that_awaits_its_endorsement_takes_nothing_from_what_was_earned_under_the_endorsed_one(
    play: Play,
) -> None:
    """Source: P-PG (2020) 10, P-PG/Academy, item 6: identified by the Board and endorsed by the Correspondents."""
    scene = play(5)
    edition = Edition.objects.get(key="demo-et-2026")
    credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 1))
    before = [(one.earned, one.complete) for one in credits_api.statuses(edition=edition, component="I").values()]
    new = unendorsed(scene, new_law(scene, amount=600))
    assert credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 2)) == 0
    after = list(credits_api.statuses(edition=edition, component="I").values())
    assert [(one.earned, one.complete) for one in after] == before
    assert {line.resolution for one in after for line in one.lines} == {"2026/01"}
    decision = Decision.objects.filter(kind="endorsement").order_by("pk")[0]
    with guards.lifted():
        Resolution.objects.filter(pk=new.pk).update(endorsement=decision)
    assert credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 3)) > 0
    now = list(credits_api.statuses(edition=edition, component="I").values())
    assert {line.resolution for one in now for line in one.lines} == {new.number}


def test_an_award_under_a_list_that_is_not_endorsed_is_pending_and_no_entry(play: Play) -> None:
    """Where no endorsed list governs the day, what the unendorsed one would give is shown as pending."""
    scene = play(5)
    unendorsed(scene, new_law(scene, amount=600))
    with guards.lifted():
        Resolution.objects.filter(number="2026/01").update(applies_to=date(2026, 2, 1))
    edition = Edition.objects.get(key="demo-et-2026")
    assert credits_api.tally(edition=edition, by=scene.who("dolores"), now=at(11, 2)) == 0
    status = list(credits_api.statuses(edition=edition, component="I").values())[-1]
    assert (status.earned, status.pending, status.complete) == (0, 600, False)
    assert [one.code for one in status.pending_lines] == ["not_endorsed"]
    assert "not_endorsed" in [one.code for one in status.missing]


def test_before_its_first_day_in_force_no_credit_is_written_under_a_resolution(
    play: Play, time_machine: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Adopted and endorsed in November, in force in December: until then the earlier law stands, then it is counted."""
    scene = play(5)
    edition = Edition.objects.get(key="demo-et-2026")
    by = scene.who("dolores")
    credits_api.tally(edition=edition, by=by, now=at(11, 1))
    new = new_law(scene, amount=600)
    adopt(scene, new, endorsed_by="PC/X", year=2025)
    with guards.lifted():
        Resolution.objects.filter(pk=new.pk).update(in_force_from=date(2026, 12, 1))
    time_machine.move_to(at(11, 20))
    assert credits_api.tally(edition=edition, by=by, now=at(11, 20)) == 0
    entry = next(iter(CreditEntry.objects.filter(edition=edition).order_by("pk")))
    line = new.requirements.get(key=entry.requirement.key)
    early = CreditEntry(
        person_uid=entry.person_uid, component=entry.component, category=entry.category, edition=edition,
        fact=entry.fact, requirement=line, resolution=new, activity_date=entry.activity_date, amount=line.amount,
        recorded_at=at(11, 20),
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="not in force yet"), transaction.atomic():
        early.save()
    time_machine.move_to(at(12, 2))  # the night of the first was missed
    with django_capture_on_commit_callbacks(execute=True):
        tasks.begin()
        tasks.begin()
    now = credits_api.statuses(edition=edition, component="I").values()
    assert {line.resolution for one in now for line in one.lines} == {new.number}


def test_who_was_enrolled_before_stays_under_the_earlier_resolution_where_the_later_one_says_so(play: Play) -> None:
    scene = play(5)
    new, by = new_law(scene, amount=100), scene.who("dolores")
    line = new.requirements.get(key="training")
    governance_api.set_requirement(
        resolution=new, activity_key=line.activity_key, component="I", key=line.key, kind=line.kind, amount=100,
        title_fr="x", title_en="x", settings=line.settings, order=line.order, by=by,
    )  # fmt: skip
    Resolution.objects.filter(pk=new.pk).update(
        transition="keep_enrolled", applies_from=date(2026, 9, 1), in_force_from=date(2026, 9, 1)
    )
    new.refresh_from_db()
    adopt(scene, new, endorsed_by="PC/X", year=2025)
    edition = Edition.objects.get(key="demo-et-2026")
    late = Enrolment.objects.filter(edition=edition).order_by("-pk")[0]
    Enrolment.objects.filter(edition=edition).update(enrolled_on=date(2026, 5, 1))
    Enrolment.objects.filter(pk=late.pk).update(enrolled_on=date(2026, 9, 10))
    credits_api.tally(edition=edition, by=by, now=at(11, 2))
    amounts = dict(CreditEntry.objects.filter(edition=edition).values_list("person_uid", "amount"))
    assert amounts.pop(late.person.uid) == 100
    assert set(amounts.values()) == {600}


def test_the_proof_finds_nothing_and_then_exactly_what_was_slipped_in(play: Play) -> None:
    play(6)
    out = StringIO()
    call_command("verify_credits", stdout=out)
    assert "No difference" in out.getvalue()
    entry = CreditEntry.objects.filter(component="I").order_by("pk")[0]
    with guards.lifted(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE credits_creditentry SET amount = amount + 25 WHERE id = %s", [entry.pk])
    out = StringIO()
    with pytest.raises(CommandError, match="2 differences"):
        call_command("verify_credits", stdout=out)
    lines = out.getvalue().splitlines()
    assert [line.split(":")[0] for line in lines] == ["other_grounds", "balance"]
    assert all(str(entry.person_uid) in line for line in lines)
    with pytest.raises(operations.proving.LedgerDiffers, match="2 differences"):
        operations.proving.prove_all()


def test_a_fact_nobody_tallied_is_a_difference(play: Play) -> None:
    scene = play(6)
    edition = Edition.objects.get(key="demo-et-2026")
    person = somebody("demo-et-2026")
    learning_api.record_fact(
        person=person, edition=edition, kind="active_participation", subject_key="participation", value=0, out_of=1,
        passed=False, activity_date=date(2026, 9, 17), evidence="x", by=scene.who("tomas"),
    )  # fmt: skip
    assert [one.code for one in credits_api.prove().differences] == ["not_due"]


def test_the_nightly_proof_is_a_job_a_day(play: Play, django_capture_on_commit_callbacks: Any) -> None:
    play(6)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.prove()
        tasks.prove()
    job = Job.objects.get(kind="credits.prove")
    assert job.state == "done"
    assert job.result is not None
    assert job.result["entries"] == CreditEntry.objects.count()


def test_all_years_replayed_under_each_years_law_give_todays_ledger(play: Play) -> None:
    play(6)
    expected: dict[Any, int] = {}
    for edition in Edition.objects.filter(pk__in=Fact.objects.values("edition")).select_related("activity"):
        people = list(Fact.objects.filter(edition=edition).values_list("person_uid", flat=True).distinct())
        for component in credits_api.components_of(edition):
            laws = credits_api.laws_of(edition, component)
            due = credits_api.due_under(laws, edition=edition, component=component, people=people)
            for uid, rows in due.items():
                expected[uid, component] = expected.get((uid, component), 0) + sum(
                    one.requirement.amount for one in rows.values()
                )
    ledger: dict[Any, int] = {}
    for uid, component, amount in CreditEntry.objects.values_list("person_uid", "component", "amount"):
        ledger[uid, component] = ledger.get((uid, component), 0) + amount
    assert {key: amount for key, amount in expected.items() if amount} == ledger != {}


def test_a_statement_costs_the_same_for_one_three_and_ten_editions(play: Play) -> None:
    play(6)
    person = somebody("demo-et-2026")
    source = Edition.objects.get(key="demo-et-2026")
    counts = []
    for total in (1, 3, 10):
        for n in range(Enrolment.objects.filter(person=person).count(), total):
            edition = Edition.objects.create(
                activity=source.activity, key=f"more-{n}", title_fr="x", title_en="x", starts_on=date(2026, 2, 1),
                ends_on=date(2026, 12, 20), state="open", yearly_decision=source.yearly_decision,
                topic_decision=source.topic_decision, capacity=35, limit=source.limit,
            )  # fmt: skip
            Enrolment.objects.create(person=person, edition=edition, enrolled_on=date(2026, 2, 1))
            award = CreditEntry.objects.filter(person_uid=person.uid)[0]
            fact = Fact.objects.filter(pk=award.fact_id).values().get() | {"id": None, "edition_id": edition.pk}
            award.fact = Fact.objects.create(**fact)
            award.pk, award.edition, award.grounds = None, edition, [award.fact.pk]
            award._state.adding = True
            award.save(force_insert=True)
        credits_api.statement_for(person)
        with CaptureQueriesContext(connection) as seen:
            statement = credits_api.statement_for(person)
        counts.append(len(seen))
        assert len(the(statement, "I").lines) == total
    assert counts == [11, 11, 11]


def without_savepoints(seen: CaptureQueriesContext) -> list[str]:
    words = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [query["sql"] for query in seen.captured_queries if not query["sql"].startswith(words)]


def test_recording_one_fact_and_its_entries_takes_at_most_twelve_statements(play: Play) -> None:
    scene = play(5)
    edition = Edition.objects.get(key="demo-et-2026")
    enrolment = Enrolment.objects.filter(edition=edition).order_by("-pk").select_related("person")[0]
    spec = learning_api.FactSpec(
        person_uid=enrolment.person.uid, kind="active_participation", subject_key="participation", value=0, out_of=1,
        passed=False, activity_date=date(2026, 9, 17), evidence="x",
    )  # fmt: skip
    operations.tally_person(person_uid=str(enrolment.person.uid), edition_id=edition.pk)
    written = CreditEntry.objects.count()
    with CaptureQueriesContext(connection) as seen:
        learning_api.record_facts(edition=edition, specs=[spec], by=scene.who("tomas"))
        operations.tally_person(person_uid=str(enrolment.person.uid), edition_id=edition.pk)
    assert CreditEntry.objects.count() == written + 1
    statements = [sql for sql in without_savepoints(seen) if "jobs_job" not in sql]
    assert len(without_savepoints(seen)) == len(statements) + 1  # the row of the job that counts it
    assert len(statements) == (12 if connection.vendor == "postgresql" else 11), statements
