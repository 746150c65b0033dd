"""A list of applications goes out with every open answer and comes in the same; a column nobody knows is named."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.people.models import Person
from courses.admissions.domain import form
from courses.admissions.models import Application, Call, RestrictedAnswers
from courses.admissions.operations.importing import COLUMNS
from tests.factories.admissions import make_applicant, make_application, make_call
from tests.integration.admissions.test_screening import GOOD

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
LIST = "/admin/academy/applications/{}/"
ANSWERS: dict[str, Any] = {
    "title": "dr", "phone": "+212 537 00 00 00", "nationality": "IT", "institution_name_other": "Ministry; of Health",
    "sector": "both", "years_in_field": 12, "duties": "Co-ordination,\nof “regions” = all",
    "authority_name": "N. Alaoui",
    "authority_function": "Director", "authority_email": "n.alaoui@example.org", "costs_borne": "yes",
    "costs_contact": "-", "earlier_editions": "none", "level_en": "B2", "level_fr": "C2", "support_asked": "no",
    "support_grounds": "@ 2 %", "as_consultant": "yes", "photo_consent": "no", "date_of_birth": "1980-02-29",
}  # fmt: skip
ASKED = form.usual() | {"date_of_birth": form.OPTIONAL}


@pytest.fixture
def desk(dolores: Person, as_: As) -> Client:
    return as_(dolores)


def send(browser: Client, key: str, content: bytes, name: str = "list.csv") -> str:
    upload = SimpleUploadedFile(name, content)
    return str(browser.post(f"{LIST.format(key)}import/", {"file": upload}, follow=True).content.decode())


def one_row(*more: tuple[str, object]) -> bytes:
    header = ",".join([*COLUMNS, *(name for name, _ in more)])
    return "\n".join([header, ",".join([*map(str, GOOD), *(str(value) for _, value in more)])]).encode()


def test_the_example_names_every_open_answer_of_the_form() -> None:
    open_ones = {one.key for one in form.QUESTIONS if one.store == form.ANSWER}
    assert set(ANSWERS) == open_ones - {"privacy"}


@pytest.mark.parametrize("sort", ["csv", "xlsx"])
def test_out_in_the_same(desk: Client, sort: str) -> None:
    before = make_application(
        make_call(questions=ASKED), make_applicant("Leila"), answers=ANSWERS | {"privacy": "2026-02-01T10:00+01:00"},
        is_consultant=True, national_rank=2, needs="- Indicators", motivation="One\ntwo", language="en",
    )  # fmt: skip
    make_call("training-y", questions=ASKED)
    out = desk.get(f"{LIST.format('training-x')}export/{sort}/").content
    assert "1 application" in send(desk, "training-y", out, f"list.{sort}")
    after = Application.objects.get(call__edition__key="training-y")
    assert after.answers == ANSWERS
    assert after.is_consultant
    same = ("person", "country", "institution_name", "institution_kind", "position", "national_rank", "needs",
            "motivation", "language")  # fmt: skip
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert after.submitted_at == before.submitted_at


@pytest.mark.parametrize("sort", ["csv", "xlsx"])
def test_nothing_restricted_and_no_consent_leaves_the_house(desk: Client, sort: str) -> None:
    from academy.lib.sheets import read_xlsx
    from academy.lib.tables import read_csv

    call = make_call()
    one = make_application(call, make_applicant("Leila"))
    RestrictedAnswers.objects.create(application=one, answers={"diet": "no nuts", "accessibility": "a ramp"})
    out = desk.get(f"{LIST.format('training-x')}export/{sort}/").content
    read = read_xlsx if sort == "xlsx" else read_csv
    names = ("diet", "accessibility", "passport_number", "privacy", "cv")
    missing = {problem.column for problem in read(out, columns=names).problems}
    assert missing == set(names)
    assert b"no nuts" not in out


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("motivaton", "x", "No list of this kind has this column"),
        ("diet", "no nuts", "No list of this kind has this column"),
        ("privacy", "yes", "No list of this kind has this column"),
        ("date_of_birth", "1980-01-01", "No list of this kind has this column"),
        ("level_en", "D1", "D1 is not one of the available choices"),
        ("years_in_field", "many", "Enter a whole number."),
        ("nationality", "Atlantis", "is not a country that the Academy knows"),
        ("authority_email", "nobody", "Enter a valid email address."),
        ("duties", "x" * 4001, "at most 4000 characters"),
        ("as_consultant", "perhaps", "perhaps is not one of the available choices"),
    ],
)
def test_a_column_or_an_answer_that_is_not_understood_is_named(
    desk: Client, call: Call, column: str, value: str, words: str
) -> None:
    page = send(desk, "training-x", one_row((column, value)))
    line = next(part for part in page.split("<tr>") if words in part)
    assert column in line
    assert not Application.objects.exists()


def test_what_an_export_adds_may_come_back_and_is_not_read(desk: Client, call: Call) -> None:
    send(desk, "training-x", one_row(("state", "withdrawn"), ("screening", "eligible"), ("opinion", "endorsed")))
    one = Application.objects.get()
    assert (one.state, one.screening, one.endorsement, one.answers) == ("submitted", "pending", "", {})
