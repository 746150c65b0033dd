"""Lists of participants and results: all of a list counts or none, and what is wrong is named by row and column."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from academy.people.api import Institution, Person, RoleCode, grant_role
from academy.portal.demo.scene import Scene, at
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.models import Enrolment, Fact, ParticipantsImport, ResultsImport
from tests.factories.editions import NOW, enrol_somebody, open_seminar
from tests.factories.people import enter, make_user
from tests.factories.world import Play

pytestmark = pytest.mark.django_db

PEOPLE = "given_name,family_name,email,country,institution,institution_kind\n"
RESULTS = "email,kind,subject,value,out_of,date,passed\n"
AMINA = "amina.a-seminar@example.org"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(1)


@pytest.fixture
def edition(scene: Scene) -> Edition:
    return open_seminar(scene)


def take_people(scene: Scene, edition: Edition, *rows: str) -> ParticipantsImport:
    content = (PEOPLE + "\n".join(rows)).encode()
    return learning_api.import_participants(
        edition=edition, file_name="people.csv", content=content, by=scene.who("dolores"), now=NOW
    )


def take_results(scene: Scene, edition: Edition, *rows: str) -> ResultsImport:
    content = (RESULTS + "\n".join(rows)).encode()
    return learning_api.import_results(
        edition=edition, file_name="results.csv", content=content, by=scene.who("dolores"), now=NOW
    )


def problems(done: ParticipantsImport | ResultsImport) -> list[tuple[int, str, str]]:
    return [(one["row"], one["column"], one["message"]) for one in done.report]


def test_a_list_makes_people_institutions_and_enrolments(scene: Scene, edition: Edition) -> None:
    done = take_people(
        scene,
        edition,
        "Amina,Benali,amina@list.example.org,Maroc,Ministère de la Santé,governmental",
        "Boris,Trajkovski,boris@list.example.org,MK,Ministère de la Santé,governmental",
    )
    assert (done.accepted, done.rows, done.report) == (True, 2, [])
    amina = Person.objects.get(email="amina@list.example.org")
    assert (amina.country_id, str(amina.institution)) == ("MA", "Ministère de la Santé")
    # One ministry in each country, not one for both.
    assert Institution.objects.filter(name_fr="Ministère de la Santé").count() == 2
    assert Enrolment.objects.filter(edition=edition, state="active").count() == 2
    assert amina.user is not None
    assert amina.user.role_grants.filter(role="participant").exists()


def test_every_wrong_cell_is_named_and_nobody_is_taken_in(scene: Scene, edition: Edition) -> None:
    before = Person.objects.count()
    done = take_people(
        scene,
        edition,
        "Amina,Benali,amina@list.example.org,Maroc,Ministry,governmental",
        "Boris,Trajkovski,boris(at)example.org,Atlantis,Ministry,ministry",
        "Chen,Wei,AMINA@list.example.org,MA,Ministry,ngo",
        "=cmd,Ibarra,dolores@list.example.org,ES,,ngo",
    )
    assert not done.accepted
    said = problems(done)
    assert (3, "email", "“boris(at)example.org” is not an e-mail address.") in said
    assert any(row == 3 and column == "country" and "Atlantis" in words for row, column, words in said)
    assert any(row == 3 and column == "institution_kind" for row, column, _words in said)
    assert (4, "email", "Row 2 already names this address.") in said
    assert Person.objects.count() == before
    assert Enrolment.objects.filter(edition=edition).count() == 0


def test_a_formula_cell_and_an_empty_cell_are_named(scene: Scene, edition: Edition) -> None:
    formula = take_people(scene, edition, "=cmd,Ibarra,dolores@list.example.org,ES,Ministry,ngo")
    assert (2, "given_name") in {(row, column) for row, column, _words in problems(formula)}
    empty = take_people(scene, edition, "Dolores,Ibarra,dolores@list.example.org,ES,,ngo")
    assert problems(empty) == [(2, "institution", "This cell is empty.")]


def test_the_same_file_again_is_refused_with_the_day_of_the_first(scene: Scene, edition: Edition) -> None:
    row = "Amina,Benali,amina@list.example.org,Maroc,Ministry,governmental"
    take_people(scene, edition, row)
    again = take_people(scene, edition, row)
    assert problems(again) == [(0, "", "This very list was taken in on 22 May 2026: it is not taken in again.")]
    other = take_people(scene, edition, row, "")
    assert problems(other) == [(2, "email", "This person takes part in the edition already.")]


def test_a_list_overwrites_nothing_that_a_person_said_about_herself(scene: Scene, edition: Edition) -> None:
    known = enrol_somebody(open_seminar(scene, "another")).person
    assert take_people(scene, edition, f"Wrong,Name,{known.email},ES,Ministry,ngo").accepted
    known.refresh_from_db()
    assert (known.printed_name, known.country_id) == ("Amina Benali", "MA")


def test_where_places_are_given_by_selection_no_list_is_taken(scene: Scene) -> None:
    training = Edition.objects.get(key="demo-et-2026")
    done = take_people(scene, training, "Amina,Benali,amina@list.example.org,Maroc,Ministry,governmental")
    assert problems(done)[0][2].startswith("The places of this edition are given by selection")


def test_more_people_than_places_are_refused(scene: Scene) -> None:
    small = open_seminar(scene, "small", capacity=1)
    rows = [f"P{n},Q,p{n}@list.example.org,MA,Ministry,ngo" for n in range(2)]
    assert problems(take_people(scene, small, *rows))[0][2] == "2 people are more than the 1 places that are free."


def test_results_become_facts_with_their_row_as_evidence(scene: Scene, edition: Edition) -> None:
    enrol_somebody(edition)
    done = take_results(
        scene, edition,
        f"{AMINA},presentation,p-01,14,20,2026-05-20,", f"{AMINA},assignment,a-09,15,20,2026-05-21,yes",
    )  # fmt: skip
    assert done.accepted, done.report
    facts = Fact.objects.filter(edition=edition).order_by("subject_key")
    assert [(f.kind, f.subject_key, f.value, f.out_of, f.passed, f.evidence) for f in facts] == [
        ("assignment", "a-09", 7500, 10000, True, f"results:{done.pk} row 3"),
        ("presentation", "p-01", 14, 20, None, f"results:{done.pk} row 2"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (f"{AMINA},presentation,p-01,21,20,2026-05-20,", "value", "21 is more than the maximum of 20."),
        (f"{AMINA},presentation,p-01,1,0,2026-05-20,", "out_of", "0 is not a maximum"),
        (f"{AMINA},presentation,p-01,-1,20,2026-05-20,", "value", "A cell may not begin with “-”"),
        (f"{AMINA},presentation,p-01,1.5,20,2026-05-20,", "value", "“1.5” is not a whole number of points."),
        (f"{AMINA},presentation,p-01,1,20,2026-05-23,", "date", "23 May 2026 has not come yet"),
        (f"{AMINA},presentation,p-01,1,20,20/05/2026,", "date", "is not a date such as 2026-03-31."),
        (f"{AMINA},attendance,s1,1,20,2026-05-20,", "kind", "“attendance” is not one of: presentation"),
        (f"{AMINA},test,t-9,1,20,2026-05-20,", "passed", "say whether they were passed"),
        (f"{AMINA},test,t-9,1,20,2026-05-20,maybe", "passed", "“maybe” is not yes or no."),
        (f"{AMINA},test,t 9,1,20,2026-05-20,yes", "subject", "“t 9” is not a key"),
        ("chen@example.org,test,t-9,1,20,2026-05-20,yes", "email", "Nobody with the address “chen@example.org”"),
    ],
)
def test_a_result_that_cannot_be_is_refused_with_row_column_and_reason(
    scene: Scene, edition: Edition, row: str, column: str, words: str
) -> None:
    enrol_somebody(edition)
    done = take_results(scene, edition, f"{AMINA},presentation,p-00,10,20,2026-05-20,", row)
    assert {(one[0], one[1]) for one in problems(done)} == {(3, column)}
    assert words in problems(done)[0][2]
    assert Fact.objects.filter(edition=edition).count() == 0


def test_the_same_result_twice_or_one_that_is_on_record_is_refused(scene: Scene, edition: Edition) -> None:
    enrol_somebody(edition)
    row = f"{AMINA},presentation,p-01,14,20,2026-05-20,"
    twice = take_results(scene, edition, row, row.replace("14", "15"))
    assert problems(twice) == [(3, "subject", "This is said twice in the same list.")]
    assert take_results(scene, edition, row).accepted
    assert "was taken in on 22 May 2026" in problems(take_results(scene, edition, row))[0][2]
    later = take_results(scene, edition, row.replace("14", "15"))
    assert problems(later)[0][2].startswith("A result is on record: 14 of 20.")
    assert Fact.objects.get(edition=edition).value == 14


def test_the_secretariat_sees_the_report_on_the_page(scene: Scene, edition: Edition) -> None:
    enrol_somebody(edition)
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    for page, content, words in (
        ("results", RESULTS + f"{AMINA},presentation,p-01,21,20,2026-05-20,", "21 is more than the maximum of 20."),
        ("participants", PEOPLE + "A,B,nowhere,MA,M,ngo", "“nowhere” is not an e-mail address."),
    ):
        file = SimpleUploadedFile("list.csv", content.encode())
        answer = browser.post(f"/admin/academy/{page}/a-seminar/", {"file": file})
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_a_trainer_takes_results_in_for_her_own_edition_alone(scene: Scene, edition: Edition) -> None:
    enrol_somebody(edition)
    open_seminar(scene, "another")
    trainer = make_user("trainer@example.org")
    grant_role(
        user=trainer, role=RoleCode.TRAINER, starts_on=at(1, 1).date(), scope="edition", scope_key=str(edition.pk)
    )
    browser = enter(trainer)
    file = SimpleUploadedFile("r.csv", (RESULTS + f"{AMINA},presentation,p-01,12,20,2026-05-20,").encode())
    assert browser.post("/teaching/a-seminar/results/", {"file": file}).status_code == 302
    assert Fact.objects.get(edition=edition).recorded_by == f"user:{trainer.pk}"
    assert browser.get("/teaching/another/results/").status_code == 403
    with pytest.raises(PermissionDenied):
        learning_api.import_results(
            edition=Edition.objects.get(key="another"), file_name="r.csv", content=b"", by=trainer, now=NOW
        )
