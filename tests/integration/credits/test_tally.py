"""The tally writes what changed and nothing else; a correction reverses; every line is explained."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from academy.portal.demo.scene import at
from courses.catalogue.models import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment
from credits import api as credits_api
from credits.models import CreditEntry
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.credits.test_ledger import fact_like

pytestmark = pytest.mark.django_db


def training() -> Edition:
    return Edition.objects.get(key="demo-et-2026")


def test_a_second_tally_writes_nothing(play: Play) -> None:
    scene = play(6)
    before = CreditEntry.objects.count()
    assert credits_api.tally(edition=training(), by=scene.who("dolores"), now=at(11, 4)) == 0
    assert CreditEntry.objects.count() == before


def test_a_corrected_fact_reverses_the_award_and_another_correction_makes_it_again(play: Play) -> None:
    scene = play(6)
    enrolment = Enrolment.objects.filter(edition=training()).order_by("-pk").select_related("person")[0]
    person = enrolment.person
    for confirmed, earned in ((False, 0), (True, 600)):
        learning_api.record_fact(
            person=person, edition=training(), kind="active_participation", subject_key="participation",
            value=int(confirmed), out_of=1, passed=confirmed, activity_date=at(9, 17).date(),
            evidence="correction", by=scene.who("tomas"),
        )  # fmt: skip
        credits_api.tally(edition=training(), by=scene.who("dolores"), now=at(11, 5))
        status = credits_api.status_for(person=person, edition=training(), component="I")
        assert (status.earned, status.complete) == (earned, bool(earned))
    amounts = list(CreditEntry.objects.filter(person_uid=person.uid).order_by("pk").values_list("amount", flat=True))
    assert amounts == [600, -600, 600]


def test_the_ledger_refuses_change_and_a_law_that_does_not_cover_the_day(play: Play) -> None:
    play(6)
    entry = CreditEntry.objects.all()[0]
    fact = fact_like(entry.fact, activity_date=date(2019, 1, 1))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        CreditEntry.objects.update(amount=1)
    with pytest.raises(DatabaseError, match="No adopted resolution"), transaction.atomic():
        CreditEntry.objects.create(
            person_uid=entry.person_uid, component=entry.component, amount=entry.amount, edition=entry.edition,
            fact=fact,
            requirement=entry.requirement, resolution=entry.resolution, activity_date=fact.activity_date, reason="x",
            revision=9,
        )  # fmt: skip


def test_my_credits_open_down_to_the_fact_and_the_resolution(play: Play) -> None:
    play(6)
    entry = CreditEntry.objects.filter(component="II").order_by("pk")[0]
    person = (
        Enrolment.objects.select_related("person__user")
        .get(person__uid=entry.person_uid, edition__key="demo-ii-2026")
        .person
    )
    assert person.user is not None
    browser = enter(person.user)
    browser.cookies["language"] = "en"
    page = browser.get("/my/credits/").content.decode()
    assert "2026/01" in page
    assert "T-INTRO" in page
    assert "Nothing is missing" in page


def test_who_misses_something_reads_what(play: Play) -> None:
    play(6)
    absent = Enrolment.objects.filter(edition=training()).order_by("pk").select_related("person__user")[0].person
    assert absent.user is not None
    browser = enter(absent.user)
    browser.cookies["language"] = "fr"
    page = browser.get("/my/credits/").content.decode()
    assert "temps de contact" in page
    assert "0,00" in page
