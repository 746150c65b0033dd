"""Whom the selection considers, by the kind of call: the case that is sealed, and what its rule says."""

import pytest

from academy.people.models import Person
from courses.admissions import queries, snapshot
from courses.admissions.domain.case import of_document
from courses.admissions.models import Application, Call
from tests.factories.admissions import make_applicant, make_application, make_call

pytestmark = pytest.mark.django_db


def make_eligible(call: Call, given: str, country: str) -> Application:
    return make_application(call, make_applicant(given, country=country), screening="eligible")


def test_training_considers_members_first_and_its_rule_need_not_say_so(call: Call) -> None:
    make_eligible(call, "Leila", "MA")
    make_eligible(call, "Pablo", "ES")
    assert "members_first" not in snapshot.case_of(call)["rule"]
    assert [one.country for one in queries.as_of_today(call).candidates if one.is_pg] == ["MA"]


def test_a_course_prefers_no_country_unless_it_was_so_decided(db: None) -> None:
    course = make_call(audience="academy")
    make_eligible(course, "Leila", "MA")
    make_eligible(course, "Pablo", "ES")
    case = snapshot.case_of(course)
    assert case["rule"]["members_first"] is False
    assert case["countries"]["MA"]["pg"] is True  # the table stays true; the rule says what follows from it
    assert queries.readings(course)["B"].objective == [2, 2, 0, 0, 2]


def test_a_consultant_is_in_the_list_and_takes_no_place(db: None) -> None:
    group = make_call(audience="expert_group")
    make_application(group, make_applicant("Omar"), screening="eligible", is_consultant=True)
    expert = make_eligible(group, "Ingrid", "NO")
    found = queries.as_of_today(group)
    assert [one.id for one in found.candidates] == [str(expert.ticket)]
    assert [one["code"] for one in found.excluded.values()] == ["CONSULTANT"]


def test_who_was_let_in_by_hand_is_considered_and_nobody_else_of_the_country(call: Call) -> None:
    let_in = make_eligible(call, "Rui", "BR")
    make_application(call, make_applicant("Ana", country="BR"), screening="not_eligible")
    case = snapshot.case_of(call)
    assert case["rule"]["admitted_observers"] == ["BR"]
    assert [one.id for one in of_document(case).candidates] == [str(let_in.ticket)]


def test_names_are_not_in_the_case(call: Call, leila: Person) -> None:
    make_application(call, leila, screening="eligible")
    assert "Tazi" not in str(snapshot.case_of(call))
    assert "Ministry" not in str(snapshot.case_of(call))
