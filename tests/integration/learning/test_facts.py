"""What cannot have happened is refused, whoever brings it; decisions and corrections are facts with their evidence."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from academy.governance import api as governance_api
from academy.governance.api import Decision
from academy.people.api import RoleCode, grant_role
from academy.portal.demo.law import write_law
from academy.portal.demo.scene import Scene, at
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, FactsRefused, LearningRefused
from courses.learning.models import ExternalAward, Fact
from tests.factories.editions import NOW, enrol_somebody, open_seminar
from tests.factories.people import enter, make_institution, make_person, make_user
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


def record(enrolment: Enrolment, **more: Any) -> Fact:
    fact: dict[str, Any] = {
        "person": enrolment.person, "edition": enrolment.edition, "kind": "attendance", "subject_key": "s1",
        "value": 90, "out_of": 90, "activity_date": date(2026, 5, 18), "evidence": "paper", "by": None, "now": NOW,
    }  # fmt: skip
    return learning_api.record_fact(**(fact | more))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"value": 91}, "91 is more than the maximum of 90."),
        ({"value": -1}, "-1 is less than nothing."),
        ({"out_of": 0, "value": 0}, "0 is not a maximum"),
        ({"activity_date": date(2026, 5, 23)}, "23 May 2026 has not come yet"),
        ({"activity_date": date(2026, 5, 17)}, "17 May 2026 is not one of the days of this edition."),
    ],
)
def test_an_impossible_fact_is_refused_with_why(scene: Scene, more: dict[str, Any], words: str) -> None:
    enrolment = enrol_somebody(open_seminar(scene))
    with pytest.raises(FactsRefused) as refused:
        record(enrolment, **more)
    assert words in str(refused.value)
    assert Fact.objects.filter(edition=enrolment.edition).count() == 0


def test_nothing_happens_to_a_stranger_or_to_somebody_who_left_but_her_past_can_be_corrected(scene: Scene) -> None:
    enrolment = enrol_somebody(open_seminar(scene))
    stranger = Enrolment(person=make_person(), edition=enrolment.edition)
    with pytest.raises(FactsRefused, match="does not take part"):
        record(stranger)
    record(enrolment)
    learning_api.withdraw(enrolment=enrolment, by=None, on=date(2026, 5, 19))
    with pytest.raises(FactsRefused, match="does not take part"):
        record(enrolment, subject_key="w1")
    assert record(enrolment, value=60).replaces is not None
    assert record(enrolment, kind="assignment", subject_key="a-01")  # handed in before, marked after


def test_one_wrong_fact_of_several_and_none_is_recorded(scene: Scene) -> None:
    enrolment = enrol_somebody(open_seminar(scene))
    good = learning_api.FactSpec(
        person_uid=enrolment.person.uid, kind="test", subject_key="t", value=1, out_of=2, evidence="x",
        activity_date=date(2026, 5, 18),
    )  # fmt: skip
    with pytest.raises(FactsRefused) as refused:
        learning_api.record_facts(edition=enrolment.edition, specs=[good, good], by=None, now=NOW)
    assert [(problem.number, problem.column, problem.code) for problem in refused.value.problems] == [
        (1, "subject", "twice")
    ]
    assert Fact.objects.filter(edition=enrolment.edition).count() == 0


def desk(scene: Scene) -> Any:
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    return browser


def test_a_correction_takes_the_place_of_the_fact_and_both_stand_on_the_evidence_page(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolment = enrol_somebody(open_seminar(scene))
    fact = record(enrolment)
    browser = desk(scene)
    address = f"/admin/academy/facts/{fact.pk}/correct/"
    same = {"value": 90, "passed": "", "activity_date": "2026-05-18", "reason": "Nothing"}
    assert "The fact on record says the same" in browser.post(address, same).content.decode()
    more = browser.post(address, same | {"value": 91}).content.decode()
    assert "91 is more than the maximum of 90." in more
    assert browser.post(address, same | {"value": 45, "reason": "She left at half past"}).status_code == 302
    corrected = Fact.objects.get(replaces=fact)
    assert (corrected.value, corrected.evidence) == (45, "correction: She left at half past")
    assert "A later fact has replaced this one" in browser.post(address, same | {"value": 3}).content.decode()
    page = browser.get(f"/evidence/a-seminar/{enrolment.person.uid}/").content.decode()
    for words in (
        "90 / 90 min",
        "45 / 90 min",
        "She left at half past",
        "paper",
        "dolores@demo.example.org",
        "replaced",
    ):
        assert words in page, words


def test_the_evidence_page_is_for_who_reads_facts_and_for_that_edition(scene: Scene) -> None:
    enrolment = enrol_somebody(open_seminar(scene))
    other = open_seminar(scene, "another")
    uid = enrolment.person.uid
    assert enter(scene.who("viktor")).get(f"/evidence/a-seminar/{uid}/").status_code == 200
    assert enter(scene.who("viktor")).get(f"/evidence/{other.key}/{uid}/").status_code == 404
    assert enter(scene.who("tomas")).get(f"/evidence/a-seminar/{uid}/").status_code == 403


def decision(scene: Scene, reference: str = "SEC/2026/7", **more: Any) -> Decision:
    fields: dict[str, Any] = {
        "reference": reference, "body": "board", "kind": "other", "decided_on": date(2026, 5, 19), "meeting": "x",
        "text_fr": "x", "text_en": "x", "is_fictitious": True, "by": scene.who("dolores"),
    }  # fmt: skip
    if more.get("body") == "university":
        fields["institution"] = make_institution("university-of-malta", kind="university")
    return governance_api.record_decision(**(fields | more))


def adopt(scene: Scene, **level: Any) -> None:
    """The demonstration's law, with more on the level of Component II, adopted at once."""
    resolution = write_law(scene)
    resolution.thresholds.filter(component="II").update(**level)
    type(resolution).objects.filter(pk=resolution.pk).update(state="tabled")
    type(resolution).objects.filter(pk=resolution.pk).update(state="adopted", adopted_on=date(2026, 1, 1))


