"""A participant reads a line down to its evidence, takes the statement away, contests a line and reads the answer.

Nobody else's story is touched, and the refused appeal writes nothing to the ledger.
"""

import re
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.driving import follow, press, said, words_of

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]

REASON = "I was present on both days and the list of the second day lacks my signature."
GROUNDS = "The list of the second day was read again with the trainer: the line stands as it is."


def open_a_line(page: Page) -> tuple[str, date]:
    """A line down to its evidence: the sentence of the component, and the day on which the line was recorded."""
    page.goto("/my/credits/")
    component = page.get_by_role("region", name="Component I")
    line = component.locator("details", has=page.get_by_text("On the ledger")).first
    line.locator("summary").first.click()
    line.get_by_text(re.compile("facts? it rests on")).click()
    evidence = " ".join(line.locator("details").inner_text().split())
    assert "recorded by" in evidence
    assert re.search(r"\d+ min|\d+ of \d+|confirmed", evidence), evidence
    recorded = re.search(r"Entry \d+, recorded on (\d+ \w+ \d{4})", " ".join(line.inner_text().split()))
    assert recorded
    sentence = component.locator(".beside p strong").inner_text()
    return " ".join(sentence.split()), datetime.strptime(recorded[1], "%d %B %Y").date()


def look_at_the_day_before(page: Page, day: date) -> None:
    """Before the tally the Academy knew of no credit of this person."""
    page.goto("/my/credits/")
    page.get_by_text("Of another day").click()
    page.get_by_label("As the Academy knew it on").fill(f"{day - timedelta(days=1):%Y-%m-%d}")
    press(page, "Show the statement")
    words = said(page)
    assert "what was recorded later is left out" in words
    assert "On the ledger" not in words
    assert "0.00 earned" in words or "knew of no credits" in words
    follow(page, "Show today’s statement")


def contest_a_line(page: Page) -> str:
    """With a reason; without one the page says so. The address of the appeal."""
    line = page.locator("details", has=page.locator("a[href*='/credits/entries/']")).first
    line.locator("summary").first.click()
    with page.expect_navigation():
        line.get_by_role("link", name=re.compile("^Contest this line")).click()
    press(page, "Send the appeal")
    expect(page.get_by_role("alert")).to_contain_text("Why you contest it")
    page.get_by_label("Why you contest it").fill(REASON)
    press(page, "Send the appeal")
    expect(page.get_by_text("Your appeal has arrived; a letter confirms it.")).to_be_visible()
    return page.url


def answer(dolores: Page, appeal: str) -> None:
    """The Secretariat reads reason and evidence on one page, and refuses with grounds."""
    dolores.goto(f"/admin/academy/appeals/{appeal.rstrip('/').rsplit('/', 1)[1]}/")
    words = said(dolores)
    assert REASON in words
    assert "Facts on record for this person and activity" in words
    refusal = dolores.get_by_role("region", name="Refuse with grounds")
    refusal.get_by_label("Grounds (the participant reads them)").fill(GROUNDS)
    with dolores.expect_navigation():
        refusal.get_by_role("button").click()
    expect(dolores.get_by_text("Refused with grounds; the letter is sent.")).to_be_visible()


def test_a_participant_follows_a_line_to_its_evidence_and_an_appeal_to_its_answer(enter: Enter) -> None:
    page = enter("participant-3")
    sentence, recorded_on = open_a_line(page)
    assert sentence in words_of(page, "/my/credits/statement.pdf?lang=en")
    look_at_the_day_before(page, recorded_on)
    appeal = contest_a_line(page)
    assert enter("participant-2").request.get(appeal).status == 404
    answer(enter("dolores"), appeal)
    page.goto(appeal)
    assert GROUNDS in said(page)
    page.goto("/my/letters/")
    # The letter is in the person's own language, and who is the third to confirm follows from the lots.
    assert re.search("votre recours|your appeal", said(page).lower())
