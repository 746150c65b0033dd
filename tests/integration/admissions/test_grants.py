"""Grants side by side, envelopes that nobody exceeds, exceptional support, undertakings, the report by country."""

import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from academy.notifications.models import Letter
from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from courses.admissions import operations, queries
from courses.admissions.models import Commitment, CostDecision, CostHead, CostRequest, Envelope, GrantTerms, Undertaking
from courses.admissions.money_refusals import EnvelopeExceeded, NotListed, NumberExceeded
from tests.factories.admissions import make_application, make_call, make_standings
from tests.factories.money import (
    closed,
    granted,
    invoiced,
    make_course,
    make_decision,
    make_envelope,
    make_participant,
    make_request,
    open_terms,
    with_fee,
)
from tests.factories.people import person_with_role

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]


def test_a_participant_asks_under_four_heads_in_a_browser(dolores: Person, as_: As) -> None:
    edition = make_course()
    amina = make_participant(edition)
    with_fee(edition, dolores)
    browser, address = as_(amina), f"/my/costs/grant/{edition.key}/"
    said = {"asked_registration": "1200", "cost_travel": "300", "asked_travel": "400", "means": "m", "grounds": "g"}
    assert b"not open yet" in browser.post(address, said | {"asked_travel": "100"}).content
    open_terms(edition)
    assert "Ask for €300.00 or less" in browser.post(address, said).content.decode()
    assert browser.post(address, said | {"asked_travel": "100"}).status_code == 302
    request = CostRequest.objects.get()
    assert {one.head: (one.cost, one.asked) for one in request.heads.all()} == {
        "registration": (120_000, 120_000), "travel": (30_000, 10_000)}  # fmt: skip
    assert request.extent == "partial"
    assert b"Withdraw it first" in browser.post(address, said | {"asked_travel": "100"}).content
    assert str(request.ticket) in browser.get("/my/costs/").content.decode()
    browser.post(f"/my/costs/requests/{request.pk}/withdraw/")
    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_no_grant_is_decided_before_all_stand_side_by_side(dolores: Person, as_: As) -> None:
    edition = make_course()
    make_envelope(edition)
    terms = open_terms(edition)
    request = make_request(edition, make_participant(edition))
    with pytest.raises(NotListed, match="side by side"):
        granted(request, dolores, travel=10_000)
    browser = as_(dolores)
    early = browser.post(f"/admin/academy/grants/{edition.key}/close/", follow=True)
    assert b"Close the list after that" in early.content
    CostHead.objects.update(granted=10_000)
    with pytest.raises(DatabaseError, match="closed list"), transaction.atomic():
        CostDecision.objects.create(
            request=request, outcome="partly", total=10_000, words="x", body="board", decided_by="x"
        )
    GrantTerms.objects.update(requests_until=timezone.now() - timedelta(minutes=1))
    browser.post(f"/admin/academy/grants/{edition.key}/close/")
    terms.refresh_from_db()
    assert terms.listed_at
    with pytest.raises(DatabaseError, match="list of requests"), transaction.atomic():
        CostRequest.objects.create(
            kind="grant", edition=edition, person=dolores, extent="full", means="x", grounds="x",
            filed_as="participant", filed_by="x",
        )  # fmt: skip


