"""The shipped applications from call to confirmed list: applicant, Permanent Correspondent, Secretariat.

The demonstration's own edition is selected already and others count on it, so this journey has a database and a
server of its own, whose clock it moves from day to day. Applicant and Correspondent work in French, the Secretariat
in English.
"""

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from academy.portal.demo.scene import TRAINING_EDITION
from courses.admissions import api as admissions_api
from tests.browser.driving import follow, paper_of, press, said, words_of
from tests.browser.journeys import Journey, code_in, hand_in, journey

__all__ = ["journey"]  # the fixture

pytestmark = [pytest.mark.browser]

KEY = TRAINING_EDITION
APPLICATIONS, SELECTION, PLACES = (f"/admin/academy/{name}/{KEY}/" for name in ("applications", "selection", "places"))
LEILA = "leila.benjelloun@example.org"  # of Morocco, whose Correspondent is Youssef
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
PUBLIC_VALUE, SOURCE = "7-12-19-33-41-48", "Invented draw (demonstration)"
RULE = "Invented note of the Secretariat (demonstration), 20 February 2026"


def ask_whether_one_may_apply(page: Page) -> None:
    """No, not yet decided, yes, each with its rule, before anybody has an account."""
    page.goto(f"/calls/{KEY}/")
    for country, answer in (
        ("Fédération de Russie", "non."),
        ("Canada", "une décision est nécessaire."),
        ("Maroc", "oui."),
    ):
        page.get_by_label("Pays de votre établissement").select_option(label=country)
        press(page, "Réponse")
        status = " ".join(page.get_by_role("status").inner_text().split())
        assert answer in status
        assert "P-PG/Training" in status


def begin(journey: Journey, page: Page) -> None:
    """A new account by a code, then her name: the country is the one she asked about."""
    follow(page, "Candidater")
    follow(page, re.compile("enregistrer"))
    hand_in(page, "#id_email", LEILA)
    hand_in(page, "#id_code", code_in(journey.letters_to(LEILA)[-1]))
    page.get_by_label("Prénom").fill("Leïla")
    page.get_by_label("Nom de famille").fill("Benjelloun")
    page.get_by_label("Langue dans laquelle nous vous écrivons").select_option("fr")
    press(page, "Commencer la candidature")


ANSWERS = {
    "Établissement qui vous désigne": "Ministère de la Santé (inventé)",
    "Votre fonction": "Conseillère",
    "Pourquoi vous candidatez": "Candidature inventée pour la démonstration.",
    "Ce que vous avez besoin d’apprendre": "Lire les indicateurs.",
}


def answer_section_by_section(page: Page) -> None:
    """Every section of the task list in turn; what is demanded is answered, what is optional is passed."""
    follow(page, "Votre établissement")
    while "review" not in page.url:
        for label, answer in ANSWERS.items():
            if page.get_by_label(label).count():
                page.get_by_label(label).fill(answer)
        if page.get_by_label("Type d’établissement").count():
            page.get_by_label("Type d’établissement").select_option("governmental")
        if page.get_by_label("J’ai lu la notice").count():
            page.get_by_label("J’ai lu la notice").check()
        if "documents" in page.url:
            page.goto(f"/calls/{KEY}/apply/taking_part/")
        else:
            press(page, "Enregistrer et continuer")


def hand_it_in(journey: Journey, page: Page) -> None:
    for answer in ANSWERS.values():
        assert answer in said(page)
    press(page, "Soumettre la candidature")
    expect(page.get_by_text("Votre candidature est soumise. Un accusé de réception vous a été envoyé.")).to_be_visible()
    reference = re.search(r"Référence : ([0-9a-f-]{36})", said(page))
    assert reference
    assert reference[1] in journey.letters_to(LEILA)[-1]


def adopt_the_rule(dolores: Page) -> None:
    dolores.goto(SELECTION)
    dolores.locator("select[name=body]").select_option("secretariat")
    dolores.locator("input[name=decided_on]").fill("2026-02-20")
    dolores.locator("input[name=reference]").fill(RULE)
    press(dolores, "Adopt this rule")
    assert f"in force Version 1, adopted on 20 February 2026, 10:00: {RULE}" in said(dolores)


def take_the_list_in(dolores: Page) -> None:
    dolores.goto(APPLICATIONS)
    dolores.get_by_text("Take a list in").first.click()
    dolores.locator("input[type=file]").set_input_files(admissions_api.DEMO_APPLICATIONS)
    press(dolores, "Take the list in")
    expect(dolores.get_by_text("64 applications were taken in.")).to_be_visible()


