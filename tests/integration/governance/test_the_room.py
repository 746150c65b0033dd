"""Seats, rules of procedure, sittings, endorsement, proposals and papers: through the door."""

from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from academy.governance import api as governance_api
from academy.governance.models import (
    Decision,
    Minutes,
    Proposal,
    Resolution,
    RulesOfProcedure,
    Seat,
    SeatHolding,
    Sitting,
)
from academy.people import api as people_api
from academy.people.api import RoleCode
from academy.people.models import Country
from academy.portal.demo.scene import Scene
from tests.factories.people import enter
from tests.factories.world import Play
from tests.integration.governance.board import deputy, move, seated, sitting, tabled

pytestmark = pytest.mark.django_db
SEATS = "/admin/academy/seats/"


def as_dolores(scene: Scene, address: str, **data: Any) -> str:
    return str(enter(scene.who("dolores")).post(address, data, follow=True).content.decode())


def test_the_seats_are_as_many_as_the_text_says(play: Play) -> None:
    play(1)
    assert Seat.objects.filter(kind="pc").count() == governance_api.provision("P-PG/Academy", "pc_seats").number
    assert (
        Seat.objects.filter(kind="partner").count() == governance_api.provision("P-PG/Academy", "partner_seats").number
    )
    with pytest.raises(DatabaseError, match="fewer seats"), transaction.atomic():
        Seat.objects.create(kind="pc", number=4)
    with pytest.raises(DatabaseError, match="fewer seats"), transaction.atomic():
        Seat.objects.create(kind="partner", number=2)


def test_another_academic_seat_needs_the_boards_recorded_choice(play: Play) -> None:
    scene = play(1)
    page = as_dolores(scene, SEATS + "add/")
    assert "P-PG (2020) 10, P-PG/Academy, item 9" in page
    assert "recorded choice" in page
    decision = governance_api.record_decision(
        reference="GB/T", body="board", kind="seats", decided_on=timezone.localdate(), meeting="m",
        text_fr="a", text_en="a", by=scene.who("dolores"),
    )  # fmt: skip
    assert "another academic seat" in as_dolores(scene, SEATS + "add/", decision=decision.pk)
    assert Seat.objects.get(kind="partner", number=2).decision == decision
    assert "recorded choice" in as_dolores(scene, SEATS + "add/", decision=decision.pk)


def test_two_holders_of_one_seat_at_a_time_are_refused_with_the_dates(play: Play) -> None:
    scene = play(1)
    seated(scene)
    seat = Seat.objects.get(kind="pc", number=1)
    data = {"seat": seat.pk, "email": "viktor@demo.example.org", "starts_on": "2026-05-01"}
    page = as_dolores(scene, SEATS, **data)
    assert "Henrik Lunde holds the seat" in page
    assert "1 January 2023" in page
    holding = SeatHolding.objects.get(seat=seat)
    as_dolores(scene, f"{SEATS}holdings/{holding.pk}/leave/", ends_on="2026-04-30")
    assert "not on record as a Permanent Correspondent on 1 May 2026" in as_dolores(scene, SEATS, **data)
    people_api.grant_role(user=scene.who("viktor"), role=RoleCode.PERMANENT_CORRESPONDENT, starts_on=date(2026, 1, 1))
    assert "The seat is taken" in as_dolores(scene, SEATS, **data)
    assert "already ended" in as_dolores(scene, f"{SEATS}holdings/{holding.pk}/leave/", ends_on="2026-05-30")
    with pytest.raises(DatabaseError, match="holds this seat"), transaction.atomic():
        SeatHolding.objects.create(seat=seat, person=holding.person, starts_on="2026-04-30", ends_on="2026-05-02")