def test_a_grant_is_proposed_decided_committed_settles_the_fee_and_is_paid(dolores: Person, as_: As) -> None:
    edition = make_course()
    amina = make_participant(edition, language="fr")
    (invoice,) = invoiced(edition, dolores)
    open_terms(edition)
    request = make_request(edition, amina, registration=60_000, travel=30_000)
    closed(edition, dolores)
    browser, address = as_(dolores), f"/admin/academy/cost-requests/{request.pk}/"
    amounts = {"amount_registration": "500", "amount_travel": "200", "words": "Raisons"}
    decide = {f"d-{name}": value for name, value in amounts.items()} | {"d-outcome": "grant", "d-body": "secretariat"}
    assert b"proposes first" in browser.post(f"{address}decide/", decide).content
    browser.post(f"{address}propose/", {f"p-{name}": value for name, value in amounts.items()})
    assert b"No envelope is recorded" in browser.post(f"{address}decide/", decide).content
    make_envelope(edition, 69_999)
    assert "€699.99 left" in browser.post(f"{address}decide/", decide).content.decode()
    assert not CostDecision.objects.exists()
    operations.set_envelope(
        kind="grant", year=edition.starts_on.year, amount=70_000, decision=make_decision("B-2"), by=dolores.user,  # type: ignore[arg-type]
        now=timezone.now(),
    )  # fmt: skip
    assert browser.post(f"{address}decide/", decide).status_code == 302
    assert Envelope.objects.get().committed == 70_000
    assert queries.account(invoice).balance == 70_000
    assert "Raisons" in Letter.objects.get(template="grant_decided").body
    pay = {"y-amount": "201", "y-paid_on": "2026-01-20", "y-bank_reference": "K1"}
    assert "€200.00 is still to be paid" in browser.post(f"{address}pay/", pay).content.decode()
    assert browser.post(f"{address}pay/", pay | {"y-amount": "150"}).status_code == 302
    assert browser.post(f"{address}release/", {"r-amount": "50", "r-words": "cheaper"}).status_code == 302
    row = queries.cost_row(request)
    assert (row.committed, row.paid, row.payable, Envelope.objects.get().left) == (65_000, 15_000, 0, 5_000)
    for page in (address, f"/admin/academy/grants/{edition.key}/", "/admin/academy/envelopes/"):
        assert browser.get(page).status_code == 200, page


def test_what_is_taken_back_returns_to_the_envelope_and_the_fee_is_owed_again(dolores: Person) -> None:
    edition = make_course()
    amina = make_participant(edition)
    (invoice,) = invoiced(edition, dolores)
    make_envelope(edition)
    open_terms(edition)
    request = make_request(edition, amina, registration=60_000)
    closed(edition, dolores)
    granted(request, dolores, registration=60_000)
    operations.take_back(request=request, words="withdrew", by=dolores.user, now=timezone.now())  # type: ignore[arg-type]
    envelope = Envelope.objects.get()
    assert (envelope.committed, envelope.people) == (0, 0)
    assert queries.account(invoice).balance == invoice.amount


def test_raw_sql_cannot_exceed_or_falsify_an_envelope(dolores: Person) -> None:
    edition = make_course()
    envelope = make_envelope(edition, 1_000)
    open_terms(edition)
    request = make_request(edition, make_participant(edition))
    statement = (
        "INSERT INTO admissions_commitment (envelope_id, request_id, kind, amount, people, whole, words, by, at) "
        "VALUES (%s, %s, 'commit', 1001, 1, %s, '', 'x', '2026-01-01 00:00:00+00')"
    )
    for sql, values in (
        (statement.replace("by, at", '"by", at'), [envelope.pk, request.pk, False]),
        ("UPDATE admissions_envelope SET committed = 5 WHERE id = %s", [envelope.pk]),
        ("UPDATE admissions_envelope SET amount = 5000 WHERE id = %s", [envelope.pk]),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    envelope.refresh_from_db()
    assert (envelope.amount, envelope.committed, Commitment.objects.count()) == (1_000, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_race_for_the_last_money_has_one_winner() -> None:
    dolores = person_with_role("Dolores", "Ibarra", RoleCode.SECRETARIAT)
    edition = make_course()
    make_envelope(edition, 30_000)
    open_terms(edition)
    requests = [make_request(edition, make_participant(edition, f"P{number}")) for number in range(6)]
    closed(edition, dolores)
    results: list[str] = []

    def decide(request: CostRequest) -> None:
        try:
            granted(request, dolores, travel=30_000)
            results.append("granted")
        except EnvelopeExceeded:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[one]) for one in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["granted"] + ["refused"] * 5
    assert Envelope.objects.get().committed == 30_000


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amount=st.integers(1, 60_000), wishes=st.lists(st.integers(1, 30_000), min_size=1, max_size=4))
def test_commitments_never_exceed_their_envelope(amount: int, wishes: list[int], dolores: Person) -> None:
    with transaction.atomic():
        edition = make_course(f"c{uuid4().hex[:12]}")
        envelope = make_envelope(edition, amount)
        open_terms(edition)
        requests = [make_request(edition, make_participant(edition, f"P{uuid4().hex[:12]}")) for _ in wishes]
        closed(edition, dolores)
        for request, wish in zip(requests, wishes, strict=True):
            try:
                granted(request, dolores, travel=wish)
            except EnvelopeExceeded:
                assert wish > Envelope.objects.get(pk=envelope.pk).left
        envelope.refresh_from_db()
        assert envelope.committed == sum(one.amount for one in envelope.commitments.all()) <= amount
        transaction.set_rollback(True)


