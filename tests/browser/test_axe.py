"""axe finds nothing on any page of the demonstration, in either language."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Demonstration, Enter

pytestmark = [pytest.mark.browser]

ADMIN = "/admin/academy"
PAGES: dict[str | None, list[str]] = {
    None: [
        "/{}/", "/{}/component-1/", "/{}/component-3/", "/{}/privacy/", "/{}/accessibility/", "/{}/cookies/",
        "/{}/contact/", "/rules/", "/calls/", "/calls/demo-et-2026/?country=PS", "/verify/", "/V/nothing", "/trust/",
        "/master/interest/", "/master/interest/thank-you/",
        "{certificate}", "/style/", "/enter-as/", "/account/login/", "/nothing-here/",
    ],
    "dolores": [
        f"{ADMIN}/desk/", f"{ADMIN}/people/", f"{ADMIN}/countries/", f"{ADMIN}/countries/PS/", f"{ADMIN}/mandates/",
        f"{ADMIN}/decisions/", f"{ADMIN}/seats/", f"{ADMIN}/editions/", f"{ADMIN}/applications/demo-et-2026/",
        f"{ADMIN}/selection/demo-et-2026/", f"{ADMIN}/places/demo-et-2026/", f"{ADMIN}/attendance/demo-et-2026/",
        f"{ADMIN}/credits/demo-ii-2026/", f"{ADMIN}/release/demo-et-2026/", f"{ADMIN}/enrolments/demo-ii-2026/",
        f"{ADMIN}/activities/", f"{ADMIN}/open-edition/", f"{ADMIN}/editions/demo-ii-2026/",
        f"{ADMIN}/sessions/demo-ii-2026/", f"{ADMIN}/organiser/demo-ii-2026/", f"{ADMIN}/results/demo-ii-2026/",
        f"{ADMIN}/participants/demo-ii-2026/", f"{ADMIN}/evaluation/demo-et-2026/", f"{ADMIN}/universities/",
        "/reports/feasibility/", "/credits/people/", "{statement}", "/board/", "{law}", "/board/proposals/",
        f"{ADMIN}/appeals/", "{appeal_to_decide}", f"{ADMIN}/recognition/", "{recognition}",
        f"{ADMIN}/call/demo-et-2027/", f"{ADMIN}/applications/demo-et-2026/declare/",
        f"{ADMIN}/applications/demo-et-2026/letters/", f"{ADMIN}/applications/demo-et-2026/opinions/",
        f"{ADMIN}/editions/demo-et-2027/", f"{ADMIN}/editions/demo-et-2027/steering-group/",
        f"{ADMIN}/editions/demo-et-2027/postpone/", f"{ADMIN}/editions/demo-et-2027/cancel/", f"{ADMIN}/hosting/",
        "{host_offer}", "/hosting/",
        f"{ADMIN}/places/demo-et-2026/7/", f"{ADMIN}/places/demo-et-2026/waiting/",
        f"{ADMIN}/places/demo-et-2026/late/", f"{ADMIN}/places/demo-et-2026/letters/",
        f"{ADMIN}/places/demo-et-2026/follow-up/",
        f"{ADMIN}/fees/demo-ii-2026/", f"{ADMIN}/grants/demo-ii-2026/", f"{ADMIN}/support/demo-et-2026/",
        f"{ADMIN}/transfers/", f"{ADMIN}/envelopes/", f"{ADMIN}/grants-by-country/", "{invoice}", "{cost_request}",
        f"{ADMIN}/letters/", "{letter}", f"{ADMIN}/jobs/", f"{ADMIN}/audit/", f"{ADMIN}/tests/",
    ],
    "henrik": ["/my/", "/board/", "/board/drafts/new/", "/board/compare/?a=1&b=2", "{resolution}", "{simulations}",
        "/board/simulations/compare/", "{sitting}", "/board/sittings/new/", "/board/proposals/",
        "/board/proposals/new/", "/correspondent/", "/correspondent/costs/", "/correspondent/applications/",
        "/correspondent/applications/demo-et-2026/NO/"],
    "youssef": ["/correspondent/", "/board/proposals/new/", "/hosting/", "/hosting/new/"],
    "helena": ["/my/", "/steering/", "/steering/demo-et-2027/"],
    "samira": ["/organising/", "{organised}"],
    "esi": ["/university/", "{release}", "{entry}"],
    "tomas": ["/teaching/", "/teaching/demo-et-2026/", "/teaching/demo-et-2026/results/"],
    "ines": ["/marking/", "{submission}"],
    "viktor": ["/audit/", "/credits/people/", "{statement}"],
    "participant-1": ["/my/credits/", "/my/credits/?as_of=2026-06-30", "{appeal}", "/my/applications/", "{my_place}",
        "{follow_up}"],
    "participant-4": [
        "/my/", "/my/credits/", "/my/credits/?as_of=2999-01-01", "{contest}", "/my/certificates/",
        "/my/letters/", "/my/profile/", "/my/applications/", "/my/costs/",
        "/my/editions/demo-ii-2026/", "/my/editions/demo-ii-2026/programme/", "/{}/m-intro/", "/{}/m-intro/l1/",
        "/{}/m-intro/l2/", "/tests/t-intro/", "{attempt}", "/assignments/a-01/",
        "/calls/demo-et-2027/apply/",
    ],
}  # fmt: skip
# Where an address with a number in it is found: the page that links to it, and how it looks.
FOUND = {
    "{invoice}": (f"{ADMIN}/fees/demo-ii-2026/", r"/admin/academy/invoices/[0-9a-f-]{36}/"),
    "{letter}": (f"{ADMIN}/letters/?state=sent", r"/admin/academy/letters/\d+/"),
    "{cost_request}": (f"{ADMIN}/grants/demo-ii-2026/", r"/admin/academy/cost-requests/\d+/"),
    "{appeal_to_decide}": (f"{ADMIN}/appeals/", r"/admin/academy/appeals/\d+/"),
    "{host_offer}": (f"{ADMIN}/hosting/", r"/admin/academy/hosting/\d+/"),
    "{recognition}": (f"{ADMIN}/recognition/", r"/admin/academy/recognition/\d+/"),
    "{statement}": ("/credits/people/", r"/credits/people/[0-9a-f-]{36}/"),
    "{appeal}": ("/my/credits/", r"/my/appeals/\d+/"),
    "{contest}": ("/my/credits/", r"/my/credits/entries/\d+/contest/"),
    "{my_place}": ("/my/applications/", r"/my/applications/\d+/place/"),
    "{law}": ("/board/", r"/board/resolutions/\d+/"),
    "{certificate}": ("/university/register/IDPA-2026-I-000001/", r"/V/[0-9A-Z]{26}"),
    "{resolution}": ("/board/", r"/board/resolutions/\d+/"),
    "{sitting}": ("/board/", r"/board/sittings/\d+/"),
    "{organised}": ("/organising/", r"/organising/[\w-]+/"),
    "{entry}": ("/university/", r"/university/register/[^\"]+/"),
    "{submission}": ("/marking/", r"/marking/\d+/"),
    "{attempt}": ("/tests/t-intro/", r"/attempts/\d+/result/"),
}


def addresses(page: Page, templates: list[str], language: str) -> list[str]:
    found = []
    for template in templates:
        if template == "{release}":
            found.append("/university/lists/1/")
        elif template == "{certificate}":
            continue
        elif template == "{simulations}":
            found.append(f"{found[-1]}simulations/")
        elif template == "{follow_up}":
            found.append(found[-1].replace("/place/", "/follow-up/"))
        elif template in FOUND:
            where, pattern = FOUND[template]
            page.goto(where)
            match = re.search(pattern, page.content())
            assert match, f"{where} links to nothing like {pattern}"
            found.append(match[0])
        else:
            found.append(template.replace("{}", language))
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("who", list(PAGES))
def test_axe_finds_nothing(enter: Enter, who: str | None, language: str) -> None:
    page, wrong = enter(who, language=language), []
    for address in addresses(page, PAGES[who], language):
        page.goto(address)
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            wrong.append(f"{address}: {violation['id']} ({violation['impact']}) {nodes}")
    assert wrong == []


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
