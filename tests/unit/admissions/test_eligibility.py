"""Who may be considered: members of any of three bodies as of right, observers by decision."""

import pytest

from courses.admissions.domain.eligibility import CountryCase, of_application, of_country

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
