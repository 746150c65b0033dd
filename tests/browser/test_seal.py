"""The seal behind the # is checked in the browser, by the same rules, and never sent."""

import json
import subprocess
import sys
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from certificates.domain import base41, codes
from certificates.domain.sealed import check_text, text_of
from tests.browser.conftest import ROOT, Demonstration, Enter
from tests.factories.seals import house, record

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]
ASKED = (
    "import json; from certificates.models import CertificateRecord; "
    "print(json.dumps(CertificateRecord.objects.order_by('pk')[0].payload))"
)


@pytest.fixture(scope="module")
def printed(demonstration: Demonstration) -> dict[str, Any]:
    """What the first certificate of the demonstration says."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASKED]
    done = subprocess.run(  # noqa: S603
        command, check=True, cwd=ROOT, env=demonstration.environment, capture_output=True, text=True, timeout=120
    )
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def opened(page: Page, payload: dict[str, Any], seal: str) -> list[str]:
    """Opens the address with a seal; everything that was sent."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    page.goto(f"/V/{payload['code']}#{seal}")
    return sent


def test_a_scanned_seal_is_checked_here_and_not_sent(enter: Enter, printed: dict[str, Any]) -> None:
    page, seal = enter(None, language="en"), printed["seal"].partition("#")[2]
    sent = opened(page, printed, seal)
    shown = page.locator("[data-live-seal=demonstration_key]")
    shown.wait_for()
    assert Axe().run(page).response["violations"] == []
    assert printed["name"] in shown.inner_text()
    assert "University of Malta" in shown.inner_text()
    assert "#" not in page.url
    assert not any(seal[:30] in one for one in sent)


def test_without_a_seal_in_the_address_nothing_is_said_of_one(enter: Enter, printed: dict[str, Any]) -> None:
    page = enter(None, language="en")
    page.goto(f"/V/{printed['code']}")
    assert not page.locator("[data-live-seal]").is_visible()
    assert not page.locator("[data-no-ed25519]").is_visible()


def test_a_changed_seal_says_so_and_shows_no_name(enter: Enter, printed: dict[str, Any]) -> None:
    page, seal = enter(None, language="en"), printed["seal"].partition("#")[2]
    data = bytearray(base41.decode(seal))
    data[-1] ^= 1
    opened(page, printed, base41.encode(bytes(data)))
    shown = page.locator("[data-live-seal=altered]")
    shown.wait_for()
    assert printed["name"] not in shown.inner_text()


def test_a_browser_without_ed25519_fills_the_form_which_is_checked_by_us(enter: Enter, printed: dict[str, Any]) -> None:
    page, seal = enter(None, language="en"), printed["seal"].partition("#")[2]
    page.add_init_script("crypto.subtle.importKey = () => Promise.reject(new Error('not here'))")
    opened(page, printed, seal)
    page.locator("[data-no-ed25519]").wait_for()
    assert page.locator("textarea[name=seal]").input_value() == seal
    page.get_by_role("button", name="Check the seal").click()
    page.locator('[data-pasted-seal="demonstration_key"][data-register="same"]').wait_for()


def test_the_browser_and_the_server_give_one_verdict_on_every_change(enter: Enter, printed: dict[str, Any]) -> None:
    """One bit of every third byte, signatures left out or turned round, other keys: the same words from both."""
    from certificates.domain.trust import to_json

    ours = house()
    good = ours.seal(record())
    changed = []
    for position in range(0, len(good), 3):
        data = bytearray(good)
        data[position] ^= 1 << position % 8
        changed.append(bytes(data))
    one, two = b"\x01\x01", b"\x02\x01"
    seals = [good, *changed, *(ours.seal(record(), kids) for kids in ([one], [two], [], [two, one], [one, one]))]
    code = codes.encode(int.from_bytes(record().id, "big"))
    page = enter(None)
    page.goto(f"/V/{printed['code']}")
    texts = [base41.encode(seal) for seal in seals]
    found = page.evaluate(
        "async ([texts, trust, code]) => (await Promise.all(texts.map((text) => verdict(text, trust, code))))"
        ".map((found) => found.status)",
        [texts, to_json(ours.trust), code],
    )
    expected = [str(check_text(text_of(f"/V/{code}", seal), ours.trust).status) for seal in seals]
    accepted = [status == "joint" for status in found]
    assert accepted == [status == "joint" for status in expected] == [True] + [False] * (len(seals) - 1)
    # Where both can read the seal, they also give the same reason.
    differ = [(a, b) for a, b in zip(found, expected, strict=True) if a != b and "unreadable" not in (a, b)]
    assert differ == []
