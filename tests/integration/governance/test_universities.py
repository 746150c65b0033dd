"""Universities' decisions are recorded on their own acts; without academic validation, Component II is not released."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from academy.governance import api as governance_api
from academy.governance.api import Decision
from academy.governance.models import EctsGrant, Validation
from academy.people.api import Institution
from academy.portal.demo.cast import MALTA, POMPIDOU
from academy.portal.demo.scene import COURSE_EDITION, TRAINING_EDITION, Scene, at
from certificates import api as certificates_api
from certificates.api import CertificateRefused
from courses.catalogue.api import Edition
from tests.factories.people import enter, make_institution
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
PAGE = "/admin/academy/universities/"


def decide(scene: Scene, kind: str, *, body: str = "university", of: str = MALTA) -> Decision:
    institution = Institution.objects.get(key=of) if body == "university" else None
    return governance_api.record_decision(
        reference=f"{of}/{kind}/{body}", body=body, kind=kind, institution=institution,
        decided_on=date(2025, 11, 1), meeting="x", text_fr="x",
        text_en="x", is_fictitious=True, by=scene.who("dolores"),
    )  # fmt: skip


def desk(scene: Scene) -> Client:
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    return browser


def validation(scene: Scene, **more: Any) -> dict[str, Any]:
    data = {
        "institution": Institution.objects.get(key=MALTA).pk, "activity_key": "executive-course", "version": "1",
        "valid_from": "2026-01-12", "valid_to": "",
    } | more  # fmt: skip
    return {f"validate-{name}": value for name, value in data.items()} | {"act": "validate"}


def test_a_validation_is_recorded_once_on_the_universitys_decision(play: Play) -> None:
    scene = play(1)
    decision, browser = decide(scene, "validation"), desk(scene)
    data = validation(scene, decision=decision.pk)
    backwards = validation(scene, decision=decision.pk, valid_to="2025-01-01")
    assert "The period ends before it begins." in browser.post(PAGE, backwards).content.decode()
    assert browser.post(PAGE, data).status_code == 302
    assert "is on record already" in browser.post(PAGE, data).content.decode()
    assert Validation.objects.get().decision == decision
    assert "executive-course, 1" in browser.get(PAGE).content.decode()


def test_ects_credits_rest_on_the_universitys_decision_and_never_on_component_i(play: Play) -> None:
    scene = play(1)
    malta, by = Institution.objects.get(key=MALTA), scene.who("dolores")
    grant: dict[str, Any] = {
        "institution": malta, "activity_key": "executive-course", "component": "II", "amount": 600,
        "applies_from": date(2026, 1, 1), "applies_to": date(2026, 12, 31), "by": by,
    }  # fmt: skip
    own = decide(scene, "ects")
    for wrong in (
        {"component": "I", "decision": own}, {"decision": decide(scene, "ects", body="board")},
        {"institution": Institution.objects.get(key=POMPIDOU), "decision": own},
        {"applies_to": date(2025, 1, 1), "decision": own},
    ):  # fmt: skip
        with pytest.raises(governance_api.GovernanceRefused):
            governance_api.record_ects(**(grant | wrong))
    governance_api.record_ects(**grant, decision=own)
    assert EctsGrant.objects.get().amount == 600
    with pytest.raises(DatabaseError), transaction.atomic():
        EctsGrant.objects.create(
            institution=malta, decision=own, activity_key="x", component="I", amount=1, applies_from=date(2026, 1, 1),
            applies_to=date(2026, 2, 1),
        )  # fmt: skip


def test_what_one_university_has_decided_stands_for_no_other(play: Play) -> None:
    scene = play(1)
    other = make_institution("university-y", kind="university")
    theirs, browser = decide(scene, "validation", of=other.key), desk(scene)
    page = browser.post(PAGE, validation(scene, decision=theirs.pk)).content.decode()
    assert "own decision of that kind" in page
    assert not Validation.objects.exists()


@pytest.mark.parametrize(("body", "of"), [("university", ""), ("board", MALTA), ("university", POMPIDOU)])
def test_an_act_of_a_university_names_it_and_no_other_act_does(play: Play, body: str, of: str) -> None:
    scene = play(1)
    found = Institution.objects.filter(key=of).first()
    form: dict[str, Any] = {"reference": "X/1", "body": body, "kind": "other", "decided_on": "2025-11-01"}
    form |= {"meeting": "x", "text_fr": "x", "text_en": "x"}
    answer = desk(scene).post("/admin/academy/decisions/", form | ({"institution": found.pk} if found else {}))
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert list(errors) == ["institution"]
    assert errors["institution"][0] in answer.content.decode()
    with pytest.raises(governance_api.GovernanceRefused):
        governance_api.record_decision(
            **form | {"decided_on": date(2025, 11, 1)}, institution=found, by=scene.who("dolores")
        )
    assert not Decision.objects.filter(reference="X/1").exists()


def test_the_list_of_acts_says_which_university_decided(play: Play) -> None:
    scene = play(1)
    form = {"reference": "X/1", "body": "university", "kind": "key_delegation", "decided_on": "2025-11-01",
            "meeting": "x", "text_fr": "x", "text_en": "x",
            "institution": Institution.objects.get(key=MALTA).pk}  # fmt: skip
    assert desk(scene).post("/admin/academy/decisions/", form).status_code == 302
    row = desk(scene).get("/admin/academy/decisions/").content.decode().partition("X/1")[2].partition("</tr>")[0]
    assert "University of Malta" in row


@pytest.mark.parametrize(("body", "of"), [("university", None), ("board", MALTA)])
def test_the_database_too_asks_whose_act_it_is(play: Play, body: str, of: str | None) -> None:
    play(1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.create(
            reference="X/1", body=body, kind="other", decided_on=date(2025, 1, 1), meeting="x", text_fr="x",
            text_en="x", institution=Institution.objects.filter(key=of).first(),
        )  # fmt: skip


def propose(scene: Scene, edition: str, component: str) -> object:
    return certificates_api.propose_release(
        edition=Edition.objects.get(key=edition), component=component, by=scene.who("dolores"), now=at(11, 9),
        institutions=list(Institution.objects.filter(key__in=[POMPIDOU, MALTA])),
    )  # fmt: skip


def validated(scene: Scene, **more: Any) -> None:
    fields: dict[str, Any] = {
        "institution": Institution.objects.get(key=MALTA), "decision": decide(scene, "validation"),
        "activity_key": "executive-course", "version": "1", "valid_from": date(2026, 1, 12), "valid_to": None,
        "by": scene.who("dolores"),
    }  # fmt: skip
    governance_api.record_validation(**(fields | more))


@pytest.mark.parametrize(
    "more",
    [
        {"version": "2"}, {"activity_key": "another"}, {"valid_to": date(2026, 6, 1)}, {"valid_from": date(2027, 1, 1)},
    ],
)  # fmt: skip
def test_another_version_course_or_period_does_not_validate_the_edition(play: Play, more: dict[str, Any]) -> None:
    scene = play(6)
    validated(scene, **more)
    with pytest.raises(CertificateRefused, match="University of Malta: no academic validation of version 1"):
        propose(scene, COURSE_EDITION, "II")


def test_with_the_validation_component_ii_is_released_and_component_i_needs_none(play: Play) -> None:
    scene = play(6)
    assert propose(scene, TRAINING_EDITION, "I")
    validated(scene)
    assert propose(scene, COURSE_EDITION, "II")


def test_launched_or_not_component_iii_never_gives_a_certificate(play: Play) -> None:
    scene = play(1)
    assert governance_api.component_state("III")[0] is False
    with pytest.raises(CertificateRefused, match="awaits the Permanent Correspondents"):
        propose(scene, TRAINING_EDITION, "III")
    decide(scene, "component_iii", body="pc")
    assert governance_api.component_state("III")[0] is True
    with pytest.raises(CertificateRefused, match="records it and never issues it"):
        propose(scene, TRAINING_EDITION, "III")
