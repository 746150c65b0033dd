"""Step 8: a stranger reads the code from a picture of the paper, opens the address, and knows what to think of it."""

import html
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
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
    read = dict(report.progress("pages read", ((path, _read(path)) for path in files), total=len(files)))
    addresses = {path: plain for path, (plain, _) in read.items()}
    seals = {path: seal for path, (_, seal) in read.items()}
    report.check("codes read from the pictures", expected=len(files), actual=sum(map(bool, addresses.values())))
    report.check("signed seals read from the pictures", expected=len(files), actual=sum(map(bool, seals.values())))
    _sealed(scene, seals)
    revoked = _revoke_one(scene)
    _opened(scene, addresses, revoked)
    _unknown(scene)
    _forged(scene, files)


def _read(path: Path) -> tuple[str, str]:
    """Address and signed seal, read from a picture of the page by a decoder that is not the library that wrote them."""
    page = pypdfium2.PdfDocument(path)[0]
    texts = [code.text for code in zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil())]
    seal = next((text for text in texts if "#" in text), "")
    return next((text for text in texts if "/V/" in text.upper() and text != seal), ""), seal


def _sealed(scene: Scene, seals: dict[Path, str]) -> None:
    """Both signatures hold, without the database; as they are made with demonstration keys, nobody accepts them."""
    report, trust = scene.report, certificates_api.trust()
    verdicts = {path: certificates_api.check_text(seal, trust) for path, seal in seals.items()}
    report.rule("P-PG/Academy, item 7", "issued jointly: the seal of every institution, or it is not valid as joint")
    intact = [found for found in verdicts.values() if found.status == "demonstration_key" and found.record]
    report.check("seals intact, two signatures each", expected=len(seals), actual=len(intact))
    report.check("seals that a real verifier accepts", expected=0, actual=sum(f.is_joint for f in verdicts.values()))
    records = certificates_api.payloads_by_number()
    same = sum(found.record.name == records[path.stem]["name"] for path, found in verdicts.items() if found.record)
    report.check("the name signed is the name printed", expected=len(seals), actual=same)
    path, seal = next(iter(seals.items()))
    changed = seal[:-40] + ("0" if seal[-40] != "0" else "1") + seal[-39:]
    status = certificates_api.check_text(changed, trust).status
    report.check(f"one character of the seal of {path.stem} changed", expected="refused",
                 actual="refused" if status in ("altered", "unreadable") else status)  # fmt: skip


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
    call_command("renew_status_lists", stdout=StringIO())
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
