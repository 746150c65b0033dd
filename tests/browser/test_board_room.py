"""The Board's room from draft to decision sheet, driven by two members, a chair and a fourth seat.

Once in a demonstration, for the year after its laws, which is the last that its mandates cover; numbers of its own, so
the order of tests does not matter and nothing that others count is changed.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.driving import follow, press, said, words_of

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]

STRASBOURG = ZoneInfo("Europe/Paris")
COUNTED_WITHIN = 60_000  # milliseconds for a simulation of the demonstration, also by a worker
CONSIDERED_EN = "Participants asked for more weight on active participation; the share of attendance follows."
CONSIDERED_FR = "Les participants ont demandé que la participation active pèse davantage ; la part de présence suit."
INTEREST = "Mon administration envoie des stagiaires à cette formation."


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """A draft as the room shows it."""

    number: str
    address: str  # of its page in the Board's room

    @property
    def draft(self) -> str:
        return self.address.replace("resolutions", "drafts")

    @property
    def sheet(self) -> str:
        return f"{self.address}sheet.pdf"


def begin_with_last_year(lucia: Page) -> Drafted:
    """'Copy last year': number and period are proposed; the evaluations come first."""
    lucia.goto("/board/")
    follow(lucia, "Begin a draft")
    number = lucia.get_by_label("Number of the new resolution").input_value()
    assert re.fullmatch(r"20\d\d/\d\d", number)
    year = number[:4]
    assert lucia.get_by_label("Applies to activities from").input_value() == f"{year}-01-01"
    press(lucia, "Begin the draft")
    expect(lucia.get_by_role("heading", name="What last year has taught")).to_be_visible()
    pk = re.search(r"/board/drafts/(\d+)/renewal/", lucia.url)
    assert pk, lucia.url
    return Drafted(number=number, address=f"/board/resolutions/{pk[1]}/")


def say_how_it_was_taken_into_account(lucia: Page) -> None:
    lucia.get_by_label("How they were taken into account, in French").fill(CONSIDERED_FR)
    lucia.get_by_label("How they were taken into account, in English").fill(CONSIDERED_EN)
    press(lucia, "Save the draft")
    expect(lucia.get_by_text("The draft is saved.")).to_be_visible()


def open_line(lucia: Page, drafted: Drafted, title: str) -> None:
    """A requirement of the Executive Training, the first activity of the draft."""
    lucia.goto(drafted.draft)
    follow(lucia, re.compile("^Requirements and credits"))
    follow(lucia, title)


def change_a_credit_value(lucia: Page, drafted: Drafted) -> str:
    """First with three decimals: told in words, and nothing of what was typed is lost. The new value."""
    open_line(lucia, drafted, "Executive Training attended")
    hours, amount = lucia.get_by_label("Workload in hours"), lucia.get_by_label("Credits", exact=True)
    typed, value = "90", "8.25"
    hours.fill(typed)
    amount.fill("8.125")
    press(lucia, "Save the requirement")
    summary = lucia.get_by_role("alert")
    expect(summary).to_contain_text("Credits are counted in hundredths: type at most two decimals, for example 6.25.")
    assert amount.input_value() == "8.125"
    assert hours.input_value() == typed
    amount.fill(value)
    press(lucia, "Save the requirement")
    expect(lucia.get_by_text("The draft is saved.")).to_be_visible()
    assert f"{value} credits" in said(lucia)
    return value


def change_an_attendance_share(lucia: Page, drafted: Drafted) -> str:
    open_line(lucia, drafted, "Attendance of the sessions")
    field = lucia.get_by_label("Share of the contact time, in per cent")
    assert field.input_value() == "80"
    share = "75"
    field.fill(share)
    press(lucia, "Save the requirement")
    expect(lucia.get_by_text("The draft is saved.")).to_be_visible()
    return share


def see_what_changes(lucia: Page, drafted: Drafted, *, value: str, share: str) -> None:
    """Against the law before it: the two values, and the hours that were typed with one of them."""
    lucia.goto(drafted.address)
    changes = lucia.get_by_role("group", name="What changes")
    rows = [" ".join(row.inner_text().split()) for row in changes.locator("tbody tr").all()]
    assert any(row.endswith(f"→ {value}") for row in rows), rows
    assert any(row.endswith(f"→ {share} %") for row in rows), rows
    assert len(rows) == 3, rows


def simulate(lucia: Page, drafted: Drafted) -> str:
    """The sentence that the Board reads; a picture and the table beside it say the same."""
    lucia.goto(drafted.address)
    follow(lucia, "See what it would change")
    press(lucia, "Simulate this draft")
    expect(lucia.get_by_role("heading", name="Person by person")).to_be_visible(timeout=COUNTED_WITHIN)
    sentence = " ".join(lucia.locator("main .lead").first.inner_text().split())
    gain = re.search(r"^(\d+) people gain credits", sentence)
    assert gain, sentence
    assert int(gain[1]) > 0
    expect(lucia.locator("main svg[role=img]").first).to_be_visible()
    assert "nothing was written to the ledger" in said(lucia)
    return sentence


def convene(henrik: Page, drafted: Drafted) -> str:
    """Who presides convenes a written procedure that has begun and ends tomorrow."""
    now = datetime.now(STRASBOURG)
    henrik.goto("/board/")
    follow(henrik, "Convene a sitting")
    henrik.get_by_label("Written procedure").check()
    henrik.get_by_label("Number of the sitting").fill(f"GB/{drafted.number}")
    henrik.get_by_label("Begins").fill(f"{now - timedelta(minutes=2):%Y-%m-%dT%H:%M}")
    henrik.get_by_label("Ends").fill(f"{now + timedelta(days=1):%Y-%m-%dT%H:%M}")
    press(henrik, "Convene the sitting")
    expect(henrik.get_by_role("heading", name=f"Sitting GB/{drafted.number}")).to_be_visible()
    return henrik.url


def put_before_the_board(lucia: Page, drafted: Drafted) -> None:
    """On the agenda, and from then on nobody changes a word of it."""
    lucia.goto(drafted.address)
    sitting = lucia.get_by_label("Sitting")
    option = sitting.locator("option", has_text=f"GB/{drafted.number}").get_attribute("value")
    sitting.select_option(option)
    press(lucia, "Put it before the Board")
    expect(lucia.get_by_text("The resolution is before the Board; its content cannot change any more.")).to_be_visible()
    gone = lucia.goto(drafted.draft)
    assert gone
    assert gone.status == 404


def declare_an_interest(youssef: Page, drafted: Drafted) -> None:
    """In French: declared without recusal, so the seat votes nevertheless."""
    youssef.goto("/board/")
    expect(youssef.get_by_role("heading", name="La salle du conseil")).to_be_visible()
    assert youssef.locator("html").get_attribute("lang") == "fr"
    with youssef.expect_navigation():
        youssef.locator(f'a[href="{drafted.address}"]').first.click()
    youssef.get_by_text("Déclarer un intérêt avant de voter").click()
    youssef.get_by_label("Votre intérêt dans cette affaire").fill(INTEREST)
    press(youssef, "Déclarer cet intérêt")
    expect(youssef.get_by_text("Votre déclaration est enregistrée sous votre siège.")).to_be_visible()
    assert INTEREST in said(youssef)
    assert "vote néanmoins" in said(youssef)


def open_the_vote(henrik: Page, sitting: str) -> None:
    henrik.goto(sitting)
    press(henrik, "Open the vote")
    expect(henrik.get_by_text("The vote is open.")).to_be_visible()


def vote(page: Page, drafted: Drafted, choice: str, *, button: str = "Cast the vote of your seat") -> None:
    page.goto(drafted.address)
    cast(page, choice, button=button)


def cast(page: Page, choice: str, *, button: str = "Cast the vote of your seat") -> None:
    """On the page as it was opened."""
    page.get_by_label(choice, exact=True).check()
    press(page, button)


def vote_twice(henrik: Page, drafted: Drafted) -> None:
    """A page that was opened before the first vote still offers the form; the second vote is refused in words."""
    second = henrik.context.new_page()
    second.goto(drafted.address)
    vote(henrik, drafted, "for")
    expect(henrik.get_by_text("Your vote is recorded under your seat.")).to_be_visible()
    cast(second, "against")
    expect(second.get_by_text("a seat votes once and a vote is not changed")).to_be_visible()
    second.close()


def close(henrik: Page, marija: Page, drafted: Drafted) -> None:
    """The deadline still runs: it closes once every seat that may vote has voted."""
    henrik.goto(drafted.address)
    press(henrik, "Close the vote and count")
    expect(
        henrik.get_by_text("It closes after its deadline, or when every seat that may vote has voted")
    ).to_be_visible()
    vote(marija, drafted, "for")
    expect(marija.get_by_text("Your vote is recorded under your seat.")).to_be_visible()
    press(henrik, "Close the vote and count")
    expect(henrik.get_by_text("Adopted.").first).to_be_visible()
    votes = " ".join(henrik.get_by_role("region", name="Votes").inner_text().split())
    for name in ("Henrik", "Lucia", "Youssef", "Marija"):
        assert votes.count(name) >= 1, votes


def read_the_sheet(youssef: Page, lucia: Page, drafted: Drafted, *, value: str, share: str) -> None:
    """Number, votes by name, declaration, both changed values, how evaluations were considered, in each language."""
    french = words_of(youssef, f"{drafted.sheet}?language=fr")
    english = words_of(lucia, f"{drafted.sheet}?language=en")
    for text in (french, english):
        assert drafted.number in text
        assert INTEREST in text
        assert f"{share} %" in text
        for family in ("LUNDE", "FERRI", "AMRANI", "BORG"):
            assert family in text.upper()
    assert value.replace(".", ",") in french
    assert "contre" in french
    assert "vote néanmoins" in french
    assert value in english
    assert "against" in english
    assert CONSIDERED_EN in english


def test_a_draft_becomes_law_in_the_boards_room(enter: Enter) -> None:
    lucia, youssef = enter("lucia"), enter("youssef", language="fr")
    henrik, marija = enter("henrik"), enter("marija")
    drafted = begin_with_last_year(lucia)
    say_how_it_was_taken_into_account(lucia)
    value = change_a_credit_value(lucia, drafted)
    share = change_an_attendance_share(lucia, drafted)
    see_what_changes(lucia, drafted, value=value, share=share)
    sentence = simulate(lucia, drafted)
    sitting = convene(henrik, drafted)
    put_before_the_board(lucia, drafted)
    declare_an_interest(youssef, drafted)
    open_the_vote(henrik, sitting)
    henrik.goto(drafted.address)
    assert sentence in said(henrik)  # the simulation is kept with the draft
    vote_twice(henrik, drafted)
    vote(youssef, drafted, "contre", button="Voter au nom de votre siège")
    expect(youssef.get_by_text("Votre vote est enregistré au nom de votre siège.")).to_be_visible()
    vote(lucia, drafted, "for")
    close(henrik, marija, drafted)
    read_the_sheet(youssef, lucia, drafted, value=value, share=share)


@pytest.mark.parametrize("what", ["", "sheet.pdf", "simulations/"])
def test_the_boards_papers_are_for_the_board(enter: Enter, what: str) -> None:
    member = enter("lucia")
    member.goto("/board/")
    found = re.search(r"/board/resolutions/\d+/", member.content())
    assert found
    address = f"{found[0]}{what}"
    assert member.request.get(address).ok
    stranger = enter(None)
    assert "/account/login/" in stranger.request.get(address).url
    assert enter("participant-3").request.get(address).status == 403