def test_a_correspondent_asks_for_support_for_the_own_country_only(dolores: Person, as_: As) -> None:
    make_standings()
    call = make_call()
    youssef = person_with_role(
        "Youssef", "A", RoleCode.PERMANENT_CORRESPONDENT, country="MA", scope="country", scope_key="MA"
    )
    own = make_application(call, person_with_role("Leila", "T", RoleCode.APPLICANT, country="MA"))
    other = make_application(call, person_with_role("Ola", "N", RoleCode.APPLICANT, country="NO"))
    browser = as_(youssef)
    said = {"cost_travel": "300", "asked_travel": "300", "means": "none", "grounds": "expert of a group"}
    assert browser.post(f"/correspondent/costs/{other.pk}/support/", said).status_code == 404
    assert browser.post(f"/correspondent/costs/{own.pk}/support/", said).status_code == 302
    request = CostRequest.objects.get()
    assert (request.kind, request.filed_as, request.extent) == ("support", "correspondent", "full")
    envelope = make_envelope(call.edition, 100_000, kind="support", most=1)
    granted(request, dolores, travel=20_000)
    assert Letter.objects.filter(template="support_decided").count() == 1
    second = operations.ask_for_support(
        application=other, heads={"stay": operations.Asked(cost=100, asked=100)}, means="m", grounds="g",
        by=other.person.user, now=timezone.now(),  # type: ignore[arg-type]
    )  # fmt: skip
    with pytest.raises(NumberExceeded, match="1 people"):
        granted(second, dolores, stay=100)
    envelope.refresh_from_db()
    assert (envelope.committed, envelope.people) == (20_000, 1)
    with pytest.raises(DatabaseError, match="travel and stay only"), transaction.atomic():
        CostHead.objects.create(request=second, head="registration", cost=1, asked=1)
    assert browser.get("/correspondent/costs/").status_code == 200
    assert as_(dolores).get(f"/admin/academy/support/{call.edition.key}/").status_code == 200


def test_an_undertaking_says_who_when_and_keeps_its_document(dolores: Person, as_: As) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    make_standings()
    call = make_call()
    own = make_application(call, person_with_role("Leila", "T", RoleCode.APPLICANT, country="MA"))
    youssef = person_with_role(
        "Youssef", "A", RoleCode.PERMANENT_CORRESPONDENT, country="MA", scope="country", scope_key="MA"
    )
    said = {"authority": "Ministry", "given_by": "A. B., director", "given_on": "2026-01-05", "pays_travel": "on"}
    browser, address = as_(youssef), f"/correspondent/costs/{own.pk}/undertaking/"
    file = SimpleUploadedFile("u.pdf", b"plain words")
    assert b"is not one of" in browser.post(address, said | {"file": file}).content
    file = SimpleUploadedFile("u.pdf", b"%PDF-1.4\n%%EOF")
    assert browser.post(address, said | {"file": file}).status_code == 302
    kept = Undertaking.objects.get()
    assert as_(dolores).get(f"/undertakings/{kept.pk}.pdf").content == b"%PDF-1.4\n%%EOF"
    assert as_(person_with_role("X", "Y", RoleCode.PERMANENT_CORRESPONDENT, country="NO", scope="country",
                                scope_key="NO")).get(f"/undertakings/{kept.pk}.pdf").status_code == 404  # fmt: skip


