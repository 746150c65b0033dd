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
        "/{}/contact/", "/rules/", "/calls/", "/calls/demo-et-2026/?country=PS", "/verify/", "/V/nothing",
        "{certificate}", "/style/", "/enter-as/", "/account/login/", "/nothing-here/",
    ],
    "dolores": [
        f"{ADMIN}/desk/", f"{ADMIN}/people/", f"{ADMIN}/countries/", f"{ADMIN}/countries/PS/", f"{ADMIN}/mandates/",
        f"{ADMIN}/decisions/", f"{ADMIN}/seats/", f"{ADMIN}/editions/", f"{ADMIN}/applications/demo-et-2026/",
        f"{ADMIN}/selection/demo-et-2026/", f"{ADMIN}/places/demo-et-2026/", f"{ADMIN}/attendance/demo-et-2026/",
        f"{ADMIN}/credits/demo-ii-2026/", f"{ADMIN}/release/demo-et-2026/", f"{ADMIN}/enrolments/demo-ii-2026/",
        f"{ADMIN}/call/demo-et-2027/", f"{ADMIN}/applications/demo-et-2026/declare/",
        f"{ADMIN}/applications/demo-et-2026/letters/", f"{ADMIN}/applications/demo-et-2026/opinions/",
        f"{ADMIN}/letters/", f"{ADMIN}/jobs/", f"{ADMIN}/audit/", f"{ADMIN}/tests/",
    ],
    "henrik": ["/my/", "/board/", "/board/drafts/new/", "{resolution}", "/correspondent/",
        "/correspondent/applications/", "/correspondent/applications/demo-et-2026/NO/"],
    "esi": ["/university/", "{release}", "{entry}"],
    "tomas": ["/teaching/", "/teaching/demo-et-2026/"],
    "ines": ["/marking/", "{submission}"],
    "viktor": ["/audit/"],
    "participant-4": [
        "/my/", "/my/credits/", "/my/certificates/", "/my/letters/", "/my/profile/", "/my/applications/",
        "/my/editions/demo-ii-2026/", "/my/editions/demo-ii-2026/programme/", "/{}/m-intro/", "/{}/m-intro/l1/",
        "/{}/m-intro/l2/", "/tests/t-intro/", "{attempt}", "/assignments/a-01/",
        "/calls/demo-et-2027/apply/",
    ],
}  # fmt: skip
# Where an address with a number in it is found: the page that links to it, and how it looks.
FOUND = {
    "{certificate}": ("/university/register/IDPA-2026-I-000001/", r"/V/[0-9A-Z]{26}"),
    "{resolution}": ("/board/", r"/board/resolutions/\d+/"),
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


def test_a_certificate_page_has_nothing_wrong(enter: Enter, demonstration: Demonstration) -> None:
    officer = enter("esi")
    officer.goto(FOUND["{certificate}"][0])
    match = re.search(FOUND["{certificate}"][1], officer.content())
    assert match
    page = enter(None)
    page.goto(match[0])
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("address", ["/en/", "/rules/", "/calls/demo-et-2026/", "/verify/"])
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