def test_who_resigns_before_the_term_ends_leaves_the_seat_on_that_day(play: Play) -> None:
    scene = play(1)
    resolution, today = tabled(scene), timezone.localdate()
    holding = SeatHolding.objects.get(person__given_name="Lucia")
    address = f"{SEATS}holdings/{holding.pk}/leave/"
    as_dolores(scene, address, ends_on=today + timedelta(days=300))
    assert address in as_dolores(scene, SEATS)
    assert "give the seat anew" in as_dolores(scene, address, ends_on=today + timedelta(days=301))
    enter(scene.who("lucia")).post(f"/board/resolutions/{resolution.pk}/vote/", {"choice": "for"})
    assert "it cannot have ended before" in as_dolores(scene, address, ends_on=today - timedelta(days=1))
    page = as_dolores(scene, address, ends_on=today + timedelta(days=30))
    assert "The last day is recorded." in page
    holding.refresh_from_db()
    assert holding.ends_on == today + timedelta(days=30)
    data = {"seat": holding.seat_id, "email": "viktor@demo.example.org", "is_deputy": ""}
    people_api.grant_role(user=scene.who("viktor"), role=RoleCode.PERMANENT_CORRESPONDENT, starts_on=date(2026, 1, 1))
    assert "The seat is taken" in as_dolores(scene, SEATS, **data, starts_on=today + timedelta(days=31))


def test_one_person_does_not_sit_on_two_seats(play: Play) -> None:
    scene = play(1)
    seated(scene)
    seat = Seat.objects.get(kind="pc", number=2)
    page = as_dolores(
        scene, SEATS, seat=seat.pk, email="henrik@demo.example.org", starts_on="2026-05-01", is_deputy="on"
    )
    assert "Henrik Lunde holds the seat" in page
    deputy(scene)
    assert "Grace Deputy" in enter(scene.who("dolores")).get(SEATS).content.decode()


PROCEDURE = {
    "reference": "GB/9", "decided_on": "2026-01-10", "meeting": "First meeting", "document": "doc",
    "text_fr": "a", "text_en": "a", "quorum": 3, "majority": "simple", "applies_from": "2026-01-10",
}  # fmt: skip


def test_rules_of_procedure_are_recorded_once_with_the_boards_decision(play: Play) -> None:
    scene = play(1)
    address = "/admin/academy/rules-of-procedure/"
    assert "a quorum is at least 1" in as_dolores(scene, address, **PROCEDURE | {"quorum": 9})
    assert "Nobody can break a tie" in as_dolores(scene, address, **PROCEDURE, chair_breaks_ties="on")
    early = PROCEDURE | {"applies_from": "2026-01-09"}
    assert "cannot apply before" in as_dolores(scene, address, **early)
    assert RulesOfProcedure.objects.count() == Decision.objects.filter(kind="procedure").count() == 0
    assert "are recorded" in as_dolores(scene, address, **PROCEDURE)
    assert "There is a decision with this reference" in as_dolores(scene, address, **PROCEDURE)
    assert RulesOfProcedure.objects.get().decision.reference == "GB/9"


def test_where_no_chair_is_named_the_secretariat_opens_and_closes(play: Play) -> None:
    scene = play(1)
    draft = seated(scene, rules=False)
    as_dolores(scene, "/admin/academy/rules-of-procedure/", **PROCEDURE)
    where = sitting(scene)
    as_dolores(scene, f"/board/sittings/{where.pk}/agenda/", resolution=draft.pk)
    assert (
        "This is for who presides: the Secretariat"
        in enter(scene.who("henrik")).post(f"/board/sittings/{where.pk}/open/", follow=True).content.decode()
    )
    assert "The vote is open" in as_dolores(scene, f"/board/sittings/{where.pk}/open/")


def convene(scene: Scene, who: str, **changed: Any) -> str:
    data = {"procedure": "meeting", "number": "X1", "opens_at": "2026-12-01T09:00", "closes_at": "2026-12-01T18:00",
            "place": "Valletta"} | changed  # fmt: skip
    return str(enter(scene.who(who)).post("/board/sittings/new/", data, follow=True).content.decode())