def course(scene: Scene) -> Enrolment:
    from academy.portal.demo.editions import open_course

    return enrol_somebody(open_course(scene))


def recognise(scene: Scene, enrolment: Enrolment, key: str = "m1-test") -> Fact:
    return learning_api.recognise_earlier_learning(
        enrolment=enrolment, component="II", requirement_key=key, decision=decision(scene), by=scene.who("dolores"),
        now=NOW,
    )  # fmt: skip


def test_earlier_learning_is_recognised_only_where_the_level_allows_it(scene: Scene) -> None:
    adopt(scene)
    with pytest.raises(LearningRefused, match="Resolution 2026/01 does not allow recognition"):
        recognise(scene, course(scene))


def test_recognition_stands_for_a_requirement_of_the_law(scene: Scene) -> None:
    adopt(scene, recognises_earlier_learning=True)
    enrolment = course(scene)
    fact = recognise(scene, enrolment)
    assert (fact.kind, fact.subject_key, fact.value, fact.out_of, fact.passed, fact.evidence, fact.activity_date) == (
        "recognition", "m1-test", 1, 1, True, "decision:SEC/2026/7", date(2026, 5, 19),
    )  # fmt: skip
    for key in ("nothing", "module-1"):
        with pytest.raises(LearningRefused, match="asks for nothing called"):
            learning_api.recognise_earlier_learning(
                enrolment=enrolment, component="II", requirement_key=key, decision=Decision.objects.get(
                    reference="SEC/2026/7"
                ), by=scene.who("dolores"), now=NOW,
            )  # fmt: skip


def test_without_a_law_nothing_is_recognised(scene: Scene) -> None:
    with pytest.raises(LearningRefused, match="No resolution in force governs this activity"):
        recognise(scene, course(scene))


def test_more_time_is_allowed_up_to_what_the_level_says_and_on_the_page(scene: Scene) -> None:
    adopt(scene, extension_months=3)
    enrolment, reference = course(scene), decision(scene)
    browser = desk(scene)
    address = f"/admin/academy/enrolments/{enrolment.edition.key}/{enrolment.pk}/"
    data = {"act": "extend", "extend-decision": reference.pk}
    page = browser.post(address, data | {"extend-months": 4}).content.decode()
    assert "Resolution 2026/01 allows 3 months of extension at most; 4 were asked for." in page
    assert browser.post(address, data | {"extend-months": 3}).status_code == 302
    fact = Fact.objects.get(edition=enrolment.edition)
    assert (fact.kind, fact.subject_key, fact.value, fact.out_of) == ("extension", "extension", 3, 3)


