"""From the rule to the record: adopted in time, drawn in public, sealed, checked by outsiders, decided by people."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client

from academy.people.models import Country
from academy.portal.demo.scene import Scene, at
from academy.portal.demo.steps.step_3_selection import _drawn
from courses.admissions import operations
from courses.admissions.models import (
    Application,
    Call,
    LotteryNotice,
    LotteryValue,
    Override,
    Place,
    RuleSet,
    SelectionRun,
)
from courses.admissions.queries import final_selection
from courses.admissions.refusals import (
    AlreadySelected,
    ListChanged,
    ListPublished,
    NoNotice,
    NoSeed,
    NotScreened,
    StillOpen,
    ValuesDiffer,
)
from tests.factories.admissions import make_applicant
from tests.factories.sealed import ADOPTED, SCREEN, call, dolores, outsider, pair, run, scene, step

__all__ = ["call", "dolores", "run", "scene"]  # the fixtures

pytestmark = pytest.mark.django_db


def test_a_rule_is_adopted_before_the_deadline_as_a_new_version(dolores: Client, call: Call) -> None:
    with time_machine.travel(at(2, 25), tick=False):
        page = step(dolores, "rule", **ADOPTED | {"reading": "A_even", "per_country_cap": 2, "mednet_least": 3})
    assert "The rule is adopted" in page
    adopted = call.rule_sets.first()
    assert adopted is not None
    assert adopted.version == 2
    groups = [{"field": "mednet", "value": True, "min": 3}]
    assert adopted.rule == {"reading": "A_even", "per_country_cap": 2, "groups": groups}


def test_after_the_deadline_the_rule_stands_and_the_screen_says_why(dolores: Client, call: Call) -> None:
    with time_machine.travel(at(3, 2), tick=False):
        page = step(dolores, "rule", **ADOPTED | {"reading": "B"})
    assert "The rule is adopted before it, and stands as it was then." in page
    assert call.rule_sets.count() == 1


def test_the_database_refuses_a_late_rule_and_any_change_of_an_adopted_one(call: Call) -> None:
    late = {"version": 9, "rule": {}, "rule_hash": "", "reference": "x", "adopted_by": "x", "body": "secretariat"}
    with pytest.raises(DatabaseError, match="before the deadline"), transaction.atomic():
        RuleSet.objects.create(call=call, adopted_at=call.deadline + timedelta(seconds=1), decided_on=at(2, 1), **late)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        RuleSet.objects.update(reference="another")


def test_the_value_must_be_of_a_later_day_and_cannot_be_typed_before(dolores: Client, call: Call) -> None:
    with time_machine.travel(at(3, 4), tick=False):
        assert "on a later day than the list" in step(dolores, "publish", awaited="A draw", value_day="2026-03-04")
        assert not LotteryNotice.objects.exists()
        assert "List and rule are published" in step(dolores, "publish", awaited="A draw", value_day="2026-03-05")
        assert "it cannot be known yet" in step(dolores, "value", value="1-2-3", source="Draw")
        assert "a second chance" in step(dolores, "publish", awaited="Another", value_day="2026-03-06")
    assert not LotteryValue.objects.exists()


def test_one_officer_is_not_enough_and_two_must_have_read_the_same(scene: Scene, call: Call) -> None:
    by, other = scene.who("dolores"), scene.who("samir")
    with pytest.raises(NoNotice):
        operations.run_selection(call=call, by=by, now=at(3, 5))
    operations.publish_list(call=call, awaited="A draw", value_day=at(3, 5).date(), by=by, now=at(3, 4))
    for value in ("1-2-3", "1-2-4"):  # the same officer twice is one officer
        operations.enter_value(call=call, value=value, source="Draw", by=by, now=at(3, 5))
    with pytest.raises(NoSeed):
        operations.run_selection(call=call, by=by, now=at(3, 5))
    operations.enter_value(call=call, value="1-2-3", source="Draw", by=other, now=at(3, 5))
    with pytest.raises(ValuesDiffer):
        operations.run_selection(call=call, by=by, now=at(3, 5))
    operations.enter_value(call=call, value="1-2-3", source="Draw", by=by, now=at(3, 5))
    assert operations.run_selection(call=call, by=by, now=at(3, 5)).public_value == "1-2-3"
    with pytest.raises(AlreadySelected):
        operations.run_selection(call=call, by=by, now=at(3, 5))


def test_nothing_is_published_or_sealed_while_the_call_is_open(scene: Scene, call: Call) -> None:
    by, early = scene.who("dolores"), at(2, 28)
    with pytest.raises(StillOpen):
        operations.publish_list(call=call, awaited="A draw", value_day=at(3, 5).date(), by=by, now=early)
    with pytest.raises(StillOpen):
        operations.run_selection(call=call, by=by, now=early)


def test_once_the_list_is_published_nobody_changes_who_is_on_it(scene: Scene, call: Call) -> None:
    late, country, by = make_applicant("Leila", country="NO"), Country.objects.get(pk="NO"), scene.who("dolores")
    draft = operations.begin_application(call=call, person=late, country=country, by=by, now=at(3, 2))
    _drawn(scene, call)
    with pytest.raises(ListPublished):
        operations.submit_application(application=draft, by=by, now=at(3, 4))
    with pytest.raises(ListPublished):
        operations.screen_all(call=call, by=by, now=at(3, 4))
    one = list(call.applications.filter(screening="eligible")[:1])
    with pytest.raises(ListPublished):
        operations.decide_screening(
            call=call, applications=one, screening="not_eligible", words="No post yet", by=by, now=at(3, 4)
        )
    with pytest.raises(ListPublished):
        operations.change_call(call=call, terms={"institution_kinds": ["ngo"]}, by=by, now=at(3, 4))
    done = operations.import_applications(call=call, file_name="x.csv", content=b"given_name", by=by, now=at(3, 4))
    assert "closed for the selection" in str(done.report)
    assert operations.run_selection(call=call, by=by, now=at(3, 5)).result["selected"]


def test_a_list_that_changed_after_it_was_published_is_not_drawn(scene: Scene, call: Call) -> None:
    _drawn(scene, call)
    one = Application.objects.filter(call=call, screening="eligible", national_rank=1)[0]
    unseen = Application.objects.filter(pk=one.pk)  # past every operation: by the database itself
    for change, back in (
        ({"national_rank": 9}, {"national_rank": 1}),
        ({"screening": "not_eligible"}, {"screening": "eligible"}),
    ):
        unseen.update(**change)
        with pytest.raises(ListChanged):
            operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5))
        unseen.update(**back)
    unseen.delete()
    with pytest.raises(ListChanged):
        operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5))


def test_who_withdraws_after_the_list_was_published_does_not_stop_the_draw(scene: Scene, call: Call) -> None:
    _drawn(scene, call)
    leaves = Application.objects.filter(call=call, screening="eligible")[0]
    Application.objects.filter(pk=leaves.pk).update(state="withdrawn")
    run = operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5))
    assert run.result["reasons"][str(leaves.ticket)]["code"] == "STATUS_WITHDRAWN"
    call_command("verify-selection", str(run.pk), stdout=StringIO())


def test_of_two_applications_of_one_person_only_the_later_counts(scene: Scene, call: Call) -> None:
    first, second = Application.objects.filter(call=call, screening="eligible").order_by("submitted_at", "ticket")[:2]
    Application.objects.filter(pk=second.pk).update(
        person=first.person, country=first.country_id, submitted_at=at(3, 1)
    )
    _drawn(scene, call)
    run = operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5))
    assert run.result["reasons"][str(first.ticket)]["code"] == "REPLACED_BY"
    call_command("verify-selection", str(run.pk), stdout=StringIO())


def test_nothing_is_published_while_somebody_is_still_to_be_screened(scene: Scene, call: Call) -> None:
    Application.objects.filter(call=call, pk=Application.objects.earliest("pk").pk).update(screening="pending")
    with pytest.raises(NotScreened):
        operations.publish_list(
            call=call, awaited="A draw", value_day=at(3, 5).date(), by=scene.who("dolores"), now=at(3, 4)
        )


def test_with_no_more_people_than_places_nothing_is_drawn_and_nothing_is_asked(scene: Scene, call: Call) -> None:
    keep = Application.objects.filter(call=call, screening="eligible").values_list("pk", flat=True)[:35]
    Application.objects.filter(call=call).exclude(pk__in=list(keep)).update(
        screening="not_eligible", screening_reason="INSTITUTION_KIND"
    )
    run = operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5))
    assert (len(run.result["selected"]), run.result["method"]) == (35, "everyone admitted")
    assert run.notice is None
    call_command("verify-selection", str(run.pk), stdout=StringIO())


def test_a_sealed_run_is_verified_and_a_forged_one_is_not(run: SelectionRun) -> None:
    out = StringIO()
    call_command("verify-selection", str(run.pk), stdout=out)
    assert "holds: 64 applications" in out.getvalue()
    waiting = next(one for one, reason in run.result["reasons"].items() if "freed" in reason)
    forged = SelectionRun(**{field.attname: getattr(run, field.attname) for field in run._meta.concrete_fields})
    forged.pk = None
    forged.result = run.result | {"selected": [*run.result["selected"][:-1], waiting]}
    forged.save()
    with pytest.raises(CommandError, match="does not hold"):
        call_command("verify-selection", str(forged.pk), stdout=StringIO())
    with pytest.raises(CommandError, match="known are"):
        call_command("verify-selection", "0", stdout=StringIO())


def test_an_outsider_confirms_a_good_bundle_and_catches_a_bad_one(
    dolores: Client, run: SelectionRun, tmp_path: Path
) -> None:
    content = dolores.get(f"{SCREEN}bundle.zip").content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    done = outsider(tmp_path)
    assert (done.returncode, done.stdout) == (0, "HOLDS / TIENT\n")
    assert len((tmp_path / "check.py").read_text().splitlines()) < 300
    readme = (tmp_path / "README.txt").read_text()
    assert "python check.py" in readme
    assert "à vérifier sans nous" in readme
    names = {row.person.family_name for row in Application.objects.select_related("person")}
    assert not [name for name in names if name and name in (tmp_path / "case.json").read_text()]
    changes: list[tuple[str, Callable[[Any], Any]]] = [
        ("result.json", lambda d: d["selected"].pop()),
        ("case.json", lambda d: d["applications"][0].update(national_rank=77)),
        ("run.json", lambda d: d["seed_inputs"].update(public_value="8-8-8")),
        ("run.json", lambda d: d.update(seed="0" * 64)),
    ]
    for name, change in changes:
        file = tmp_path / name
        before = file.read_text()
        document = json.loads(before)
        change(document)
        file.write_text(json.dumps(document))
        done = outsider(tmp_path)
        assert done.returncode == 1, name
        assert "DOES NOT HOLD / NE TIENT PAS" in done.stdout
        file.write_text(before)


def test_the_case_of_the_bundle_gives_the_same_result_by_the_command(run: SelectionRun) -> None:
    command = [sys.executable, "manage.py", "select", "--seed", run.seed]
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(  # noqa: S603
        command, input=json.dumps(run.case).encode(), capture_output=True, cwd=root, check=True
    )
    assert json.loads(done.stdout) == run.result


def test_what_if_shows_the_cost_in_countries_and_changes_nothing(dolores: Client, run: SelectionRun) -> None:
    taken, given = pair(run)
    page = dolores.get(SCREEN, {"taken_from": str(taken.ticket), "given_to": str(given.ticket)}).content.decode()
    countries = run.result["objective"][1]
    assert f"Countries: {countries - 1} instead of {countries}." in page
    assert final_selection(run) == run.result["selected"]


def declared(scene: Scene, call: Call, concerns: list[Application]) -> None:
    operations.declare_interest(
        call=call, has_interest=bool(concerns), words="A cousin applies." if concerns else "", concerns=concerns,
        by=scene.who("dolores"), now=at(3, 2),
    )  # fmt: skip


def test_who_has_an_interest_in_one_of_the_two_decides_nothing_between_them(
    scene: Scene, dolores: Client, run: SelectionRun
) -> None:
    taken, given = pair(run)
    declared(scene, run.call, [given])
    page = step(dolores, "override", taken_from=str(taken.ticket), given_to=str(given.ticket), reason="A cousin.")
    assert "You have declared an interest in this application" in page
    assert not Override.objects.exists()


def test_an_override_needs_a_reason_which_is_printed_in_the_record(
    scene: Scene, dolores: Client, run: SelectionRun
) -> None:
    taken, given = pair(run)
    who = {"taken_from": str(taken.ticket), "given_to": str(given.ticket)}
    assert "This field is required." in step(dolores, "override", **who, reason="  ")
    assert "Say first whether you have an interest" in step(dolores, "override", **who, reason="Topic of the year.")
    assert not Override.objects.exists()
    declared(scene, run.call, [])
    assert "Your decision is on record" in step(dolores, "override", **who, reason="Topic of the year: prisons.")
    document = pypdfium2.PdfDocument(dolores.get(f"{SCREEN}record.pdf").content)
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    assert "Topic of the year: prisons." in words
    assert "7-12-19-33-41-48" in words
    assert "gave this place elsewhere: Topic of the year: prisons." in words
    step(dolores, "offer")
    assert Place.objects.filter(application=given).exists()
    assert not Place.objects.filter(application=taken).exists()
    again = {"taken_from": run.result["selected"][-1], "given_to": str(taken.ticket)}
    assert "have been offered already" in step(dolores, "override", **again, reason="Once more")


def test_the_answer_to_a_ministry_is_one_page_without_names_of_others(dolores: Client, run: SelectionRun) -> None:
    content = dolores.get(f"{SCREEN}answer/FR.pdf").content
    document = pypdfium2.PdfDocument(content)
    words = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert "Applications of France" in words
    people = Application.objects.exclude(country="FR").select_related("person", "country")
    assert not [p for p in people if p.person.printed_name in words]


def test_the_public_page_tells_each_the_own_result_and_nobody_a_name(scene: Scene, run: SelectionRun) -> None:
    client, address = Client(headers={"accept-language": "en"}), "/selections/demo-et-2026/"
    assert run.result_hash not in client.get(address).content.decode()  # a proposal is no decision
    operations.make_offers(run=run, by=scene.who("dolores"), now=at(3, 6))
    taken, waiting = pair(run)
    page = client.get(address, {"ticket": str(waiting.ticket)}).content.decode()
    assert "Not selected." in page
    assert "more free place" in page
    assert "Selected." in client.get(address, {"ticket": str(taken.ticket)}).content.decode()
    assert "No application of this call" in client.get(address, {"ticket": "nobody"}).content.decode()
    assert not [p for p in Application.objects.select_related("person") if p.person.printed_name in page]
    assert run.result_hash in page