def test_a_sitting_is_convened_by_the_chair_or_the_secretariat(play: Play) -> None:
    scene = play(1)
    seated(scene)
    assert "This is for who presides" in convene(scene, "lucia")
    assert "ends before it begins" in convene(scene, "henrik", closes_at="2026-12-01T08:00")
    assert "Say where the Board meets" in convene(scene, "henrik", place="")
    assert "Enter a valid date/time" in convene(scene, "henrik", opens_at="soon")
    assert Sitting.objects.count() == 0
    assert "The sitting is convened" in convene(scene, "henrik")
    assert "There is a sitting with this number" in convene(scene, "dolores")


def test_several_resolutions_come_before_one_sitting_and_none_after_it_ended(play: Play) -> None:
    scene = play(1)
    first = seated(scene)
    second = governance_api.copy_resolution(
        source=first, number="2027/01", by=scene.who("dolores"), applies_from=first.applies_from.replace(year=2027),
        applies_to=first.applies_to.replace(year=2027), in_force_from=first.in_force_from.replace(year=2027),
    )  # fmt: skip
    where = sitting(scene)
    for one in (first, second):
        assert "on the agenda" in as_dolores(scene, f"/board/sittings/{where.pk}/agenda/", resolution=one.pk)
    assert where.resolutions.count() == 2
    over = sitting(scene, starts=-120, ends=-60, number="OLD")
    page = as_dolores(scene, f"/board/sittings/{over.pk}/agenda/", resolution=first.pk)
    assert "nothing can be put on its agenda" in page


def test_what_supersedes_another_ends_it_and_both_pages_say_so(play: Play) -> None:
    scene = play(2)
    old = Resolution.objects.get(number="2026/01")
    new = governance_api.copy_resolution(
        source=old, number="2026/02", by=scene.who("dolores"), applies_from=old.applies_from,
        applies_to=old.applies_to, in_force_from=timezone.localdate(),
    )  # fmt: skip
    Resolution.objects.filter(pk=new.pk).update(supersedes=old)
    where, now = sitting(scene), timezone.now()
    governance_api.table_resolution(resolution=new, sitting=where, by=scene.who("dolores"), now=now)
    governance_api.open_vote(sitting=where, by=scene.who("henrik"), now=timezone.now())
    for key in ("henrik", "lucia", "youssef", "marija"):
        governance_api.cast_vote(resolution=new, choice="for", by=scene.who(key), now=timezone.now())
    governance_api.close_vote(resolution=new, by=scene.who("henrik"), now=timezone.now())
    old.refresh_from_db()
    assert old.in_force_to == timezone.localdate() - timedelta(days=1)
    browser = enter(scene.who("lucia"))
    assert "Superseded by" in browser.get(f"/board/resolutions/{old.pk}/").content.decode()
    assert "which was in force until" in browser.get(f"/board/resolutions/{new.pk}/").content.decode()
    assert governance_api.phase_of(old, on=timezone.localdate()) == "superseded"


def endorsement(scene: Scene, **changed: Any) -> Decision:
    values: dict[str, Any] = {
        "reference": "PC/T",
        "body": "pc",
        "kind": "endorsement",
        "decided_on": timezone.localdate(),
        "meeting": "Plenary",
        "document": "doc",
        "text_fr": "a",
        "text_en": "a",
    }
    values |= changed
    return governance_api.record_decision(**values, by=scene.who("dolores"))


def test_an_endorsement_needs_its_document_and_comes_after_the_boards_choice(play: Play) -> None:
    scene = play(2)
    done = Resolution.objects.get(number="2026/01")
    henrik = enter(scene.who("henrik"))
    for decision, words in (
        (endorsement(scene, reference="PC/1", document=""), "names no document"),
        (endorsement(scene, reference="PC/2"), "endorsed already"),
    ):
        page = henrik.post(f"/correspondent/lists/{done.pk}/endorse/", {"decision": decision.pk}, follow=True)
        assert words in page.content.decode()
    assert "lapses after 31 December 2026" in page.content.decode()
    assert "need none" in henrik.get(f"/board/resolutions/{done.pk}/").content.decode()