def rank_the_own_country(youssef: Page) -> None:
    """The Correspondent of Morocco sees four applications, none of another country, and puts Leïla first."""
    youssef.goto("/correspondent/applications/")
    follow(youssef, re.compile("^Maroc"))
    cards = youssef.locator("section.card")
    assert cards.count() == 4
    for rank, name in enumerate(("Leïla Benjelloun", "أمينة بنعلي", "Youssef El Idrissi", "Salma Bennani"), start=1):
        card = cards.filter(has_text=name)
        card.get_by_label("Votre avis").select_option("endorsed")
        card.get_by_label("Rang national").fill(str(rank))
    press(youssef, "Enregistrer les avis")
    expect(youssef.get_by_text("Avis enregistrés : 4.")).to_be_visible()


def screen(dolores: Page) -> None:
    dolores.goto(APPLICATIONS)
    press(dolores, "Screen every application")
    expect(dolores.get_by_text("Screened: 61 eligible, 1 need a decision.")).to_be_visible()
    assert "65 applications" in said(dolores)


def publish_the_list(dolores: Page) -> None:
    dolores.goto(SELECTION)
    dolores.get_by_label("Public value that is awaited").fill(SOURCE)
    dolores.get_by_label("Day on which the value is published").fill("2026-03-05")
    press(dolores, "Publish list and rule")
    expect(dolores.get_by_text("List and rule are published; the value can be typed in on its day.")).to_be_visible()


def read_the_announcement(stranger: Page) -> None:
    """What anybody reads between publication and the lot: on a telephone, and with nothing that axe would find."""
    stranger.set_viewport_size({"width": 320, "height": 900})
    stranger.goto("/selections/demo-et-2026/")
    assert SOURCE in said(stranger)
    assert stranger.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(stranger).response["violations"] == []


def type_the_value(officer: Page) -> None:
    officer.goto(SELECTION)
    officer.get_by_label("Public value for the lots").fill(PUBLIC_VALUE)
    officer.get_by_label("Where the value was published").fill(SOURCE)
    press(officer, "Put the value on record")
    expect(officer.get_by_text("The value is on record.")).to_be_visible()


def seal(dolores: Page) -> None:
    dolores.goto(SELECTION)
    press(dolores, "Seal the proposal")
    expect(dolores.get_by_text("The selection is sealed. Nothing is offered before you say so.")).to_be_visible()


def look_at_map_and_table(dolores: Page) -> None:
    """Thirty-five countries with a place each, as tiles and as rows; everybody has a reason."""
    expect(dolores.locator("svg.tile-map")).to_be_visible()
    assert dolores.locator(".tile-map__tile--served").count() == 35
    dolores.get_by_text("The same as a table").click()
    assert dolores.get_by_role("group", name="Countries", exact=True).get_by_text("✓ served").count() == 35
    reasons = rows_of(dolores, "Everybody has a reason")
    assert len(reasons) == 65
    assert sum("yes" in selected for _, _, selected, _ in reasons) == 35
    assert all(reason for *_, reason in reasons)


def rows_of(page: Page, table: str) -> list[list[str]]:
    rows = page.get_by_role("group", name=table, exact=True).locator("tbody tr")
    return [[" ".join(cell.split()) for cell in row] for row in rows.evaluate_all(CELLS)]


def read_the_record(dolores: Page) -> None:
    """The decision on paper: rule, value and source, counts; and a picture of its first page that is not blank."""
    address = f"{SELECTION}record.pdf"
    words = words_of(dolores, address)
    for part in ("Record of the selection", RULE, PUBLIC_VALUE, SOURCE, "35, of which 28 Pompidou Group"):
        assert part in words
    picture = paper_of(dolores, address)[0].render(scale=1.5).to_pil().convert("L")
    assert picture.width < picture.height
    darkest, lightest = picture.getextrema()
    assert darkest < 64
    assert lightest == 255


def offer_the_places(dolores: Page) -> list[list[str]]:
    """The order in which those who wait stand, as a static list would have frozen it: rank, name, country."""
    dolores.goto(SELECTION)
    press(dolores, "Offer the places")
    expect(dolores.get_by_text("The places are offered and the letters are on their way.")).to_be_visible()
    dolores.goto(f"{PLACES}waiting/")
    return rows_of(dolores, "The order in which places reach those who wait")


def open_my_place(page: Page) -> None:
    page.goto("/my/applications/")
    page.locator("a[href$='/place/']").first.click()


def confirm_with_one_click(journey: Journey) -> None:
    assert "Formation des cadres 2026" in journey.letters_to(LEILA)[-1]
    leila = journey.sign_in(LEILA, language="fr")
    open_my_place(leila)
    press(leila, "Accepter la place")
    expect(leila.get_by_text("La place est à vous.")).to_be_visible()
    expect(leila.get_by_role("heading", name="Arriver et participer")).to_be_visible()
    expect(leila.get_by_label("Arrivée")).to_be_visible()


