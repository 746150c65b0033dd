"""The pages that axe walks, by who opens them; and the walk itself. The Secretariat's are many: they have a file of
their own, so that two processes share the work."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Enter

ADMIN = "/admin/academy"
PAGES: dict[str | None, list[str]] = {
    None: [
        "/{}/", "/{}/component-1/", "/{}/component-3/", "/{}/privacy/", "/{}/accessibility/", "/{}/cookies/",
        "/{}/contact/", "/rules/", "/calls/", "/calls/demo-et-2026/?country=PS", "/verify/", "/V/nothing", "/trust/",
        "/master/interest/", "/master/interest/thank-you/",
        "/selections/demo-et-2026/",
        "/verify/list/", "/verify/credential/", "/trust/names/", "/register/", "/shared/nothing-here/",
        "/offline/verify.html",
        "{certificate}", "/style/", "/enter-as/", "/account/login/", "/nothing-here/",
    ],
    "dolores": [
        f"{ADMIN}/desk/", f"{ADMIN}/people/", f"{ADMIN}/countries/", f"{ADMIN}/countries/PS/", f"{ADMIN}/mandates/",
        f"{ADMIN}/decisions/", f"{ADMIN}/seats/", f"{ADMIN}/editions/", f"{ADMIN}/applications/demo-et-2026/",
        f"{ADMIN}/selection/demo-et-2026/", f"{ADMIN}/places/demo-et-2026/", f"{ADMIN}/attendance/demo-et-2026/",
        f"{ADMIN}/credits/demo-ii-2026/", f"{ADMIN}/release/demo-et-2026/",
        f"{ADMIN}/release/demo-et-2026-autumn/", "/university/signatures/", f"{ADMIN}/enrolments/demo-ii-2026/",
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
        f"{ADMIN}/people/invite/", "{person}", "{erase}", f"{ADMIN}/rules-of-procedure/", f"{ADMIN}/surveys/",
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
    "esi": ["/university/", "{release}", "{entry}", "{reissue}", "/university/register/", "/university/office/",
        "/university/register/?q=nobody", "/university/signatures/", "/university/signatures/university-of-malta/",
        "/institutions/university-of-malta/domain/"],
    "tomas": ["/teaching/", "/teaching/demo-et-2026/", "/teaching/demo-et-2026/results/"],
    "ines": ["/marking/", "{submission}"],
    "viktor": ["/audit/", "/credits/people/", "{statement}"],
    "participant-1": ["/my/credits/", "/my/credits/?as_of=2026-06-30", "{appeal}", "/my/applications/", "{my_place}",
        "{follow_up}"],
    "participant-4": [
        "/my/", "/my/credits/", "/my/credits/?as_of=2999-01-01", "{contest}", "/my/certificates/", "{share}",
        "/my/letters/", "/my/profile/", "/my/profile/erasure/", "/my/applications/", "/my/costs/",
        "/my/editions/demo-ii-2026/", "/my/editions/demo-ii-2026/programme/", "/{}/m-intro/", "/{}/m-intro/l1/",
        "/{}/m-intro/l2/", "/tests/t-intro/", "{attempt}", "/assignments/a-01/",
        "/calls/demo-et-2027/apply/",
    ],
}  # fmt: skip
# Where an address with a number in it is found: the page that links to it, and how it looks.
FOUND = {
    "{invoice}": (f"{ADMIN}/fees/demo-ii-2026/", r"/admin/academy/invoices/[0-9a-f-]{36}/"),
    "{letter}": (f"{ADMIN}/letters/?state=sent", r"/admin/academy/letters/\d+/"),
    "{person}": (f"{ADMIN}/people/?q=Gjoka", r"/admin/academy/people/\d+/"),
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
    "{share}": ("/my/certificates/", r"/my/certificates/[\w-]+/share/"),
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
        elif template == "{erase}":
            found.append(f"{found[-1]}erase/")
        elif template == "{reissue}":
            found.append(f"{found[-1]}issue-again/")
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


def walk(enter: Enter, who: str | None, language: str) -> None:
    """Every page of this person, in this language: axe finds nothing. Colours are the same in both: measured once."""
    page, wrong = enter(who, language=language), []
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": language == "fr"}}}
    for address in addresses(page, PAGES[who], language):
        page.goto(address)
        for violation in Axe().run(page, options=options).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            wrong.append(f"{address}: {violation['id']} ({violation['impact']}) {nodes}")
    assert wrong == []
