"""Ten certificates by three people in a browser; then a registrar who believes nothing but the paper.

On a copy of the shared demonstration, so that what others count in it stays as it is.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Page

from certificates.domain.sealed import check_text
from certificates.domain.trust import SEAL, Trust, from_json
from tests.browser import ten_people
from tests.browser.conftest import ROOT, Demonstration, Enter, entering, free_port, served
from tests.browser.driving import press, said
from tests.factories.programs import lines_of, openssl_says, tool
from tests.factories.programs import said as printed_by

pytestmark = [pytest.mark.browser, pytest.mark.engine_free]
RELEASE = f"/admin/academy/release/{ten_people.EDITION}/"
ISSUERS = ("pompidou-group", "university-of-malta")
FOUR = ten_people.NAMES[: len(ten_people.FOUR)]


@dataclass(frozen=True, kw_only=True)
class Show:
    """A demonstration of its own with ten people who are complete."""

    base: str
    enter: Enter


@pytest.fixture
def show(chromium: Browser, demonstration: Demonstration, tmp_path: Path) -> Iterator[Show]:
    if os.environ.get("DATABASE_URL"):
        pytest.skip("the same promise on SQLite is enough: no engine answers it otherwise")
    folder, port = tmp_path / "show", free_port()
    base = f"http://127.0.0.1:{port}"
    shutil.copytree(demonstration.folder, folder, ignore=shutil.ignore_patterns("academy.sqlite3*"))
    was, now = (sqlite3.connect(place / "academy.sqlite3") for place in (demonstration.folder, folder))
    was.backup(now)
    was.close()
    now.close()
    env = demonstration.environment | {
        "ACADEMY_VAR_DIR": str(folder), "ACADEMY_BASE_URL": base, "DATABASE_URL": f"sqlite:///{folder}/academy.sqlite3"
    }  # fmt: skip
    code = "from tests.browser import ten_people; ten_people.play()"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(  # noqa: S603
        command, check=False, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    server = served(env, port)
    try:
        with entering(chromium, base) as enter:
            yield Show(base=base, enter=enter)
    finally:
        server.terminate()
        server.wait(15)


def proposed(page: Page) -> None:
    page.goto(RELEASE)
    for name in ("Pompidou Group", "University of Malta"):
        page.get_by_label(name, exact=True).check()
    press(page, "Propose the list")
    assert "each institution approves on its own account" in said(page)
    assert "10 names" in said(page)
    assert page.get_by_role("button", name="Issue the certificates").count() == 0


def approved(page: Page) -> None:
    """By the page's own account, after the ten names were read on it."""
    page.goto("/university/")
    page.get_by_role("link", name="ten people").click()
    assert all(name in said(page) for name in ten_people.NAMES)
    press(page, "Approve this list")
    assert "Approved for your institution." in said(page)


def issued(page: Page) -> None:
    """The batch goes on by itself behind the page."""
    page.goto(RELEASE)
    press(page, "Issue the certificates")
    for _ in range(60):
        if page.get_by_text("issued", exact=True).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(said(page))


def paper_from(page: Page, name: str, folder: Path) -> tuple[str, str, Path]:
    """(number, address of the public page, the file) of a person, as an officer finds them in the own register."""
    page.goto("/university/register/")
    page.get_by_label("Number or name").fill(name)
    press(page, "Filter")
    assert page.locator("tbody tr").count() == 1, name
    page.locator("tbody th a").click()
    number = page.locator("h1").inner_text()
    public = page.locator("dd a[href^='/V/']").get_attribute("href") or ""
    address = page.get_by_role("link", name="Open the PDF").get_attribute("href") or ""
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    path = folder / f"{number}.pdf"
    path.write_bytes(answer.body())
    return number, public, path


def rendered(path: Path) -> Image.Image:
    """The page at 150 dpi."""
    picture: Image.Image = pypdfium2.PdfDocument(path)[0].render(scale=150 / 72).to_pil().convert("L")
    return picture