def read_why_not(journey: Journey) -> None:
    """Third of Italy: the rule, what would have sufficed, the own rank, and no names of others."""
    giulia = journey.sign_in(mail_of("Giulia Conti"), language="en")
    open_my_place(giulia)
    expect(giulia.get_by_text("You are on the waiting list.")).to_be_visible()
    words = said(giulia)
    assert "stood for place number 3 of your country. First places of countries come before." in words
    assert "2 nominees of your country were placed before you." in words
    assert "Position 1 in your country would have sufficed." in words
    assert "1 nominee of your country waits before you." in words
    assert "Matteo" not in words


def mail_of(name: str) -> str:
    with admissions_api.DEMO_APPLICATIONS.open(encoding="utf-8-sig", newline="") as file:
        return next(row["email"] for row in csv.DictReader(file) if name == f"{row['given_name']} {row['family_name']}")


def give_the_place_up(journey: Journey, name: str) -> None:
    page = journey.sign_in(mail_of(name), language="en")
    open_my_place(page)
    page.get_by_text("Decline the place").first.click()
    press(page, "Decline the place")
    expect(page.get_by_text("It is on record. The place goes on to somebody else.")).to_be_visible()


def seats(dolores: Page) -> dict[str, str]:
    """Who holds a place, with the country."""
    dolores.goto(PLACES)
    lines = [seat.split("\n") for seat in dolores.locator(".seat-board .seat").all_inner_texts()]
    return {name.strip(): country.strip() for _, name, country, *_ in lines}


def a_member_state_keeps_its_place(journey: Journey, dolores: Page, waiting: list[list[str]]) -> None:
    """Czechia's only participant leaves. A static list gives her place to the first person who waits, of a country
    that is no member of the Pompidou Group; the rule gives it to her colleague, far down that list."""
    before = seats(dolores)
    assert list(before.values()).count("Czechia") == 1
    (_, by_static_list, elsewhere), *_ = waiting
    assert elsewhere not in before.values()
    heir, *_ = (name for _, name, country in waiting if country == "Czechia")
    assert heir == "Ondřej Říha" != by_static_list
    dolores.goto(f"{PLACES}waiting/")
    named = f"✗ {by_static_list} ({elsewhere})"  # by a static list, and wrong
    said_before = ["Czechia", "1", f"{heir} (Czechia)", "next nominee of the same country", named]
    assert said_before in rows_of(dolores, "Who inherits if somebody leaves")
    give_the_place_up(journey, "Kateřina Dvořáková")
    after = seats(dolores)
    assert after.keys() - before.keys() == {heir}
    assert before.keys() - after.keys() == {"Kateřina Dvořáková"}
    assert sorted(after.values()) == sorted(before.values())
    his = journey.sign_in(mail_of(heir), language="en")
    open_my_place(his)
    press(his, "Take the place")
    expect(his.get_by_role("heading", name="Arriving and taking part")).to_be_visible()


def read_the_confirmed_list(dolores: Page) -> None:
    dolores.goto(PLACES)
    assert "35 countries hold places; there are 35 places. Confirmed 2 Offered, to be answered 33 Free 0" in said(
        dolores
    )
    follow(dolores, "Follow-up list")
    words = said(dolores)
    assert "Leïla Benjelloun" in words
    assert "Ondřej Říha" in words
    assert "Kateřina Dvořáková" not in words


def test_sixty_four_applications_from_the_call_to_the_confirmed_list(journey: Journey) -> None:
    leila = journey.stranger(language="fr")
    ask_whether_one_may_apply(leila)
    begin(journey, leila)
    answer_section_by_section(leila)
    hand_it_in(journey, leila)
    journey.it_is("02-20")
    adopt_the_rule(journey.enter("dolores"))
    journey.it_is("03-02")
    take_the_list_in(journey.enter("dolores"))
    journey.it_is("03-03")
    rank_the_own_country(journey.enter("youssef", language="fr"))
    screen(journey.enter("dolores"))
    journey.it_is("03-04")
    publish_the_list(journey.enter("dolores"))
    for language in ("fr", "en"):
        read_the_announcement(journey.stranger(language=language))
    journey.it_is("03-05")
    dolores, samir = journey.enter("dolores"), journey.enter("samir")
    for officer in (dolores, samir):
        type_the_value(officer)
    seal(dolores)
    look_at_map_and_table(dolores)
    read_the_record(dolores)
    journey.it_is("03-06")
    dolores = journey.enter("dolores")
    waiting = offer_the_places(dolores)
    confirm_with_one_click(journey)
    read_why_not(journey)
    a_member_state_keeps_its_place(journey, dolores, waiting)
    read_the_confirmed_list(dolores)