def test_a_list_is_endorsed_by_the_correspondents_and_then_gives_credits(play: Play) -> None:
    """Adopted by the Board first; nothing of its list counts until the plenary decision is recorded and used."""
    scene = play(1)
    resolution = tabled(scene, procedure="meeting")
    for key in ("henrik", "lucia", "youssef"):
        enter(scene.who(key)).post(f"/board/resolutions/{resolution.pk}/vote/", {"choice": "for"})
    enter(scene.who("henrik")).post(f"/board/resolutions/{resolution.pk}/close/")
    today = timezone.localdate()
    recorded = {
        "reference": "PC/2026/9", "body": "pc", "kind": "endorsement", "decided_on": today.isoformat(),
        "meeting": "87th plenary", "document": "P-PG (2026) 9", "text_fr": "a", "text_en": "a",
    }  # fmt: skip
    assert "The decision is recorded" in as_dolores(scene, "/admin/academy/decisions/", **recorded)
    decision = Decision.objects.get(reference="PC/2026/9")
    henrik, address = enter(scene.who("henrik")), f"/correspondent/lists/{resolution.pk}/endorse/"
    waiting = henrik.get("/correspondent/").content.decode()
    assert address in waiting
    assert enter(scene.who("dolores")).post(address, {"decision": decision.pk}).status_code == 403
    assert "Choose the recorded decision" in henrik.post(address, follow=True).content.decode()
    resolution.refresh_from_db()
    law: dict[str, Any] = {"activity_key": "executive-training", "component": "I", "day": date(2026, 6, 1)}
    before = governance_api.law_for(**law)
    page = henrik.post(address, {"decision": decision.pk}, follow=True).content.decode()
    after = governance_api.law_for(**law)
    assert "The list is endorsed." in page
    assert address not in page
    resolution.refresh_from_db()
    assert (resolution.endorsement, before and before.endorsed, after and after.endorsed) == (decision, False, True)
    shown = words_of(henrik.get(f"/board/resolutions/{resolution.pk}/sheet.pdf?language=en").content)
    assert "87th plenary" in shown
    assert "P-PG (2026) 9" in shown
    assert "endorsed already" in henrik.post(address, {"decision": decision.pk}, follow=True).content.decode()


def test_the_correspondents_read_titles_and_reasons_and_one_decision_endorses_two_lists(play: Play) -> None:
    scene = play(1)
    first = seated(scene)
    study_visit = first.designated_activities.get(component="I")
    assert study_visit.mandate is not None
    governance_api.designate(
        resolution=first, activity_key=study_visit.activity_key, component="I", mandate=study_visit.mandate,
        category=study_visit.category, is_capacity_building=False, reason_fr="Motif fort", reason_en="A strong reason",
        by=scene.who("dolores"),
    )  # fmt: skip
    second = governance_api.copy_resolution(
        source=first, number="2027/01", by=scene.who("dolores"), applies_from=date(2027, 1, 1),
        applies_to=date(2027, 12, 31), in_force_from=date(2027, 1, 1), considered_fr="a", considered_en="a",
    )  # fmt: skip
    where = sitting(scene, procedure="meeting")
    for one in (first, second):
        governance_api.table_resolution(resolution=one, sitting=where, by=scene.who("dolores"), now=timezone.now())
    governance_api.open_vote(sitting=where, by=scene.who("henrik"), now=timezone.now())
    for one in (first, second):
        for key in ("henrik", "lucia", "youssef"):
            governance_api.cast_vote(resolution=one, choice="for", by=scene.who(key), now=timezone.now())
        governance_api.close_vote(resolution=one, by=scene.who("henrik"), now=timezone.now())
    youssef = enter(scene.who("youssef"))
    youssef.cookies["language"] = "en"
    page = youssef.get("/correspondent/").content.decode()
    assert "Drug Policy Executive Course" in page
    assert "A strong reason" in page
    assert "executive-training" not in page
    decision = endorsement(scene)
    for one in (first, second):
        address = f"/correspondent/lists/{one.pk}/endorse/"
        assert "The list is endorsed" in youssef.post(address, {"decision": decision.pk}, follow=True).content.decode()
    assert set(Resolution.objects.values_list("endorsement", flat=True)) == {decision.pk}


