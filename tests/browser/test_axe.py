"""axe finds nothing on any page of the demonstration, in either language."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.axe_pages import ADMIN, FOUND, PAGES, addresses, walk
from tests.browser.conftest import Demonstration, Enter

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("who", [who for who in PAGES if who != "dolores"])
def test_axe_finds_nothing(enter: Enter, who: str | None, language: str) -> None:
    walk(enter, who, language)


def begin_draft(page: Page, number: str) -> str:
    """A draft that copies the newest resolution; the address of its overview."""
    page.goto("/board/drafts/new/")
    page.locator("select[name=source]").select_option(index=1)
    page.locator("input[name=number]").fill(number)
    for field, day in (("applies_from", "2031-01-01"), ("applies_to", "2031-12-31"), ("in_force_from", "2031-01-01")):
        page.locator(f"input[name={field}]").fill(day)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/board/drafts/\d+/"))
    match = re.search(r"/board/drafts/\d+/", page.url)
    assert match
    return match[0]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing_on_any_form_of_a_draft(enter: Enter, language: str) -> None:
    page, wrong = enter("dolores", language=language, width=320), []
    overview = begin_draft(page, f"2031/{language}")
    page.goto(overview)
    forms = sorted(set(re.findall(rf"{overview}[\w/-]+", page.content())))
    assert len(forms) >= 10
    for address in [overview, *forms]:
        page.goto(address)
        wrong += [f"{address}: {one['id']}" for one in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wrong.append(f"{address}: wider than a telephone")
    assert wrong == []


def test_a_certificate_page_has_nothing_wrong(enter: Enter, demonstration: Demonstration) -> None:
    officer = enter("esi")
    officer.goto(FOUND["{certificate}"][0])
    match = re.search(FOUND["{certificate}"][1], officer.content())
    assert match
    page = enter(None)
    page.goto(match[0])
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize(
    "address",
    ["places/demo-et-2026/", "places/demo-et-2026/7/", "places/demo-et-2026/waiting/", "places/demo-et-2026/letters/",
     "places/demo-et-2026/late/", "places/demo-et-2026/follow-up/"],
)  # fmt: skip
def test_the_places_fit_a_small_telephone(enter: Enter, address: str) -> None:
    page = enter("dolores", width=320)
    page.goto(f"{ADMIN}/{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("who", "pages"),
    [
        ("participant-1", ["/my/applications/", "{my_place}", "{follow_up}"]),
        ("henrik", ["/correspondent/applications/", "/correspondent/applications/demo-et-2026/NO/"]),
    ],
)
def test_what_is_answered_on_the_way_fits_a_small_telephone(enter: Enter, who: str, pages: list[str]) -> None:
    page = enter(who, width=320)
    for address in addresses(page, pages, "en"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def begin_application(page: Page) -> str:
    """An application to the call of next year, begun where it is not yet; the address of its task list."""
    page.goto("/calls/demo-et-2027/apply/")
    if page.locator("select[name=country]").count():
        page.locator("main form button[type=submit]").click()
        page.wait_for_selector(".task-list")
    return "/calls/demo-et-2027/apply/"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing_in_an_application_on_a_small_telephone(enter: Enter, language: str) -> None:
    page, wrong = enter("participant-4", language=language, width=320), []
    tasks = begin_application(page)
    found = set(re.findall(rf"{tasks}[\w-]+/", page.content()))
    sections = {f"{tasks}{name}/" for name in ("institution", "you", "work", "motivation", "documents", "privacy")}
    assert {*sections, f"{tasks}review/"} <= found
    for address in [tasks, *sorted(found)]:
        page.goto(address)
        wrong += [f"{address}: {one['id']}" for one in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wrong.append(f"{address}: wider than a telephone")
    assert wrong == []


@pytest.mark.parametrize("address", ["/en/", "/rules/", "/calls/demo-et-2026/", "/verify/", "/trust/"])
def test_nothing_overflows_on_a_small_telephone(enter: Enter, address: str) -> None:
    page = enter(None, width=320)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_visit_is_light(enter: Enter) -> None:
    """At most 150 kB in at most 12 requests, nothing from elsewhere; measured without compression here."""
    page, sizes, elsewhere = enter(None), [], []

    def seen(response: object) -> None:
        sizes.append(len(response.body()))  # type: ignore[attr-defined]
        if "127.0.0.1" not in response.url:  # type: ignore[attr-defined]
            elsewhere.append(response.url)  # type: ignore[attr-defined]

    page.on("requestfinished", lambda request: seen(request.response()))
    page.goto("/en/", wait_until="networkidle")
    assert elsewhere == []
    assert len(sizes) <= 12
    assert sum(sizes) <= 150_000


def test_no_page_breaks_the_content_policy(enter: Enter) -> None:
    page, complaints = enter("participant-4"), []
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    for address in ("/en/", "/my/", "/my/credits/", "/en/m-intro/l1/", "/verify/", "/style/"):
        page.goto(address)
    assert complaints == []
