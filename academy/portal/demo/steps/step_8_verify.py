"""Step 8: a stranger reads the code from a picture of the paper, opens the address, and knows what to think of it."""

import html
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from academy.people.api import Institution
from academy.portal.demo.cast import MALTA
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates.api import RegisterEntry

SAMPLE_OF_NAMES = 3


def play(scene: Scene) -> None:
    report = scene.report
    report.step(8, "Verification: from the picture of a page to the verdict")
    report.rule("P-PG/Academy, item 7", "a joint certificate says who issued it; anyone may check it")
    files = sorted((scene.folder / "certificates").glob("*.pdf"))
    addresses = dict(report.progress("pages read", ((path, _read(path)) for path in files), total=len(files)))
    report.check("codes read from the pictures", expected=len(files), actual=sum(map(bool, addresses.values())))
    revoked = _revoke_one(scene)
    _opened(scene, addresses, revoked)
    _unknown(scene)
    _forged(scene, files)


def _read(path: Path) -> str:
    """The address in the code, read from a picture of the page by a decoder that is not the library that wrote it."""
    page = pypdfium2.PdfDocument(path)[0]
    codes = zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil())
    return next((code.text for code in codes if "/V/" in code.text.upper()), "")


def _opened(scene: Scene, addresses: dict[Path, str], revoked: RegisterEntry) -> None:
    report, visitor = scene.report, Client()
    records = certificates_api.payloads_by_number()
    valid = shown = matched = 0
    for path, address in addresses.items():
        page = html.unescape(visitor.get(urlsplit(address).path, headers={"accept-language": "en"}).content.decode())
        payload = records[path.stem]
        if path.stem == revoked.number:
            report.check("the revoked one", expected=True, actual="Revoked" in page and payload["name"] not in page)
            continue
        valid += 'data-verdict="valid"' in page
        shown += all(str(value) in page for value in certificates_api.printed_fields(payload))
        matched += payload["name"] not in page and certificates_api.name_matches(payload["code"], payload["name"])
    report.check("valid", expected=len(addresses) - 1, actual=valid)
    report.check("every printed field on the page", expected=len(addresses) - 1, actual=shown)
    report.check("name hidden until it is typed, then it matches", expected=len(addresses) - 1, actual=matched)


def _revoke_one(scene: Scene) -> RegisterEntry:
    """The University of Malta revokes one; two of its officers are needed."""
    entry = RegisterEntry.objects.order_by("number").last()
    if entry is None:
        raise LookupError("no certificate has been issued")
    if not entry.status_changes.exists():
        certificates_api.revoke(
            entry=entry,
            institution=Institution.objects.get(key=MALTA),
            reason="demonstration",
            by=scene.who("esi"),
            confirmed_by=scene.who("karl"),
            now=at(11, 16),
        )
    scene.report.check("revoked, by two officers of one institution", expected=1, actual=entry.status_changes.count())
    return entry


def _unknown(scene: Scene) -> None:
    page = Client().get("/V/" + "0" * 26, headers={"accept-language": "en"}).content.decode()
    scene.report.check("an invented number", expected=True, actual='data-verdict="unknown"' in page)


def _forged(scene: Scene, files: list[Path]) -> None:
    """One letter of one file is changed, and the file is handed in on the public page."""
    content = bytearray(files[0].read_bytes())
    content[len(content) // 2] ^= 1
    with translation.override("en"):
        for what, data, expected in (
            ("issued", files[0].read_bytes(), "issued"),
            ("changed", bytes(content), "altered"),
        ):
            upload = SimpleUploadedFile(files[0].name, data, content_type="application/pdf")
            page = Client().post("/verify/", {"file": upload}, headers={"accept-language": "en"}).content.decode()
            scene.report.check(f"the {what} file, uploaded", expected=True, actual=f'data-verdict="{expected}"' in page)
