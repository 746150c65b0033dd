"""Makes the README's pictures of certificates: four names in four scripts, a supplement, the page that verifies.

In a demonstration that has been played and is served, with its environment set:

    python manage.py shell --no-imports -c "from tests.browser import pictures; pictures.make()"
"""

import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
from django.conf import settings
from PIL import Image
from playwright.sync_api import sync_playwright

from academy.people.api import Institution, User
from certificates import api as certificates_api
from certificates import papers, queries
from certificates.models import CertificateRecord
from courses.catalogue.api import Edition
from tests.browser import ten_people
from tests.browser.conftest import FLAGS

FOLDER = Path(__file__).resolve().parents[2] / "academy" / "pictures"
WIDTH, GAP, COLOURS = 1200, 12, 48


def make() -> None:
    records = _records()
    _kept(_grid([_page(queries.pdf_of(one), width=(WIDTH - GAP) // 2) for one in records], columns=2), "certificate")
    supplement = papers.supplement_pdf(records[0].payload)
    pages = [_page(supplement, number=number, width=(WIDTH - 2 * GAP) // 3) for number in range(3)]
    _kept(_grid(pages, columns=3), "supplement")
    _kept(_verification(records[0]), "verification")


def _records() -> list[CertificateRecord]:
    """Of the four names, issued here where they are not yet."""
    edition = Edition.objects.filter(key=ten_people.EDITION).first()
    if edition is None:
        ten_people.play()
        _issue(Edition.objects.get(key=ten_people.EDITION))
    rows = CertificateRecord.objects.filter(entry__release__edition__key=ten_people.EDITION)
    by_name = {one.payload["name"]: one for one in rows.select_related("entry")}
    return [by_name[name] for name in ten_people.NAMES[: len(ten_people.FOUR)]]


def _issue(edition: Edition) -> None:
    who = {key: User.objects.get(email=f"{key}@demo.example.org") for key in ("dolores", "claire", "esi")}
    institutions = list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"]))
    now = datetime.now(UTC)
    release = certificates_api.propose_release(
        edition=edition, component="I", institutions=institutions, by=who["dolores"], now=now
    )
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=who[officer], now=now)
    certificates_api.issue_release(release=release, by=who["dolores"], now=now)


def _page(content: bytes, *, width: int, number: int = 0) -> Image.Image:
    page = pypdfium2.PdfDocument(content)[number]
    drawn: Image.Image = page.render(scale=2 * width / page.get_width()).to_pil().convert("RGB")
    return drawn.resize((width, round(drawn.height * width / drawn.width)), Image.Resampling.LANCZOS)


def _grid(pictures: list[Image.Image], *, columns: int) -> Image.Image:
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (width + GAP) - GAP, rows * (height + GAP) - GAP), "#d9dde4")
    for place, picture in enumerate(pictures):
        sheet.paste(picture, ((place % columns) * (width + GAP), (place // columns) * (height + GAP)))
    return sheet


def _verification(record: CertificateRecord) -> Image.Image:
    """What a stranger sees who has typed the name."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1000, "height": 1150}, locale="en", base_url=settings.BASE_URL)
        page.goto(f"/V/{record.entry.code}")
        page.get_by_label("Name on the certificate").fill(record.payload["name"])
        page.get_by_role("button", name="Compare the name").click()
        page.get_by_text("The name matches the certificate.").wait_for()
        shot = page.screenshot()
        browser.close()
    return Image.open(BytesIO(shot)).convert("RGB")


def _kept(picture: Image.Image, name: str) -> None:
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
