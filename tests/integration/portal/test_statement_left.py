"""Who withdrew: an earlier day reads as it was then; what was done stays on record and says that it was left."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from academy.portal.demo.scene import at
from courses.learning import api as learning_api
from courses.learning.models import Enrolment
from credits.models import CreditEntry
from tests.factories.world import Play
from tests.integration.portal.test_statement import browser_of, text_of

pytestmark = pytest.mark.django_db
SAID = "Withdrawn from “"


def one_of_the_course() -> Enrolment:
    rows = Enrolment.objects.filter(edition__key="demo-ii-2026", state="active").select_related("person__user")
    return rows.order_by("pk")[0]


def test_who_was_complete_and_withdrew_later_reads_as_complete_on_the_day_before(play: Play, time_machine: Any) -> None:
    play(6)
    time_machine.move_to(at(12, 20))
    enrolment = one_of_the_course()
    browser = browser_of(enrolment.person)
    address = "/api/v1/credits/statement/"

    def course(day: str = "") -> dict[str, Any]:
        body = browser.get(address, {"as_of": day} if day else {}).json()
        return next(part for part in body["components"] if part["component"] == "II")

    assert course()["level_reached"]
    learning_api.withdraw(enrolment=enrolment, by=None, on=date(2026, 12, 10))
    before, after, today = course("2026-12-09"), course("2026-12-10"), course()
    assert (before["level_reached"], after["level_reached"], today["level_reached"]) == (True, False, False)
    assert today["held"] == before["held"] == "12.00"
    assert not any(SAID in note for note in before["notes"])
    for said in (after, today):
        assert any(SAID in note and "10 December 2026" in note for note in said["notes"])
    assert SAID in browser.get("/my/credits/").content.decode()
    assert SAID in text_of(browser.get("/my/credits/statement.pdf?lang=en").content)
    assert "Ask for formal recognition" not in browser.get("/my/credits/").content.decode()


def test_facts_without_credits_stay_in_view_and_a_day_that_is_not_kept_is_said(play: Play) -> None:
    play(5)
    enrolment = one_of_the_course()
    Enrolment.objects.filter(pk=enrolment.pk).update(state="withdrawn")
    assert not CreditEntry.objects.filter(person_uid=enrolment.person.uid).exists()
    page = browser_of(enrolment.person).get("/my/credits/").content.decode()
    assert "Component II" in page
    assert "(the day is not on record)" in page


def test_an_earlier_day_says_that_the_programme_is_of_today(play: Play) -> None:
    play(6)
    browser = browser_of(one_of_the_course().person)
    said = "The programme is today’s"
    assert said in browser.get("/my/credits/?as_of=2026-10-31").content.decode()
    assert said in text_of(browser.get("/my/credits/statement.pdf?as_of=2026-10-31&lang=en").content)
    assert said not in browser.get("/my/credits/").content.decode()


def test_the_day_of_leaving_goes_when_somebody_is_taken_back_and_belongs_to_who_left(play: Play) -> None:
    play(5)
    enrolment = one_of_the_course()
    learning_api.withdraw(enrolment=enrolment, by=None, on=date(2026, 10, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.filter(pk=enrolment.pk).update(state="active")
    again = learning_api.enrol(person=enrolment.person, edition=enrolment.edition, by=None, on=date(2026, 10, 5))
    assert (again.state, again.withdrawn_on) == ("active", None)
