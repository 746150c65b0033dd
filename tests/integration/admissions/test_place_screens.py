"""Places through the door: the Secretariat's board, list and letters; the participant's place and follow-up form."""

import csv
import io
import re
from datetime import timedelta

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from academy.audit.models import AuditRecord
from academy.notifications.models import Letter
from academy.people.domain.vocabulary import Permission, RoleCode
from academy.people.models import Person, Role, User
from courses.admissions import operations
from courses.admissions.models import FollowUp, LateAdmission, Place, PlaceEvent, RestrictedAnswers, SelectionRun
from courses.admissions.queries import waiting_list
from courses.catalogue.models import Activity, Edition
from tests.factories.admissions import make_call
from tests.factories.money import granted, make_envelope
from tests.factories.people import enter
from tests.factories.places import holders, make_nominee, make_small_selection, place_of, seal

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
BOARD = "/admin/academy/places/training-x/"
FOLLOW_UP = {
    "arrives_at": "2027-03-01T09:30", "leaves_at": "2027-03-05T18:00", "travel": "AF 1234", "lodging": "venue",
    "lodging_wish": "Ground floor", "needs_visa": "on", "diet": "no nuts", "accessibility": "a ramp",
    "passport_number": "X123",
}  # fmt: skip


@pytest.fixture
def run(dolores: Person) -> SelectionRun:
    assert dolores.user is not None
    return make_small_selection(dolores.user)


@pytest.fixture
def office(dolores: Person, run: SelectionRun) -> Client:
    assert dolores.user is not None
    return enter(dolores.user)


def user_of(person: Person) -> User:
    assert person.user is not None
    return person.user


def mine(given: str) -> tuple[Client, Place]:
    place = place_of(given)
    user = place.application.person.user
    assert user is not None
    return enter(user), place


def own(place: Place, page: str) -> str:
    return f"/my/applications/{place.application_id}/{page}"


def confirmed(given: str) -> tuple[Client, Place]:
    browser, place = mine(given)
    browser.post(f"/my/places/{place.pk}/", {"answer": "confirm"})
    return browser, place


def test_the_list_shows_where_a_static_one_would_have_been_wrong(office: Client, run: SelectionRun) -> None:
    """Of three places Morocco, Norway and Italy hold one each; who waits first in the whole order is another's."""
    page = text(office, f"{BOARD}waiting/")
    found = waiting_list(run)
    assert found.static is not None
    wrong = [one for one in found.situations if one.heir and one.same_country and one.heir != found.static]
    assert found.wrong == len(wrong) > 0
    assert page.count("tag--bad") == len(wrong)
    assert f"For {len(wrong)} of {len(found.situations)} countries a static list" in page
    first = wrong[0]
    assert first.heir is not None
    place = Place.objects.get(edition=run.call.edition, application__country=first.country)
    user = place.application.person.user
    assert user is not None
    enter(user).post(f"/my/places/{place.pk}/", {"answer": "decline"})
    assert Place.objects.get(number=place.number, edition=run.call.edition).application == first.heir


def test_the_own_page_says_you_and_the_board_says_the_person(office: Client, run: SelectionRun) -> None:
    browser, place = confirmed("MA1")
    browser.cookies["language"] = "en"
    browser.post(f"/my/places/{place.pk}/", {"answer": "decline", "reason": "DUTIES"})
    own_page, board = text(browser, own(place, "place/")), text(office, BOARD)
    assert "Your duties do not allow it." in own_page
    assert "The person’s duties" not in own_page
    assert "The person’s duties do not allow it." in board
    heir, seat = mine(holders(run)[place.number - 1])
    heir.cookies["language"] = "en"
    assert "and the place comes to you." in text(heir, own(seat, "place/"))
    letter = Letter.objects.filter(person=seat.application.person, template="place_offered").latest("pk")
    assert "and the place comes to you." in letter.body


