"""The issuers are those that take part in the award; one that does not issue is told why, and so is who approves."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from academy.governance import api as governance_api
from academy.people.api import Institution
from academy.people.domain.vocabulary import RoleCode
from academy.portal.demo.cast import MALTA, POMPIDOU
from academy.portal.demo.scene import COURSE_EDITION, TRAINING_EDITION, Scene
from certificates import queries
from certificates.models import IssuerLeftOut, Release
from courses.catalogue.api import Edition
from tests.factories.people import enter, make_institution, person_with_role
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
REASON = "Its senate meets in January only."


@pytest.fixture
def scene(play: Play) -> Scene:
    """A second university takes part in the Academy."""
    scene = play(6)
    second = make_institution("university-y", kind="university", name_en="University Y", name_fr="Université Y")
    governance_api.record_partner(
        institution=second, state="participating", since=date(2026, 1, 1), source="x", by=scene.who("dolores")
    )
    return scene


def keys_of(*keys: str) -> list[int]:
    return list(Institution.objects.filter(key__in=keys).values_list("pk", flat=True))


def propose(scene: Scene, *keys: str, **more: Any) -> str:
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    form = {"component": "I", "institutions": keys_of(*keys)} | more
    return browser.post(f"/admin/academy/release/{TRAINING_EDITION}/", form, follow=True).content.decode()


def test_who_takes_part_is_chosen_beforehand(scene: Scene) -> None:
    page = enter(scene.who("dolores")).get(f"/admin/academy/release/{TRAINING_EDITION}/").content.decode()
    for pk in keys_of(POMPIDOU, MALTA, "university-y"):
        assert f'value="{pk}"' in page.replace("\n", " ")
    assert page.count("checked") == 3


def test_nobody_who_takes_part_is_left_out_without_a_reason(scene: Scene) -> None:
    for reason in ({}, {"issuers_reason": "   "}):
        assert "University Y: takes part in this award" in propose(scene, POMPIDOU, MALTA, **reason)
    assert not Release.objects.exists()
    propose(scene, POMPIDOU, MALTA, "university-y")
    assert Release.objects.get().institutions.count() == 3
    assert not IssuerLeftOut.objects.exists()


def test_a_deviation_is_on_record_for_who_approves_and_for_who_is_left_out(scene: Scene) -> None:
    assert REASON in propose(scene, POMPIDOU, MALTA, issuers_reason=REASON)
    release = Release.objects.get()
    assert [(one.institution.key, one.reason) for one in release.issuers_left_out.all()] == [("university-y", REASON)]
    approving = enter(scene.who("esi")).get(f"/university/lists/{release.pk}/").content.decode()
    assert REASON in approving
    officer = person_with_role("Ana", "Y", RoleCode.INSTITUTION_OFFICER, scope="institution", scope_key="university-y")
    assert officer.user is not None
    desk = enter(officer.user).get("/university/").content.decode()
    assert REASON in desk
    assert REASON not in enter(scene.who("esi")).get("/university/").content.decode()


def test_an_approval_is_of_the_reasons_too(scene: Scene) -> None:
    propose(scene, POMPIDOU, MALTA, issuers_reason=REASON)
    release = Release.objects.get()
    seen = queries.list_hash(release)
    IssuerLeftOut.objects.create(release=release, institution=make_institution("university-z"), reason="Another.")
    browser = enter(scene.who("esi"))
    browser.post(f"/university/lists/{release.pk}/approve/", {"seen": seen})
    assert not release.approvals.exists()


def test_in_component_ii_take_part_those_that_validated_the_version(scene: Scene) -> None:
    course = Edition.objects.select_related("activity").get(key=COURSE_EDITION)

    def found() -> set[str]:
        return {one.key for one in queries.participants(course, "II", on=course.ends_on)}

    assert found() == {POMPIDOU}
    for key in (MALTA, "university-y"):
        institution = Institution.objects.get(key=key)
        act = governance_api.record_decision(
            reference=f"ACT/{key}", body="university", kind="validation", institution=institution,
            decided_on=date(2025, 1, 1), meeting="x", text_fr="x", text_en="x", by=scene.who("dolores"),
        )  # fmt: skip
        governance_api.record_validation(
            institution=institution, decision=act, activity_key=course.activity.key, version=course.course_version,
            valid_from=course.starts_on, valid_to=None, by=scene.who("dolores"),
        )  # fmt: skip
    assert found() == {POMPIDOU, MALTA, "university-y"}
    governance_api.record_partner(
        institution=Institution.objects.get(key="university-y"), state="ended", since=course.starts_on, source="x",
        by=scene.who("dolores"),
    )  # fmt: skip
    assert found() == {POMPIDOU, MALTA}


def test_the_database_keeps_the_reason(scene: Scene) -> None:
    propose(scene, POMPIDOU, MALTA, issuers_reason=REASON)
    row = IssuerLeftOut.objects.get()
    for change in (lambda: IssuerLeftOut.objects.update(reason="x"), row.delete,
                   lambda: IssuerLeftOut.objects.create(
                       release=row.release, institution=row.release.institutions.all()[0], reason="")):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_nobody_else_reads_the_page_of_lists(scene: Scene) -> None:
    assert Client().get(f"/admin/academy/release/{TRAINING_EDITION}/").status_code in (302, 403)
