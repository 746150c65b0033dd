"""Under conditions and with many candidates: the exact reason, worked out when an officer asks, told to the person."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client

from academy.jobs import api as jobs_api
from academy.people.domain.vocabulary import RoleCode
from courses.admissions import operations
from courses.admissions.domain import solving
from courses.admissions.models import ExactReason, SelectionRun
from tests.factories.conditions import APPLICATIONS, Desk, desk, open_desk, user_of
from tests.factories.people import enter, person_with_role

__all__ = ["desk", "open_desk"]  # the fixtures

pytestmark = pytest.mark.django_db
GENERAL = "Under the conditions of the rule the best selection is another one."
EXACT = "Without this condition of the rule you would have been selected: “Women, at least 2”."


@pytest.fixture
def run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> SelectionRun:
    """A sealed run whose pool counts as large, so that the seal keeps the general reason."""
    monkeypatch.setattr(solving, "EXPLAINED", 2)
    desk.nominate("MA1", "MA2", "NO1", "NO2", "IT1")
    desk.gender(MA1="m", MA2="f", NO1="m", NO2="f")
    desk.adopt(women_least=2)
    return desk.seal()


def ask(desk: Desk, name: str) -> str:
    address = f"{APPLICATIONS}{desk.people[name].pk}/exact-reason/"
    return str(desk.browser().post(address, follow=True).content.decode())


def test_the_person_is_told_the_general_reason_until_an_officer_asks(desk: Desk, run: SelectionRun) -> None:
    operations.make_offers(run=run, by=desk.officers[0], now=run.decided_at)
    applicant = enter(user_of(desk.people["MA1"].person))
    assert GENERAL in applicant.get("/my/applications/").content.decode()
    page = ask(desk, "MA1")
    assert "The exact reason is being worked out" in page
    assert "data-renews" in page
    jobs_api.run_due()
    kept = ExactReason.objects.get()
    assert kept.reason["code"] == "WOULD_COST"
    page = desk.browser().get(f"{APPLICATIONS}{desk.people['MA1'].pk}/").content.decode()
    assert EXACT in page
    assert "Work out the exact reason" not in page
    told = applicant.get("/my/applications/").content.decode()
    assert EXACT in told
    assert GENERAL not in told
    public = Client(headers={"accept-language": "en"}).get(
        "/selections/training-x/", {"ticket": str(desk.people["MA1"].ticket)}
    )
    assert EXACT in public.content.decode()


def test_asked_twice_is_once_and_the_seal_is_untouched(desk: Desk, run: SelectionRun) -> None:
    before = run.result_hash
    ask(desk, "MA1")
    ask(desk, "MA1")
    jobs_api.run_due()
    assert ExactReason.objects.count() == 1
    assert "is exact already" in ask(desk, "MA1")
    assert "is exact already" in ask(desk, "MA2")  # selected: no general reason
    run.refresh_from_db()
    assert run.result_hash == before
    call_command("verify-selection", str(run.pk), stdout=StringIO())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ExactReason.objects.update(reason={})


def test_who_may_not_run_the_selection_asks_nothing(desk: Desk, run: SelectionRun) -> None:
    auditor = person_with_role("Ada", "Auditor", RoleCode.AUDITOR)
    answer = enter(user_of(auditor)).post(f"{APPLICATIONS}{desk.people['MA1'].pk}/exact-reason/")
    assert answer.status_code in (302, 403)
    assert not jobs_api.due()


def test_runs_sealed_before_reasons_named_their_conditions_still_hold(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.nominate("MA1", "MA2", "NO1", "NO2", "IT1")
    desk.gender(MA1="m", MA2="f", NO1="m", NO2="f")
    desk.adopt(women_least=2)
    with monkeypatch.context() as then:
        then.setattr(solving, "_decided", lambda one, dropped: {})
        run = desk.seal()
    assert not [one for one in run.result["reasons"].values() if "without" in one]
    call_command("verify-selection", str(run.pk), stdout=StringIO())