def text(browser: Client, path: str) -> str:
    response = browser.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def test_the_board_shows_every_number_with_its_deadline_and_what_happened(office: Client, run: SelectionRun) -> None:
    page = text(office, BOARD)
    assert page.count('class="seat seat--offered"') == 3
    assert "By the sealed selection." in page
    assert "MA1 OfMA" in page


def test_a_seat_says_who_would_inherit_and_takes_what_was_said_by_telephone(office: Client, run: SelectionRun) -> None:
    number = place_of("MA1").number
    assert "MA2 OfMA" in text(office, f"{BOARD}{number}/")
    refused = office.post(f"{BOARD}{number}/", {"event": "declined", "channel": "telephone", "words": ""})
    assert refused.status_code == 422
    assert "MA1" in holders(run)
    office.post(f"{BOARD}{number}/", {"event": "declined", "channel": "telephone", "words": "No time, he says."})
    assert holders(run)[number - 1] == "MA2"
    page = text(office, f"{BOARD}{number}/")
    assert "No time, he says." in page
    assert "by telephone" in page


def test_a_board_of_another_size_has_no_such_seat(office: Client) -> None:
    assert office.get(f"{BOARD}4/").status_code == 404
    assert office.get(f"{BOARD}0/").status_code == 404


def test_the_waiting_list_says_who_is_next_for_each_situation(office: Client) -> None:
    page = text(office, f"{BOARD}waiting/")
    assert "next nominee of the same country" in page
    assert "next country turn in the published order" in page
    assert "5 people wait." in page


def test_under_side_conditions_the_list_is_asked_by_country(dolores: Person) -> None:
    assert dolores.user is not None
    make_small_selection(dolores.user, rule={"groups": [{"field": "mednet", "value": True, "max": 2}]})
    browser = enter(dolores.user)
    assert "no single order" in text(browser, f"{BOARD}waiting/")
    assert "Of" in text(browser, f"{BOARD}waiting/?country=IT").split('role="status"')[-1]


def test_a_late_admission_is_by_decision_and_takes_only_what_is_free(
    office: Client, run: SelectionRun, dolores: Person
) -> None:
    late = make_nominee(run.call, "JP1", "JP", 1, answers={})
    late.screening, late.screening_reason = "decision_needed", "OBSERVER_UNDECIDED"
    late.save()
    before = holders(run)
    said = {"application": late.pk, "kind": "decision", "words": "Bureau, 3 March: admitted ad hoc."}
    page = office.post(f"{BOARD}late/", said)
    assert page.status_code == 422  # first a declaration of interest
    operations.declare_interest(
        call=run.call,
        has_interest=False,
        words="",
        concerns=[],
        by=user_of(dolores),
        now=timezone.now(),
    )
    assert office.post(f"{BOARD}late/", said).status_code == 302
    assert holders(run) == before
    assert LateAdmission.objects.get().words == "Bureau, 3 March: admitted ad hoc."
    assert "JP1 OfJP" in text(office, f"{BOARD}waiting/")
    operations.release_place(
        place=place_of("IT1"),
        event="withdrawn",
        by=user_of(dolores),
        now=timezone.now(),
        words="Left.",
    )
    assert {"ES1", "TN1", "JP1"} & set(holders(run))


def test_who_gave_a_place_back_returns_only_by_a_recorded_decision(
    office: Client, run: SelectionRun, dolores: Person
) -> None:
    browser, place = mine("IT1")
    browser.post(f"/my/places/{place.pk}/", {"answer": "decline", "reason": "DATES"})
    operations.declare_interest(
        call=run.call,
        has_interest=False,
        words="",
        concerns=[],
        by=user_of(dolores),
        now=timezone.now(),
    )
    said = {"application": place.application_id, "kind": "late", "words": "Asked to come back."}
    assert office.post(f"{BOARD}late/", said).status_code == 422
    assert office.post(f"{BOARD}late/", said | {"kind": "reopened"}).status_code == 302
    assert "IT1 OfIT" in text(office, f"{BOARD}waiting/")