def test_a_decision_older_than_the_boards_choice_is_not_offered(play: Play) -> None:
    scene = play(2)
    done = Resolution.objects.get(number="2026/01")
    old = endorsement(scene, decided_on=date(2025, 10, 1))
    page = enter(scene.who("henrik")).post(
        f"/correspondent/lists/{done.pk}/endorse/", {"decision": old.pk}, follow=True
    )
    assert "taken once the Board had adopted the list" in page.content.decode()


def propose(scene: Scene, who: str, **changed: Any) -> str:
    mandate = governance_api.Mandate.objects.get(code="P-PG/Med")
    data = {"kind": "network", "mandate": mandate.pk, "title": "Seminar on data", "text": "Because.",
            "reached_by": "by consensus of the steering committee"} | changed  # fmt: skip
    return str(enter(scene.who(who)).post("/board/proposals/new/", data, follow=True).content.decode())


def test_a_proposal_says_how_it_was_reached_and_a_host_is_offered_by_its_own_correspondent(play: Play) -> None:
    scene = play(1)
    norway, italy = (Country.objects.get(iso2=code) for code in ("NO", "IT"))
    assert "Say how the committee reached it" in propose(scene, "henrik", reached_by="")
    assert "Say which country offers to host" in propose(scene, "henrik", kind="host")
    assert "is not your country" in propose(scene, "henrik", kind="host", country=italy.pk)
    assert "ends before it begins" in propose(scene, "henrik", starts_on="2026-05-02", ends_on="2026-05-01")
    assert Proposal.objects.count() == 0
    assert "The proposal is submitted" in propose(scene, "henrik", kind="host", country=norway.pk, venue="Bergen")
    assert "The proposal is submitted" in propose(scene, "dolores")


def test_a_draft_takes_a_proposal_up_and_lets_it_go_until_it_is_tabled(play: Play) -> None:
    scene = play(1)
    draft = seated(scene)
    propose(scene, "dolores")
    proposal = Proposal.objects.get()
    address = f"/board/resolutions/{draft.pk}/proposals/"
    assert "attached to the draft" in as_dolores(scene, address, proposal=proposal.pk)
    assert "no longer attached" in as_dolores(scene, f"{address}{proposal.pk}/detach/")
    as_dolores(scene, address, proposal=proposal.pk)
    governance_api.table_resolution(resolution=draft, by=scene.who("dolores"), now=timezone.now())
    assert "no longer a draft" in as_dolores(scene, f"{address}{proposal.pk}/detach/")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        proposal.attached_to.clear()


def words_of(pdf: bytes) -> str:
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


def test_the_decision_sheet_says_what_was_decided_by_whom_under_which_rules(play: Play) -> None:
    scene = play(2)
    found = Resolution.objects.get(number="2026/01")
    browser = enter(scene.who("viktor"))
    english = words_of(browser.get(f"/board/resolutions/{found.pk}/sheet.pdf?language=en").content)
    for words in ("2026/01", "Activités désignées", "Designated activities", "Henrik Lunde", "4 for, 0 against",
                  "GB/DEMO/2023-1", "PC/DEMO/2025-3", "12.00", "at least 80 %", "acts are invented"):  # fmt: skip
        assert words in english
    french = browser.get(f"/board/resolutions/{found.pk}/sheet.pdf?language=fr")
    assert b"/Lang (fr)" in french.content
    assert enter(scene.who("tomas")).get(f"/board/resolutions/{found.pk}/sheet.pdf").status_code == 403


