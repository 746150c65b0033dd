"""My applications and my place: the same reason on both, nothing of a proposal, and what was done with the place."""

from datetime import timedelta

import pytest
from django.utils import timezone

from academy.people.models import Person, User
from courses.admissions import operations
from courses.admissions.models import Application, Call, Place, SelectionRun
from courses.catalogue import api as catalogue_api
from courses.catalogue.models import Edition
from tests.factories.admissions import make_call
from tests.factories.people import enter
from tests.factories.places import make_nominee, make_small_selection, place_of, seal

pytestmark = pytest.mark.django_db
NO_LONGER = "You hold no place in this edition"


@pytest.fixture
def officer(dolores: Person) -> User:
    assert dolores.user is not None
    return dolores.user


@pytest.fixture
def run(officer: User) -> SelectionRun:
    return make_small_selection(officer)


def pages_of(application: Application) -> list[str]:
    """Both pages on which a person reads where she stands."""
    user = application.person.user
    assert user is not None
    browser = enter(user)
    browser.cookies["language"] = "en"
    addresses = ("/my/applications/", f"/my/applications/{application.pk}/place/")
    return [" ".join(browser.get(address).content.decode().split()) for address in addresses]


def of(run: SelectionRun, given: str) -> Application:
    return run.call.applications.select_related("person__user").get(person__given_name=given)


def give_back(place: Place, reason: str = "") -> None:
    user = place.application.person.user
    assert user is not None
    enter(user).post(f"/my/places/{place.pk}/", {"answer": "decline", "reason": reason})


def sealed_only(call: Call) -> SelectionRun:
    for given in ("MA1", "NO1", "IT1", "ES1"):
        make_nominee(call, given, given[:2], 1, screening_reason="COUNTRY_ELIGIBLE")
    return seal(call)


def test_of_a_proposal_nobody_is_told_anything(officer: User) -> None:
    run = sealed_only(make_call())
    told = {
        "MA1": "First place of a Pompidou Group member State.",
        "ES1": "Pompidou Group member States are considered",
    }
    for given, words in told.items():
        for page in pages_of(of(run, given)):
            assert words not in page
            assert "The country may take part as of right." in page
    operations.make_offers(run=run, by=officer, now=timezone.now())
    for given, words in told.items():
        assert all(words in page for page in pages_of(of(run, given)))


def test_a_decision_by_hand_is_not_told_before_the_places_are_offered(officer: User) -> None:
    run = sealed_only(make_call())
    operations.declare_interest(
        call=run.call, has_interest=False, words="", concerns=[], by=officer, now=timezone.now()
    )
    decided = {"taken_from": of(run, "MA1"), "given_to": of(run, "ES1"), "reason": "Geographical balance, Board."}
    operations.override(run=run, by=officer, now=timezone.now(), **decided)  # type: ignore[arg-type]
    assert not any("Geographical balance" in page for page in pages_of(of(run, "MA1")))
    operations.make_offers(run=run, by=officer, now=timezone.now())
    assert all("Geographical balance" in page for page in pages_of(of(run, "MA1")))


def test_who_gave_the_place_back_reads_that_and_not_why_she_was_selected(run: SelectionRun) -> None:
    application = of(run, "MA1")
    give_back(place_of("MA1"), "DATES")
    for page in pages_of(application):
        assert "You declined the place that was offered to you. The dates do not suit you." in page
        assert "First place of a Pompidou Group member State." not in page
    assert NO_LONGER in pages_of(application)[1]


def test_who_let_the_offer_end_reads_that(run: SelectionRun) -> None:
    place = place_of("MA1")
    Place.objects.filter(pk=place.pk).update(offer_until=timezone.now())
    assert operations.expire_offer(place_id=place.pk, now=timezone.now()) == "passed on"
    for page in pages_of(place.application):
        assert "no longer held for you. You did not answer the offer by its deadline." in page


def test_an_heir_reads_that_a_place_became_free_and_by_which_rule(run: SelectionRun) -> None:
    give_back(place_of("MA1"))
    for page in pages_of(of(run, "MA2")):
        assert "A place became free after the selection, and it went to you. You were the next nominee of your" in page
        assert "not drawn" not in page


def test_who_withdrew_reads_that_and_no_reason_of_the_selection(officer: User) -> None:
    run = sealed_only(make_call())
    application = of(run, "MA1")
    assert application.person.user is not None
    enter(application.person.user).post(f"/my/applications/{application.pk}/withdraw/")
    operations.make_offers(run=run, by=officer, now=timezone.now())
    for page in pages_of(application):
        assert "Withdrawn by the applicant." in page
        assert "First place of" not in page


def test_only_a_clear_answer_gives_a_place_back(run: SelectionRun) -> None:
    place = place_of("MA1")
    assert place.application.person.user is not None
    browser = enter(place.application.person.user)
    browser.cookies["language"] = "en"
    for answer in ({}, {"answer": ""}, {"answer": "Confirm"}, {"reason": "DATES"}):
        page = browser.post(f"/my/places/{place.pk}/", answer, follow=True).content.decode()
        assert "nothing is changed" in page
        assert Place.objects.get(pk=place.pk).state == "offered"


def test_after_its_end_no_place_of_an_edition_is_given_back(run: SelectionRun) -> None:
    place = place_of("MA1")
    assert place.application.person.user is not None
    past = timezone.localdate() - timedelta(days=1)
    Edition.objects.filter(pk=place.edition_id).update(starts_on=past, ends_on=past)
    browser = enter(place.application.person.user)
    browser.cookies["language"] = "en"
    page = browser.post(f"/my/places/{place.pk}/", {"answer": "decline"}, follow=True).content.decode()
    assert "a place in it is not given back any more" in page
    assert Place.objects.filter(pk=place.pk).exists()


def test_a_cancelled_edition_says_so_with_its_reason(run: SelectionRun, officer: User) -> None:
    why = {"reason_fr": "Le lieu est fermé.", "reason_en": "The venue is closed."}
    catalogue_api.cancel_edition(edition=run.call.edition, by=officer, now=timezone.now(), **why)
    page = pages_of(of(run, "MA1"))[0]
    assert "This edition is cancelled and will not be held." in page
    assert "The venue is closed." in page