def test_free_places_are_offered_by_one_button(office: Client, run: SelectionRun) -> None:
    Edition.objects.filter(pk=run.call.edition_id).update(capacity=4)
    assert "Offer the free places by the rule" in text(office, BOARD)
    office.post(f"{BOARD}fill/")
    office.post(f"{BOARD}fill/")
    assert len(holders(run)) == 4


def test_waiting_letters_are_read_first_then_queued_once_with_the_own_rank(office: Client, run: SelectionRun) -> None:
    page = text(office, f"{BOARD}letters/")
    assert "5 letters are to be written." in page
    assert Letter.objects.filter(template="place_waiting").count() == 0
    office.post(f"{BOARD}letters/", {"letter": "place_waiting"})
    office.post(f"{BOARD}letters/", {"letter": "place_waiting"})
    letters = {one.person.given_name: one.body for one in Letter.objects.filter(template="place_waiting") if one.person}
    assert len(letters) == 5
    assert "1 nominee of your country waits before you." in letters["MA3"]
    assert "You are the next of your country" in letters["MA2"]
    assert "you are number" in letters["ES1"]
    assert "more free place" in letters["MA2"]
    assert "OfNO" not in letters["MA2"]


def test_every_letter_about_places_can_be_read_twenty_on_a_page(office: Client, dolores: Person) -> None:
    """Those who wait; and, before anything is offered, everybody to whom a place will be offered."""
    names = [f"MA{rank}" for rank in range(101, 128)]
    waiting = make_small_selection(user_of(dolores), nominees=" ".join(names), key="training-w")
    assert len(holders(waiting)) == 3
    call = make_call("training-v", capacity=25)
    for name in names:
        make_nominee(call, f"{name}v", "MA", int(name[2:]))
    seal(call)
    for key, letter, count in (("training-w", "place_waiting", 24), ("training-v", "place_offered", 25)):
        address = f"/admin/academy/places/{key}/letters/?letter={letter}"
        pages = [office.get(f"{address}&page={page}").content.decode() for page in (1, 2)]
        shown = [set(re.findall(r"<summary>([^ ]+) ", page)) for page in pages]
        assert [len(page) for page in shown] == [20, count - 20]
        assert not shown[0] & shown[1]
    numbers = {int(number) for number in re.findall(r"You are offered place (\d+) in", "".join(pages))}
    assert numbers == set(range(1, 26))


def test_not_selected_is_told_in_the_persons_language_with_the_reason(office: Client, run: SelectionRun) -> None:
    Person.objects.filter(given_name="ES1").update(language="fr")
    office.post(f"{BOARD}letters/", {"letter": "place_not_selected"})
    letter = Letter.objects.get(template="place_not_selected", person__given_name="ES1")
    assert letter.language == "fr"
    assert "n’a pas été retenue" in letter.body
    assert "/selections/training-x/" in letter.body


def test_one_click_confirms_and_opens_the_follow_up_form(run: SelectionRun) -> None:
    browser, place = mine("MA1")
    page = text(browser, own(place, "place/"))
    assert "is held for you. Please answer by" in page
    assert browser.get(own(place, "follow-up/")).status_code == 302
    answered = browser.post(f"/my/places/{place.pk}/", {"answer": "confirm"})
    assert answered.headers["Location"] == own(place, "follow-up/")
    again = browser.post(f"/my/places/{place.pk}/", {"answer": "confirm"}, follow=True).content.decode()
    assert "confirmed already" in again
    assert Letter.objects.filter(template="place_confirmed").count() == 1


def test_a_person_declines_with_a_reason_and_sees_it_on_record(run: SelectionRun) -> None:
    browser, place = mine("MA1")
    browser.post(f"/my/places/{place.pk}/", {"answer": "decline", "reason": "COSTS"})
    page = text(browser, own(place, "place/"))
    assert "Nobody pays your travel and stay." in page
    assert "you are not on its waiting list" in page
    assert browser.post(f"/my/places/{place.pk}/", {"answer": "confirm"}).status_code == 404
    assert Letter.objects.get(template="place_withdrawn").subject.startswith("You declined the place")