def seen(clean: Image.Image) -> dict[str, Image.Image]:
    """The page as it is, out of focus, turned, and as an office copier and a bad scan leave it."""
    turned = clean.rotate(17, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    noise = Image.frombytes("L", clean.size, random.Random(7).randbytes(clean.width * clean.height))  # noqa: S311 - dirt
    copied = Image.blend(clean.filter(ImageFilter.GaussianBlur(0.7)), noise, 0.15).point(
        lambda grey: 255 * (grey > 120)
    )
    copied = copied.rotate(1.5, fillcolor=255)
    buffer = BytesIO()
    copied.save(buffer, "JPEG", quality=50)
    return {
        "clean": clean, "blurred": clean.filter(ImageFilter.GaussianBlur(0.8)), "turned": turned,
        "copied": Image.open(buffer),
    }  # fmt: skip


def symbols(picture: Image.Image) -> tuple[str, str]:
    """(address, signed seal) as the decoder reads them."""
    texts = sorted((code.text for code in zxingcpp.read_barcodes(picture)), key=len)
    assert len(texts) == 2, texts
    return texts[0], texts[1]


def read_from_paper(path: Path, name: str, public: str, base: str, trust: Trust) -> None:
    """Both symbols say the same from every picture; the seal holds and names the person, letter by letter."""
    address = f"{base}{public}".upper()
    for what, picture in seen(rendered(path)).items():
        plain, seal = symbols(picture)
        assert plain == address, f"{name}, {what}"
        verdict = check_text(seal, trust)
        assert seal.startswith(f"{address}#")
        assert verdict.record is not None
        assert (verdict.status, verdict.record.name) == ("demonstration_key", name), what


def accepted_by_others(path: Path, name: str, trust: Trust, folder: Path) -> None:
    words = printed_by(tool("pdfsig"), str(path))
    assert words.count("Signature is Valid.") == 2, words
    roots = {trust.institutions[key.institution].key: key.root for key in trust.keys.values() if key.purpose == SEAL}
    found = openssl_says(path.read_bytes(), roots=[roots[key] for key in ISSUERS], folder=folder)
    assert ["successful" in one for one in found] == [True, True], found
    assert name in lines_of(path)


def kit(page: Page, folder: Path) -> Path:
    """What the trust page gives to take away, as it is on this day."""
    (folder / "lists").mkdir(parents=True)
    for address, name in (
        ("/trust.json", "trust.json"), ("/trust/verify-certificate.pyz", "verify-certificate.pyz"),
        *((f"/status/{key}.json", f"lists/{key}.json") for key in ISSUERS),
    ):  # fmt: skip
        answer = page.request.get(address)
        assert answer.ok, address
        (folder / name).write_bytes(answer.body())
    return folder


def offline(folder: Path, path: Path) -> str:
    """What the kit says, run with nothing of ours beside it."""
    command = [sys.executable, "-I", "verify-certificate.pyz", "--language", "en", "--trust", "trust.json",
               "--status", "lists", str(path)]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1, done.stderr  # demonstration keys: never accepted
    return done.stdout


def revoked(first: Page, second: Page, number: str) -> None:
    """One officer asks, another of the same university confirms."""
    first.goto(f"/university/register/{number}/")
    first.get_by_label("revoked, for good").check()
    first.get_by_label("Grounds (kept, never public)").select_option(index=0)
    press(first, "Ask for the change")
    assert "A second officer of your institution confirms it." in said(first)
    second.goto("/university/")
    card = second.locator(".card").filter(has_text=number)
    with second.expect_navigation():
        card.get_by_role("button", name="Confirm the change").click()
    assert "The status is changed" in said(second)


def stands(page: Page, public: str) -> tuple[str, str]:
    """What the page and the API say of a certificate today."""
    page.goto(public)
    shown = page.locator("[data-verdict]").get_attribute("data-verdict") or ""
    told = json.loads(page.request.get(f"/api/v1/certificates/{public.rpartition('/')[2]}/").body())["status"]
    return shown, told


def test_three_people_issue_ten_certificates_which_prove_themselves(show: Show, tmp_path: Path) -> None:
    """And a revocation by two officers is seen wherever anybody may look."""
    secretariat, claire, esi, karl = (show.enter(who) for who in ("dolores", "claire", "esi", "karl"))
    proposed(secretariat)
    approved(claire)
    approved(esi)
    issued(secretariat)
    stranger = show.enter(None)
    trust = from_json(stranger.request.get("/trust.json").body())
    papers = {name: paper_from(esi, name, tmp_path) for name in ten_people.NAMES}
    assert len({number for number, _, _ in papers.values()}) == len(ten_people.NAMES) == 10
    for name in FOUR:
        _, public, path = papers[name]
        read_from_paper(path, name, public, show.base, trust)
        accepted_by_others(path, name, trust, tmp_path)
    for name in ten_people.NAMES[len(FOUR) :]:
        assert check_text(symbols(rendered(papers[name][2]))[1], trust).status == "demonstration_key"
    number, public, path = papers[FOUR[0]]
    assert stands(stranger, public) == ("valid", "valid")
    assert ": valid." in offline(kit(stranger, tmp_path / "before"), path)
    revoked(esi, karl, number)
    assert stands(stranger, public) == ("revoked", "revoked")
    assert ": REVOKED." in offline(kit(stranger, tmp_path / "after"), path)
    assert stands(stranger, papers[FOUR[1]][1]) == ("valid", "valid")
