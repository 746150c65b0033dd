"""Who may be considered: members of any of three bodies as of right, observers by decision."""

import pytest

from courses.admissions.domain.eligibility import (
    ACADEMY,
    EXPERT_GROUP,
    TRAINING,
    CountryCase,
    of_application,
    of_country,
)

NO = {"pg": "not_member", "coe": "not_member", "mednet": "not_member", "observer": "not_member"}


def case(**said: object) -> CountryCase:
    return CountryCase(**(NO | said))  # type: ignore[arg-type]


@pytest.mark.parametrize("body", ["pg", "coe", "mednet"])
def test_a_member_of_any_of_the_three_bodies_takes_part_as_of_right(body: str) -> None:
    assert of_country(case(**{body: "member"})) == ("eligible", "COUNTRY_ELIGIBLE")


@pytest.mark.parametrize(
    ("admitted", "expected"),
    [
        (None, ("decision_needed", "OBSERVER_UNDECIDED")),
        (True, ("eligible", "OBSERVER_ADMITTED")),
        (False, ("not_eligible", "OBSERVER_NOT_ADMITTED")),
    ],
)
def test_an_observer_needs_a_decision(admitted: bool | None, expected: tuple[str, str]) -> None:
    assert of_country(case(observer="member", admitted=admitted)) == expected


def test_an_unknown_standing_goes_to_the_secretariat_and_is_never_guessed() -> None:
    assert of_country(case(pg="unknown")) == ("decision_needed", "COUNTRY_UNKNOWN")
    assert of_country(case()) == ("not_eligible", "COUNTRY_NOT_ELIGIBLE")


def test_late_comes_before_everything_else() -> None:
    assert of_application(country=case(pg="member"), in_time=False, kind_admitted=False)[0] == "late"
    assert of_application(country=case(pg="member"), in_time=True, kind_admitted=False)[1] == "INSTITUTION_KIND"
    assert of_application(country=case(pg="member"), in_time=True, kind_admitted=True)[0] == "eligible"


# Who may apply, by audience. Source: P-PG (2020) 10, P-PG/Training, item 4; P-PG/Academy, item 8; P-PG/Rights, item 5.
TABLE = [
    # country, its standing, Executive Training, Academy course, expert group
    ("Pompidou Group", {"pg": "member"}, "eligible", "eligible", "eligible"),
    ("Council of Europe", {"coe": "member"}, "eligible", "eligible", "not_eligible"),
    ("MedNET alone", {"mednet": "member"}, "eligible", "places_remain", "not_eligible"),
    ("observer", {"observer": "member"}, "decision_needed", "places_remain", "not_eligible"),
    ("observer admitted", {"observer": "member", "admitted": True}, "eligible", "eligible", "eligible"),
    ("observer refused", {"observer": "member", "admitted": False}, "not_eligible", "not_eligible", "not_eligible"),
    ("member and observer", {"pg": "member", "observer": "member"}, "eligible", "eligible", "eligible"),
    ("of no body", {}, "not_eligible", "places_remain", "not_eligible"),
    ("of no body, admitted", {"admitted": True}, "eligible", "eligible", "eligible"),
    ("Group unknown", {"pg": "unknown"}, "decision_needed", "decision_needed", "decision_needed"),
    ("Council unknown", {"coe": "unknown"}, "decision_needed", "decision_needed", "not_eligible"),
    ("MedNET unknown", {"mednet": "unknown"}, "decision_needed", "places_remain", "not_eligible"),
    ("member, the rest unknown", {"pg": "member", "coe": "unknown"}, "eligible", "eligible", "eligible"),
]


@pytest.mark.parametrize(("name", "standing", "training", "academy", "group"), TABLE)
def test_the_audience_of_a_call_decides(
    name: str, standing: dict[str, object], training: str, academy: str, group: str
) -> None:
    found = [of_country(case(**standing), audience)[0] for audience in (TRAINING, ACADEMY, EXPERT_GROUP)]
    assert found == [training, academy, group]


NOMINATIONS = [
    (True, False, ("eligible", "GROUP_MEMBER")),
    (None, False, ("pending", "NOMINATION_AWAITED")),
    (False, False, ("not_eligible", "NOT_NOMINATED")),
    (False, True, ("eligible", "CONSULTANT")),
]


@pytest.mark.parametrize(("nomination", "is_consultant", "expected"), NOMINATIONS)
def test_an_expert_is_nominated_by_the_permanent_correspondent_and_a_consultant_is_not(
    nomination: bool | None, is_consultant: bool, expected: tuple[str, str]
) -> None:
    said = of_application(
        country=case(pg="member"), in_time=True, kind_admitted=True, audience=EXPERT_GROUP,
        is_consultant=is_consultant, nomination=nomination,
    )  # fmt: skip
    assert said == expected


@pytest.mark.parametrize("audience", [TRAINING, ACADEMY])
def test_elsewhere_an_opinion_is_no_veto(audience: str) -> None:
    said = of_application(
        country=case(pg="member"), in_time=True, kind_admitted=True, audience=audience, nomination=False
    )
    assert said[0] == "eligible"