def test_who_waits_sees_the_own_rank(run: SelectionRun) -> None:
    waiting = run.call.applications.select_related("person__user").get(person__given_name="MA3")
    assert waiting.person.user is not None
    page = text(enter(waiting.person.user), f"/my/applications/{waiting.pk}/place/")
    assert "1 nominee of your country waits before you." in page


def test_the_place_of_somebody_else_is_not_found(run: SelectionRun) -> None:
    browser, _ = mine("MA1")
    other = place_of("NO1")
    for page in ("place/", "follow-up/", "visa-letter.pdf"):
        assert browser.get(own(other, page)).status_code == 404


def test_the_follow_up_keeps_what_is_private_apart_and_the_night_erases_it(run: SelectionRun) -> None:
    browser, place = confirmed("MA1")
    assert browser.post(own(place, "follow-up/"), FOLLOW_UP).status_code == 302
    saved = FollowUp.objects.get(application=place.application_id)
    assert (saved.travel, saved.lodging, saved.needs_visa) == ("AF 1234", "venue", True)
    kept = RestrictedAnswers.objects.get(application=place.application_id)
    assert kept.answers == {"diet": "no nuts", "accessibility": "a ramp", "passport_number": "X123"}
    assert "no nuts" not in str(list(AuditRecord.objects.values_list("data", flat=True)))
    past = timezone.localdate() - timedelta(days=1)
    Edition.objects.filter(pk=run.call.edition_id).update(starts_on=past, ends_on=past)
    operations.erase_restricted(now=timezone.now(), by=None)
    kept.refresh_from_db()
    assert kept.answers == {}
    assert browser.post(own(place, "follow-up/"), FOLLOW_UP).status_code == 422


def test_leaving_before_arriving_is_said_at_the_field(run: SelectionRun) -> None:
    browser, place = confirmed("MA1")
    page = browser.post(own(place, "follow-up/"), FOLLOW_UP | {"leaves_at": "2027-02-01T10:00"})
    assert page.status_code == 422
    assert "The departure is later than the arrival." in page.content.decode()


@pytest.mark.parametrize(("language", "words"), [("en", "No fee is charged"), ("fr", "MA1 OfMA")])
def test_the_visa_letter_names_person_dates_and_who_pays(run: SelectionRun, language: str, words: str) -> None:
    Person.objects.filter(given_name="MA1").update(language=language)
    browser, place = confirmed("MA1")
    browser.post(own(place, "follow-up/"), FOLLOW_UP)
    content = browser.get(own(place, "visa-letter.pdf")).content
    said = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    assert words in said
    assert "X123" in said
    assert ("Formation training-x" if language == "fr" else "Training training-x") in said


def test_the_list_goes_out_without_what_is_private_unless_it_is_asked_and_recorded(
    office: Client, run: SelectionRun
) -> None:
    browser, place = confirmed("MA1")
    browser.post(own(place, "follow-up/"), FOLLOW_UP)
    assert "AF 1234" in text(office, f"{BOARD}follow-up/")
    plain = office.get(f"{BOARD}follow-up/csv/").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(plain)))
    assert (rows[0]["given_name"], rows[0]["arrival"]) == ("MA1", "2027-03-01 09:30")
    assert "no nuts" not in plain
    full = office.post(f"{BOARD}follow-up/needs/", {"sort": "csv"}).content.decode("utf-8-sig")
    assert "no nuts" in full
    assert AuditRecord.objects.filter(action="follow_ups.exported", data__needs=True).count() == 1
    assert office.get(f"{BOARD}follow-up/xlsx/").content.startswith(b"PK")


def words_of(pdf: bytes) -> str:
    return " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())