def test_without_an_allowance_no_time_is_added_and_only_component_ii_has_a_span(scene: Scene) -> None:
    adopt(scene)
    ask: dict[str, Any] = {"months": 1, "decision": decision(scene), "by": scene.who("dolores"), "now": NOW}
    with pytest.raises(LearningRefused, match="allows no extension of time"):
        learning_api.allow_extension(enrolment=course(scene), **ask)
    with pytest.raises(LearningRefused, match="P-PG/Academy, item 7"):
        learning_api.allow_extension(enrolment=enrol_somebody(open_seminar(scene)), **ask)


def test_who_records_results_in_an_edition_takes_no_decision(scene: Scene) -> None:
    adopt(scene, extension_months=3, recognises_earlier_learning=True)
    enrolment, reference = course(scene), decision(scene)
    trainer = make_user("trainer@example.org")
    grant_role(user=trainer, role=RoleCode.TRAINER, starts_on=at(1, 1).date())
    fact = record(enrolment, kind="test")
    ask: dict[str, Any] = {"by": trainer, "now": NOW}
    with pytest.raises(PermissionDenied):
        learning_api.allow_extension(enrolment=enrolment, months=1, decision=reference, **ask)
    with pytest.raises(PermissionDenied):
        learning_api.correct_fact(fact=fact, value=1, passed=None, activity_date=fact.activity_date, reason="x", **ask)


def launch(scene: Scene) -> Edition:
    """The Permanent Correspondents have decided on the feasibility study; a university course runs."""
    decision(scene, "PC/2026/III", body="pc", kind="component_iii", decided_on=date(2026, 1, 5))
    return open_seminar(scene, "master", kind="university_course")


def award(scene: Scene, enrolment: Enrolment, **more: Any) -> ExternalAward:
    reference = more.pop("decision", None) or decision(
        scene, f"UM/{enrolment.pk}", body="university", kind="external_award"
    )
    fields: dict[str, Any] = {
        "enrolment": enrolment, "institution": make_institution("university-of-malta", kind="university"),
        "decision": reference, "title": "Master of Arts in Drug Policy", "awarded_on": date(2026, 5, 20),
        "by": scene.who("dolores"), "now": NOW,
    }  # fmt: skip
    return learning_api.record_external_award(**(fields | more))


def test_a_university_course_waits_for_the_permanent_correspondents(scene: Scene) -> None:
    from courses.catalogue.api import EditionRefused

    with pytest.raises(EditionRefused, match="awaits the Permanent Correspondents"):
        open_seminar(scene, "master", kind="university_course")
    assert launch(scene).activity.kind == "university_course"


def test_a_title_of_a_university_is_recorded_as_its_own_and_shown_to_the_participant(scene: Scene) -> None:
    enrolment = enrol_somebody(launch(scene))
    given = award(scene, enrolment)
    assert (given.fact.kind, given.fact.subject_key, given.fact.evidence) == (
        "external_award", "university-of-malta", f"decision:UM/{enrolment.pk}",
    )  # fmt: skip
    with pytest.raises(LearningRefused, match="is on record"):
        award(scene, enrolment, decision=given.decision)
    assert enrolment.person.user is not None
    browser = enter(enrolment.person.user)
    browser.cookies["language"] = "en"
    page = browser.get("/my/editions/master/").content.decode()
    assert "Master of Arts in Drug Policy" in page
    assert "the Academy records it and does not issue it" in page


def test_a_title_needs_the_universitys_own_decision_and_a_university_course(scene: Scene) -> None:
    enrolment = enrol_somebody(launch(scene))
    own = decision(scene, "UM/1", body="university", kind="external_award")
    with pytest.raises(LearningRefused, match="its own recorded decision"):
        award(scene, enrolment, institution=make_institution("ministry"), decision=own)
    with pytest.raises(LearningRefused, match="its own recorded decision"):
        award(scene, enrolment, decision=decision(scene, "GB/1", kind="external_award"))
    with pytest.raises(LearningRefused, match="Only a university course"):
        award(scene, enrol_somebody(open_seminar(scene)), decision=own)
    with pytest.raises(FactsRefused, match="has not come yet"):
        award(scene, enrolment, decision=own, awarded_on=date(2026, 6, 1))
    assert ExternalAward.objects.count() == 0