def test_the_minutes_name_who_was_there_and_what_was_said(play: Play) -> None:
    scene = play(2)
    where = Sitting.objects.get()
    holding = SeatHolding.objects.get(person__given_name="Lucia")
    saved = as_dolores(
        scene, f"/board/sittings/{where.pk}/minutes/", attended=[holding.pk], minutes_fr="Débat.", minutes_en="Debate."
    )
    assert "The minutes are saved" in saved
    pdf = enter(scene.who("lucia")).get(f"/board/sittings/{where.pk}/minutes.pdf?language=en").content
    for words in ("Lucia Ferri", "Debate.", "Who presided", "Henrik Lunde", "2026/01", "Adopted."):
        assert words in words_of(pdf)


def test_what_the_minutes_said_before_is_kept_and_shown(play: Play) -> None:
    scene = play(2)
    where, lucia = Sitting.objects.get(), enter(scene.who("lucia"))
    holding = SeatHolding.objects.get(person__given_name="Lucia")
    for words in ("First debate.", "Second debate."):
        typed = {"minutes_fr": "Débat.", "minutes_en": words, "attended": [holding.pk]}
        as_dolores(scene, f"/board/sittings/{where.pk}/minutes/", **typed)
    page = lucia.get(f"/board/sittings/{where.pk}/").content.decode()
    assert page.index("Second debate.") < page.index("What the minutes said before") < page.index("First debate.")
    pdf = words_of(lucia.get(f"/board/sittings/{where.pk}/minutes.pdf?language=en").content)
    assert ("Second debate." in pdf, "First debate." in pdf) == (True, False)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Minutes.objects.filter(number=1).update(minutes_en="Other")
    with pytest.raises(DatabaseError, match="kept in every version"), transaction.atomic():
        Sitting.objects.update(minutes_en="Other")


def test_the_room_shows_the_agenda_the_law_and_who_presides(play: Play) -> None:
    scene = play(2)
    page = enter(scene.who("lucia")).get("/board/").content.decode()
    for words in ("2026/01", "presides", "GB/DEMO/2025", "Quorum: 3 seats", "<svg"):
        assert words in page


def test_no_minutes_while_the_vote_is_open(play: Play) -> None:
    scene = play(1)
    where = tabled(scene).sitting
    assert where is not None
    browser, paper = enter(scene.who("lucia")), f"/board/sittings/{where.pk}/minutes.pdf"
    assert browser.get(paper).status_code == 404
    pages = ("/board/", f"/board/sittings/{where.pk}/")
    assert all(paper not in browser.get(page).content.decode() for page in pages)
    move(where, opens_at=where.opens_at - timedelta(days=1), closes_at=timezone.now() - timedelta(minutes=1))
    assert browser.get(paper).status_code == 200
    assert all(paper in browser.get(page).content.decode() for page in pages)


def test_minutes_as_soon_as_every_vote_is_counted_and_not_before(play: Play) -> None:
    """Two on one agenda: the first count does not end the voting, the second does, hours before the sitting's end."""
    scene = play(1)
    first = tabled(scene)
    where, henrik = first.sitting, enter(scene.who("henrik"))
    assert where is not None
    second = governance_api.copy_resolution(
        source=first, number="2027/01", applies_from=date(2027, 1, 1), applies_to=date(2027, 12, 31),
        in_force_from=date(2027, 1, 1), by=scene.who("dolores"),
    )  # fmt: skip
    as_dolores(scene, f"/board/sittings/{where.pk}/agenda/", resolution=second.pk)
    paper, page = f"/board/sittings/{where.pk}/minutes.pdf", f"/board/sittings/{where.pk}/"
    for resolution, status, words in ((first, 404, "vote open"), (second, 200, "every vote is counted")):
        for key in ("henrik", "lucia", "youssef", "marija"):
            enter(scene.who(key)).post(f"/board/resolutions/{resolution.pk}/vote/", {"choice": "for"})
        henrik.post(f"/board/resolutions/{resolution.pk}/close/")
        shown = henrik.get(page).content.decode()
        assert (henrik.get(paper).status_code, words in shown, paper in shown) == (status, True, status == 200)
        assert (f"/board/sittings/{where.pk}/minutes.pdf" in henrik.get("/board/").content.decode()) == (status == 200)
    assert timezone.now() < where.closes_at
