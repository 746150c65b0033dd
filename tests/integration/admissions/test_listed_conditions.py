"""What a rule counts by, in lists that come in and go out, and on the applicant's own form."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.audit.models import AuditRecord
from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from courses.admissions import facts
from courses.admissions.models import Application, JointNomination, MeritScore, RestrictedAnswers
from courses.admissions.operations.importing import COLUMNS
from tests.factories.conditions import APPLICATIONS, Desk, desk, open_desk, user_of
from tests.factories.people import enter, person_with_role

__all__ = ["desk", "open_desk"]  # the fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
MORE = ("gender", "merit", "merit_grid", "first_time", "joint")


def a_list(*rows: tuple[str, ...]) -> bytes:
    """One row per person; each says the optional columns."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *MORE])
    for number, more in enumerate(rows, start=1):
        known = ["Ana", f"N{number}", f"a{number}@example.org", "MA", "Ministry", "governmental", "Adviser"]
        known += [str(number), "2026-02-14T09:30+01:00", "en"]
        writer.writerow([*known, *more])
    return out.getvalue().encode()


def send(desk: Desk, *rows: tuple[str, ...]) -> str:
    upload = SimpleUploadedFile("list.csv", a_list(*rows))
    return str(desk.browser().post(f"{APPLICATIONS}import/", {"file": upload}, follow=True).content.decode())


def test_a_list_brings_gender_points_first_participation_and_pairs(desk: Desk) -> None:
    desk.adopt(takes_joint="on")
    desk.declare()
    page = send(desk, ("f", "80", "Grid 2026", "no", "pair"), ("undisclosed", "", "", "", "pair"), ("", "", "", "", ""))
    assert "3 applications were taken in" in page
    first, second, _third = Application.objects.order_by("pk")
    assert facts.genders_of(desk.call) == {first.pk: "f"}
    assert {pk: one.points for pk, one in facts.merits_of(desk.call).items()} == {first.pk: 80}
    assert facts.first_times(desk.call, [first, second]) == {first.pk: False, second.pk: True}
    (joint,) = facts.joint_nominations(desk.call)
    assert {member.application_id for member in joint.members.all()} == {first.pk, second.pk}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("woman", "", "", "", ""), "is not one of: f, m, x, undisclosed"),
        (("", "101", "Grid", "", ""), "is not a whole number from 0 to 100"),
        (("", "80", "", "", ""), "stand together: fill in both, or neither"),
        (("", "", "", "perhaps", ""), "is not yes or no"),
        (("", "", "", "", "pair"), "stands in 1 rows: a joint nomination has two or three"),
        (("", "80", "Grid", "", ""), "Say first whether you have an interest"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(desk: Desk, row: tuple[str, ...], words: str) -> None:
    assert words in send(desk, row)
    assert not Application.objects.exists()


def test_a_rule_without_pairs_and_a_call_without_gender_take_none(open_desk: Callable[..., Desk]) -> None:
    made = open_desk()
    page = send(made, ("f", "", "", "", ""), ("", "", "", "", ""))
    assert "does not ask for the gender: leave the column empty" in page
    page = send(made, ("", "", "", "", "pair"), ("", "", "", "", "pair"))
    assert "does not admit joint nominations: leave the column empty" in page
    assert not Application.objects.exists()
    assert not JointNomination.objects.exists()


def exported(browser: Client, query: str = "") -> list[dict[str, str]]:
    content = browser.get(f"{APPLICATIONS}export/csv/{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(content)))


def test_the_gender_goes_out_only_where_it_is_asked_for_and_that_is_recorded(desk: Desk) -> None:
    desk.nominate("MA1")
    desk.gender(MA1="f")
    MeritScore.objects.create(
        application=desk.people["MA1"], points=70, grid="Grid 2026", words="w", given_by=desk.officers[0]
    )
    (row,) = exported(desk.browser())
    assert (row["gender"], row["merit"], row["merit_grid"]) == ("", "70", "Grid 2026")
    (row,) = exported(desk.browser(), "?gender=1")
    assert row["gender"] == "f"
    assert AuditRecord.objects.filter(action="applications.exported", data__gender=True).count() == 1
    auditor = enter(user_of(person_with_role("Ada", "Auditor", RoleCode.AUDITOR)))
    if auditor.get(f"{APPLICATIONS}export/csv/").status_code == 200:
        assert exported(auditor, "?gender=1")[0]["gender"] == ""


def test_an_applicant_says_it_herself_and_may_prefer_not_to(desk: Desk, as_: Callable[[Person], Client]) -> None:
    desk.nominate("MA1")
    one = desk.people["MA1"]
    Application.objects.filter(pk=one.pk).update(state="draft", source="form", submitted_at=None)
    browser = as_(one.person)
    page = browser.get("/calls/training-x/apply/you/").content.decode()
    assert "I prefer not to say" in page
    assert "without your name, in the file by which the selection can be checked" in page
    browser.post("/calls/training-x/apply/you/", {"gender": "undisclosed"})
    assert RestrictedAnswers.objects.get(application=one).answers["gender"] == "undisclosed"
    assert facts.genders_of(desk.call) == {}


def test_no_correspondent_and_no_screening_page_shows_the_gender(desk: Desk) -> None:
    desk.nominate("MA1")
    desk.gender(MA1="f")
    officer = desk.browser().get(f"{APPLICATIONS}{desk.people['MA1'].pk}/").content.decode()
    assert "Gender" not in officer
    person = person_with_role(
        "Youssef", "Amrani", RoleCode.PERMANENT_CORRESPONDENT, country="MA", scope="country", scope_key="MA"
    )
    national = enter(user_of(person)).get("/correspondent/applications/training-x/MA/").content.decode()
    assert "MA1" in national
    assert "Gender" not in national


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"points": 101, "grid": "G", "words": "w"}, "less than or equal to 100"),
        ({"points": 50, "grid": "", "words": "w"}, "This field is required."),
        ({"points": 50, "grid": "G", "words": "w"}, "Say first whether you have an interest"),
    ],
)
def test_points_are_refused_where_they_were_typed(desk: Desk, said: dict[str, object], words: str) -> None:
    desk.nominate("MA1")
    answer = desk.browser().post(f"{APPLICATIONS}{desk.people['MA1'].pk}/merit/", said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not MeritScore.objects.exists()
