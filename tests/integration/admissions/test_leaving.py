"""Who no longer takes part is granted nothing: the decision looks again, whatever stood when it was asked for."""

import pytest
from django.utils import timezone

from academy.people.models import Person, User
from courses.admissions import operations
from courses.admissions.models import Commitment, CostDecision, CostRequest
from courses.admissions.operations import Asked
from courses.learning.models import Enrolment
from tests.factories.money import closed, make_course, make_envelope, make_participant, make_request, open_terms
from tests.factories.people import enter
from tests.factories.places import make_small_selection, place_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(dolores: Person) -> User:
    assert dolores.user is not None
    return dolores.user


def decide(request: CostRequest, officer: User, outcome: str = "grant") -> str:
    browser = enter(officer)
    browser.cookies["language"] = "en"
    address = f"/admin/academy/cost-requests/{request.pk}/"
    browser.post(f"{address}propose/", {"p-amount_travel": "100", "p-words": "So."})
    said = {"d-amount_travel": "100", "d-words": "By the means", "d-outcome": outcome, "d-body": "secretariat"}
    return str(browser.post(f"{address}decide/", said, follow=True).content.decode())


def test_a_grant_is_not_given_to_whom_withdrew_and_can_be_refused(officer: User, dolores: Person) -> None:
    edition = make_course()
    make_envelope(edition)
    open_terms(edition)
    request = make_request(edition, make_participant(edition))
    closed(edition, dolores)
    Enrolment.objects.update(state=Enrolment.State.WITHDRAWN)
    assert "no longer takes part" in decide(request, officer)
    assert not Commitment.objects.exists()
    decide(request, officer, "refuse")
    assert CostDecision.objects.get().outcome == "refused"


def test_support_is_not_given_to_whom_gave_the_place_back(officer: User) -> None:
    run = make_small_selection(officer)
    place, now = place_of("MA1"), timezone.now()
    user = place.application.person.user
    assert user is not None
    make_envelope(run.call.edition, kind="support")
    request = operations.ask_for_support(
        application=place.application, heads={"travel": Asked(cost=30_000, asked=20_000)}, means="Little",
        grounds="Far away", by=user, now=now,
    )  # fmt: skip
    enter(user).post(f"/my/places/{place.pk}/", {"answer": "decline"})
    assert "no longer takes part" in decide(request, officer)
    assert not CostDecision.objects.exists()


def test_support_is_given_to_whom_holds_the_place(officer: User) -> None:
    run = make_small_selection(officer)
    place = place_of("MA1")
    user = place.application.person.user
    assert user is not None
    make_envelope(run.call.edition, kind="support")
    request = operations.ask_for_support(
        application=place.application, heads={"travel": Asked(cost=30_000, asked=20_000)}, means="Little",
        grounds="Far away", by=user, now=timezone.now(),
    )  # fmt: skip
    decide(request, officer)
    assert CostDecision.objects.get().total == 10_000