def test_the_report_counts_grants_by_country(dolores: Person, as_: As) -> None:
    edition = make_course()
    make_envelope(edition)
    open_terms(edition)
    first = make_request(edition, make_participant(edition, "A", country="MA"), travel=20_000)
    make_request(edition, make_participant(edition, "B", country="NO"), travel=10_000)
    closed(edition, dolores)
    granted(first, dolores, travel=15_000)
    year = edition.starts_on.year
    lines = queries.by_country(year=year, kind="grant")
    assert [(str(one.country), one.asked, one.granted) for one in lines] == [
        ("Country MA", 20_000, 15_000), ("Country NO", 10_000, 0)]  # fmt: skip
    page = as_(dolores).get(f"/admin/academy/grants-by-country/?year={year}").content.decode()
    assert "€150.00" in page
    listed = as_(dolores).get(f"/admin/academy/grants-by-country/list.csv?year={year}").content.decode("utf-8-sig")
    assert "MA,1,1,200.00,150.00" in listed


@pytest.mark.parametrize("year", ["0000", "9999", "x"])
@pytest.mark.parametrize("page", ["", "list.csv"])
def test_a_year_without_a_report_is_named(page: str, year: str, dolores: Person, as_: As) -> None:
    answer = as_(dolores).get(f"/admin/academy/grants-by-country/{page}?year={year}", follow=True)
    assert answer.status_code == 200
    assert f"there is no report for “{year}”" in answer.content.decode()


def _granted_in_a_browser(dolores: Person, **heads: int) -> tuple[CostRequest, Envelope]:
    edition = make_course()
    envelope = make_envelope(edition, most=1)
    open_terms(edition)
    request = make_request(edition, make_participant(edition), **heads)
    closed(edition, dolores)
    return granted(request, dolores, **heads), envelope


def test_who_has_nothing_left_does_not_count_among_the_people_of_the_envelope(dolores: Person, as_: As) -> None:
    request, envelope = _granted_in_a_browser(dolores, travel=30_000)
    browser, address = as_(dolores), f"/admin/academy/cost-requests/{request.pk}/"
    browser.post(f"{address}release/", {"r-amount": "100", "r-words": "cheaper"})
    envelope.refresh_from_db()
    assert (envelope.committed, envelope.people) == (20_000, 1)
    browser.post(f"{address}release/", {"r-amount": "200", "r-words": "comes by car"})
    envelope.refresh_from_db()
    assert (envelope.committed, envelope.people) == (0, 0)


def test_nothing_is_paid_on_what_was_taken_back_and_what_comes_back_is_taken_back_too(dolores: Person, as_: As) -> None:
    request, envelope = _granted_in_a_browser(dolores, registration=30_000, travel=30_000)
    browser, address = as_(dolores), f"/admin/academy/cost-requests/{request.pk}/"
    pay = {"y-amount": "300", "y-paid_on": "2026-01-20", "y-bank_reference": "K1"}
    assert browser.post(f"{address}pay/", pay).status_code == 302
    browser.post(f"{address}take_back/", {"t-words": "withdrew"})
    payout = request.payouts.get()
    browser.post(f"/admin/academy/payouts/{payout.pk}/reverse/", {"words": "sent back"})
    assert b"has been taken back" in browser.post(f"{address}pay/", pay).content
    assert browser.post(f"{address}take_back/", {"t-words": "came back"}).status_code == 302
    envelope.refresh_from_db()
    assert (envelope.committed, envelope.people) == (0, 0)
