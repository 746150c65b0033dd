"""The verifier that is one HTML file: opened from a disk, without a network, and of one mind with our own rules."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from certificates import offline
from certificates.domain import base41, credential, inclusion, status_list, trust_signed
from certificates.domain.signed_pdf import check_pdf
from certificates.domain.standing import standing
from certificates.domain.trust import Trust, from_json, to_json, trust
from tests.factories.lists import NOW, both
from tests.factories.pictures import page_picture, photographed, side_by_side, symbol, written
from tests.factories.verifying import (
    ADDRESS,
    HOUSE,
    ONE,
    PRESS,
    RECORD,
    SEAL,
    TWO,
    all_papers,
    all_proofs,
    receipt_file,
    seals,
    status_lists,
    trust_file,
    trust_lists,
)  # fmt: skip
from tests.unit.certificates.test_signed_pdf import PAPER

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]
Open = Callable[..., Page]
NOBODY = trust([], [])


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """`opened(trust=..., lists=...)`: the page from the disk, on a day in November; no network is there or used."""
    contexts, asked = [], []

    def open_page(
        *, trust: bytes | None = None, lists: tuple[bytes, ...] = (), language: str = "en", width: int = 1200
    ) -> Page:  # fmt: skip
        content = offline.page(trust=trust or trust_file(), lists=lists, made_at=NOW)
        (tmp_path / offline.PAGE).write_bytes(content)
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=language, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.route("**", lambda route: route.continue_() if route.request.url.startswith("file://") else route.abort())
        page.on("pageerror", lambda error: asked.append(str(error)))
        page.clock.set_fixed_time(NOW)
        page.goto((tmp_path / offline.PAGE).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [one for one in asked if not one.startswith(("file://", "data:"))] == []


def paste(page: Page, text: str) -> str:
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Check the seal").click()
    return verdict(page)


def choose(page: Page, name: str, content: bytes) -> str:
    page.evaluate("() => answer({ note: 'nothing' })")
    page.locator("#file").set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.locator("[data-result]:not([data-result=nothing]):visible").wait_for()
    return verdict(page)


def verdict(page: Page) -> str:
    section = page.locator("[data-result]")
    return " ".join(str(section.get_attribute(f"data-{name}")) for name in ("result", "standing", "kind")).strip()


def said(page: Page) -> str:
    return " ".join(page.locator("[data-result]").inner_text().split())


def test_a_good_seal_is_signed_by_each_and_has_the_status_of_a_day(opened: Open) -> None:
    page = opened(lists=both(HOUSE, RECORD))
    assert page.locator("[data-trust=signed_by_all]").is_visible()
    assert paste(page, SEAL) == "joint valid good"
    words = said(page)
    assert (
        f"✓ Signed by Pompidou Group and University of Malta; status as of {NOW:%-d %B %Y, %H:%M} UTC: valid." in words
    )
    for printed in (RECORD.name, RECORD.title, RECORD.statement, RECORD.serial, "8 June 2026", "3.00", "1245"):
        assert printed in words
    assert page.evaluate("document.activeElement.id") == "verdict"
    page.get_by_role("button", name="Français").click()
    assert "statut au" in said(page)
    assert page.locator("html").get_attribute("lang") == "fr"


def test_what_is_wrong_with_a_seal_is_said(opened: Open) -> None:
    lists = both(HOUSE, RECORD, "", "revoked")
    page = opened(lists=lists)
    assert paste(page, SEAL) == "joint revoked bad"
    assert "University of Malta: status list good" in said(page)
    flipped = bytearray(HOUSE.seal(RECORD))
    flipped[-1] ^= 1
    assert paste(page, base41.encode(bytes(flipped))).startswith("altered")
    assert RECORD.name not in said(page)
    assert paste(page, base41.encode(HOUSE.seal(RECORD, [ONE]))).startswith("missing_co_issuer")
    assert paste(page, ADDRESS.upper()) == "address  note"
    assert paste(page, "nonsense") == "unreadable  bad"
    page.get_by_role("button", name="Start the camera").click()
    page.get_by_text("The camera cannot be used here").wait_for()


def test_a_demonstration_key_is_never_accepted(opened: Open) -> None:
    page = opened(trust=trust_file(HOUSE.with_key(TWO, is_demonstration=True)), lists=both(HOUSE, RECORD))
    assert page.locator("[data-demonstration]").is_visible()
    assert paste(page, SEAL) == "demonstration_key valid warning"
    assert "Worth nothing" in said(page)


def test_pdf_photo_credential_and_receipt_are_opened_as_files(opened: Open) -> None:
    page = opened(lists=both(HOUSE, RECORD))
    assert choose(page, "certificate.pdf", PAPER) == "joint valid good"
    assert "nothing was changed or added after signing" in said(page)
    assert "PAdES B-B, time claimed by the signer: 12 November 2026, 12:00 UTC" in said(page)
    assert page.locator("[data-entry=entered]").is_visible()
    assert "Entered in the public register as line" in said(page)
    assert choose(page, "changed.pdf", PAPER + b" ").startswith("altered")
    assert "Something was added behind the last signature." in said(page)
    assert page.locator("[data-signature=joint]").count() == 4  # of the PDF and of the seal inside
    picture = page_picture(PAPER)
    assert choose(page, "scan.png", written(picture)) == "joint valid good"
    assert choose(page, "photo.jpg", written(photographed(picture), "JPEG")) == "joint valid good"
    assert choose(page, "scan.pdf", written(picture, "PDF", resolution=150)) == "joint valid good"
    assert choose(page, "other.pdf", b"%PDF-1.7\nnothing") == "unreadable  bad"
    assert choose(page, "small.png", written(symbol(ADDRESS.upper()))) == "address  note"
    two = side_by_side(symbol(ADDRESS.upper()), symbol(ADDRESS.upper()[:-1] + "0"))
    assert choose(page, "two.png", written(two)) == "several  note"
    assert choose(page, "broken.png", written(picture)[:900]) in ("no picture  note", "no code  note")
    assert choose(page, "credential.json", credential.encode(SEAL)) == "joint valid good"
    assert choose(page, "receipt.json", receipt_file()) == "good  good"


def test_newer_lists_and_a_fingerprint_from_elsewhere_are_used(opened: Open) -> None:
    page = opened()
    assert paste(page, SEAL) == "joint  warning"
    own, other = both(HOUSE, RECORD, "revoked")
    files = [{"name": f"{at}.json", "mimeType": "", "buffer": one} for at, one in enumerate((own, other))]
    page.locator("#newer").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_text("Loaded: 0.json, 1.json.").wait_for()
    assert paste(page, SEAL) == "joint revoked bad"
    page.locator("#pin").fill("0" * 16)
    page.get_by_role("button", name="Check the trust list").click()
    assert page.locator("[data-trust=not_pinned]").is_visible()
    assert paste(page, SEAL).startswith("unknown_key")
    page.locator("#pin").fill(HOUSE.trust.keys["record", TWO].fingerprint[:20].upper())
    page.get_by_role("button", name="Check the trust list").click()
    assert paste(page, SEAL) == "joint revoked bad"


def test_without_a_trust_list_nothing_is_said_for_or_against_a_certificate(opened: Open) -> None:
    page = opened()
    page.evaluate("() => { state.trust = NO_TRUST; state.trustBytes = undefined; }")
    for verdict_of in (paste(page, SEAL), choose(page, "certificate.pdf", PAPER)):
        assert verdict_of == "unknown_key  warning"
        assert "CANNOT BE VERIFIED HERE" in said(page)
        assert RECORD.name not in said(page)
    assert choose(page, "changed.pdf", PAPER + b" ") == "altered  bad"
    assert choose(page, "receipt.json", receipt_file()) == "unknown_key  warning"
    assert "CANNOT BE VERIFIED HERE" in said(page)


def test_what_somebody_put_behind_the_program_is_not_shown(opened: Open, tmp_path: Path) -> None:
    page = opened()
    file = tmp_path / offline.PAGE
    file.write_bytes(file.read_bytes() + b"<h2>VALID</h2><script>document.title = 'mine'</script>")
    page.goto(file.as_uri())
    assert page.get_by_text("VALID", exact=True).count() == 0
    assert "mine" not in page.title()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_readable_for_everybody_and_on_a_telephone(opened: Open, language: str) -> None:
    page = opened(lists=both(HOUSE, RECORD), language=language, width=320)
    page.evaluate("(text) => answer(openedText(text))", SEAL)
    assert page.locator("html").get_attribute("lang") == language
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


ASK = """async ({ seals, lists, trusts, papers, proofs, now, record, trust }) => {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const asText = (json) => new TextEncoder().encode(JSON.stringify(json));
  const base = readTrust(asText(trust));
  const of = readSeal(fromBase41(record)).record;
  const found = { papers: [] };
  found.proofs = proofs.map((one) => checkInclusion(bytes(one), fromBase41(record), of, base).entry);
  found.seals = seals.map(([text, own]) => checkText(text, own ? readTrust(asText(own)) : base).status);
  found.lists = lists.map((pair) => {
    const checked = pair.map((one) => checkList(bytes(one), base, new Date(now)));
    return [...checked.map((one) => one.status), standing(of, checked).status];
  });
  found.trusts = trusts.map(([file, pin]) => trustStatus(bytes(file), pin));
  for (const one of papers) {
    const verdict = await checkPdf(bytes(one.paper), one.believed ? base : NO_TRUST);
    const signed = verdict.signatures.map(
      (each) => [each.status, each.level || "", each.at ? each.at.getTime() / 1000 : 0]);
    const entry = verdict.inclusion ? verdict.inclusion.entry : "";
    found.papers.push([verdict.status, verdict.seal ? verdict.seal.status : "", signed, entry, verdict.form || ""]);
  }
  return found;
}"""


def test_the_page_and_our_own_rules_are_of_one_mind(opened: Open) -> None:
    """Seals, status lists, trust lists, proofs and PDFs, good and forged: the same words from both."""
    cases, lists, trusts, papers, proofs = seals(), status_lists(), trust_lists(), all_papers(), all_proofs()
    found = opened().evaluate(
        ASK,
        {
            "seals": [[one.text, to_json(one.trust) if one.trust != PRESS.trust else None] for one in cases],
            "lists": [[b64encode(one).decode() for one in pair] for pair in lists],
            "trusts": [[b64encode(file).decode(), pin] for file, pin in trusts],
            "papers": [{"paper": b64encode(one).decode(), "believed": True} for one in papers.values()]
            + [{"paper": b64encode(one).decode(), "believed": False} for one in papers.values()],
            "proofs": [b64encode(one).decode() for one in proofs.values()],
            "now": NOW.isoformat(), "record": base41.encode(HOUSE.seal(RECORD)), "trust": to_json(PRESS.trust),
        },
    )  # fmt: skip
    assert found["seals"] == [one.expected for one in cases]
    assert found["seals"].count("joint") > 10
    told = [[status_list.check(one, PRESS.trust, now=NOW) for one in pair] for pair in lists]
    assert found["lists"] == [[*(one.status for one in pair), standing(RECORD, pair).status] for pair in told]
    assert found["trusts"] == [trust_signed.check(file, pin=pin) for file, pin in trusts]
    names = [*papers, *(f"{name}, nobody known" for name in papers)]
    expected = [told_of(one, trust) for trust in (PRESS.trust, NOBODY) for one in papers.values()]
    assert dict(zip(names, found["papers"], strict=True)) == dict(zip(names, expected, strict=True))
    said = {name: inclusion.check(one, seal=HOUSE.seal(RECORD), record=RECORD, trust=PRESS.trust).entry
            for name, one in proofs.items()}  # fmt: skip
    assert dict(zip(proofs, found["proofs"], strict=True)) == said


def told_of(content: bytes, trust: Trust) -> list[Any]:
    verdict = check_pdf(content, trust)
    inside = verdict.seal.status if verdict.seal and verdict.seal.record else ""
    signed = [[one.status, one.level, one.at.timestamp() if one.at else 0] for one in verdict.signatures]
    return [verdict.status, inside, signed, verdict.inclusion.entry if verdict.inclusion else "", verdict.form or ""]


def test_no_changed_byte_of_a_pdf_is_accepted_by_the_page(opened: Open) -> None:
    """One bit in each of two hundred places, spread over the file and both signatures."""
    places = [*range(0, len(PAPER), len(PAPER) // 150), *range(len(PAPER) - 9500, len(PAPER), 190)]
    found = opened().evaluate(
        """async ([text, places]) => {
          const whole = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const accepted = [];
          for (const place of places) {
            const forged = whole.slice();
            forged[place] ^= 1;
            if (isIntact((await checkPdf(forged, state.trust)).status)) accepted.push(place);
          }
          return accepted;
        }""",
        [b64encode(PAPER).decode(), places],
    )
    assert found == []


def test_a_verdict_is_there_within_a_second(opened: Open) -> None:
    """Seal and PDF, by the browser's own clock, the best of three; a picture takes as long as it is large."""
    page = opened(lists=both(HOUSE, RECORD))
    took = page.evaluate(
        """async ([seal, paper]) => {
          const bytes = Uint8Array.from(atob(paper), (letter) => letter.charCodeAt(0));
          let best = [Infinity, Infinity];
          for (let round = 0; round < 3; round += 1) {
            const begun = performance.now();
            checkText(seal, state.trust);
            const between = performance.now();
            await checkPdf(bytes, state.trust);
            best = [between - begun, performance.now() - between].map((took, at) => Math.min(took, best[at]));
          }
          return best;
        }""",
        [SEAL, b64encode(PAPER).decode()],
    )
    assert max(took) < 1000, took


def test_the_list_is_one_that_python_reads_as_well() -> None:
    assert from_json(trust_file()) == replace(PRESS.trust)