def test_the_office_reads_the_passport_number_by_a_form_with_the_permission_and_on_record(
    office: Client, run: SelectionRun
) -> None:
    browser, place = confirmed("MA1")
    browser.post(own(place, "follow-up/"), FOLLOW_UP)
    address = f"{BOARD}{place.number}/visa-letter.pdf"
    plain = words_of(office.get(address).content)
    assert "MA1 OfMA" in plain
    assert "X123" not in plain
    assert "X123" in words_of(office.post(address).content)
    read = AuditRecord.objects.filter(action="visa_letter.read").order_by("pk")
    assert [one.data["passport"] for one in read] == [False, True]
    role = Role.objects.get(code=RoleCode.SECRETARIAT)
    role.permissions = [one for one in role.permissions if one != Permission.NEEDS_READ]
    role.save()
    assert office.get(address).content.startswith(b"%PDF")
    assert not office.post(address).content.startswith(b"%PDF")


@pytest.mark.parametrize("what", ["cancelled", "over"])
def test_no_letter_for_a_visa_to_what_is_cancelled_or_over(what: str, office: Client, run: SelectionRun) -> None:
    browser, place = confirmed("MA1")
    past = timezone.localdate() - timedelta(days=1)
    changed = {"state": "cancelled"} if what == "cancelled" else {"starts_on": past, "ends_on": past}
    Edition.objects.filter(pk=run.call.edition_id).update(**changed)
    said = "This edition is cancelled" if what == "cancelled" else "no letter for a visa is written any more"
    for who, address in ((office, f"{BOARD}{place.number}/visa-letter.pdf"), (browser, own(place, "visa-letter.pdf"))):
        assert said in who.get(address, follow=True).content.decode(), address


def test_the_visa_letter_says_which_costs_are_granted_and_nothing_of_what_was_taken_back(
    run: SelectionRun, dolores: Person
) -> None:
    browser, place = confirmed("MA1")
    assert "Pompidou Group of the Council of Europe bears" not in words_of(
        browser.get(own(place, "visa-letter.pdf")).content
    )
    make_envelope(run.call.edition, kind="support")
    request = operations.ask_for_support(
        application=place.application, heads={"travel": operations.Asked(cost=40_000, asked=40_000)}, means="m",
        grounds="g", by=user_of(place.application.person), now=timezone.now(),
    )  # fmt: skip
    granted(request, dolores, travel=25_000)
    assert "travel (€250.00)" in words_of(browser.get(own(place, "visa-letter.pdf")).content)
    operations.take_back(request=request, words="not needed", by=user_of(dolores), now=timezone.now())
    assert "€250.00" not in words_of(browser.get(own(place, "visa-letter.pdf")).content)


def test_the_visa_letter_to_a_course_with_a_fee_does_not_say_that_there_is_none(run: SelectionRun) -> None:
    browser, place = confirmed("MA1")
    assert "No fee is charged" in words_of(browser.get(own(place, "visa-letter.pdf")).content)
    Activity.objects.filter(editions=run.call.edition).update(kind="executive_course")
    assert "fee" not in words_of(browser.get(own(place, "visa-letter.pdf")).content)


@pytest.mark.parametrize("letter", ["place_reminder", "place_expired"])
def test_a_reminder_and_the_end_of_an_offer_are_read_before_the_night_writes_them(
    letter: str, office: Client, run: SelectionRun
) -> None:
    confirmed("MA1")
    address = f"{BOARD}letters/?letter={letter}"
    page = text(office, address)
    open_to = list(Place.objects.filter(state=Place.State.OFFERED).select_related("application__person"))
    assert len(open_to) == 2
    for place in open_to:
        assert f"{place.application.person.given_name} " in page
    assert "2 letters are to be written" in page
    assert "MA1 OfMA" not in page
    assert "Queue these letters" not in page
    office.post(f"{BOARD}letters/", {"letter": letter})
    assert not Letter.objects.filter(template=letter).exists()


def test_nothing_happens_by_a_link(office: Client, run: SelectionRun) -> None:
    browser, place = mine("MA1")
    assert browser.get(f"/my/places/{place.pk}/").status_code == 405
    assert office.get(f"{BOARD}fill/").status_code == 405
    assert PlaceEvent.objects.exclude(event="offered").count() == 0
