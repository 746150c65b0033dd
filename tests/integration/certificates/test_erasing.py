"""The name and everything that bears it is erased; the register still answers, and the paper still proves itself."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from academy.people.models import Person
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates import operations, queries
from certificates.models import BadgeFile, CertificateRecord, ReleaseLine
from certificates.queries.log_check import differences
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
NAME = "Żaneta Ċaruana-Għawdexija"


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


@pytest.fixture
def person(scene: Scene) -> Person:
    """Somebody whose name was corrected: two certificates, and a list that bears the name by itself."""
    old = CertificateRecord.objects.select_related("entry", "person").order_by("pk")[0]
    line = operations.request_reissue(entry=old.entry, why="name", name=NAME, by=scene.who("esi"), now=at(11, 20))
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=line.release, by=scene.who(officer), now=at(11, 21))
    certificates_api.issue_release(release=line.release, by=scene.who("dolores"), now=at(11, 22))
    return old.person


def erased(scene: Scene, person: Person) -> int:
    return certificates_api.erase_certificates(person=person, by=scene.who("dolores"), now=timezone.now())


def stored() -> set[str]:
    return {path.name for folder in ("certificates", "badges")
            for path in (Path(settings.PRIVATE_ROOT) / folder).rglob("*.*")}  # fmt: skip


def tables_with(name: str) -> set[str]:
    """Tables of certificates in which a row holds the name."""
    found, tables = set(), connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in tables:
            if table.startswith("certificates_"):
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - ours
                if any(name in str(value) or name in _unescaped(value) for row in cursor.fetchall() for value in row):
                    found.add(table)
    return found


def _unescaped(value: Any) -> str:
    """JSON may hold its letters escaped, and bytes are not text."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="ignore")
    return value.encode().decode("unicode_escape", errors="ignore") if isinstance(value, str) and "\\u" in value else ""


def test_nothing_of_certificates_holds_the_name_and_the_files_are_gone(
    scene: Scene, person: Person, django_capture_on_commit_callbacks: Any
) -> None:
    records = list(CertificateRecord.objects.filter(person=person))
    badges = list(BadgeFile.objects.filter(record__in=records))
    assert len(records) == len(badges) == 2
    assert {"certificates_certificaterecord", "certificates_releaseline"} <= tables_with(NAME)
    own = {Path(name).name for name in [*(one.stored_as for one in records), *(one.stored_as for one in badges)]}
    assert own <= stored()
    with django_capture_on_commit_callbacks(execute=True):
        assert erased(scene, person) == 2
    assert tables_with(NAME) == set()
    assert not own & stored()
    assert not BadgeFile.objects.filter(pk__in=[one.pk for one in badges]).exists()
    assert not ReleaseLine.objects.filter(person=person).exclude(name="").exists()
    assert erased(scene, person) == 0


def test_the_register_still_answers_and_the_paper_still_proves_itself(scene: Scene, person: Person) -> None:
    record = CertificateRecord.objects.select_related("entry").filter(person=person).order_by("-pk")[0]
    code, paper, seal = record.entry.code, queries.pdf_of(record), record.payload["seal"]
    erased(scene, person)
    browser = Client(headers={"accept-language": "en"})
    page = browser.get(f"/V/{code}").content.decode()
    assert 'data-verdict="valid"' in page
    assert NAME not in page
    assert browser.get(f"/V/{code.lower()}/register.json").status_code == 200
    shown = browser.post("/verify/", {"file": SimpleUploadedFile("own.pdf", paper)}).content.decode()
    assert 'data-verdict="issued"' in shown
    assert 'data-paper="demonstration_key"' in shown
    assert 'data-entry="demonstration" data-head="same"' in shown
    assert 'data-register="same"' in browser.post("/verify/", {"seal": seal}).content.decode()
    count = differences()
    assert (count.erased, count.wrong) == (2, [])


def test_who_does_not_manage_people_erases_nothing(scene: Scene, person: Person) -> None:
    with pytest.raises(PermissionDenied):
        certificates_api.erase_certificates(person=person, by=scene.who("esi"), now=timezone.now())
    assert CertificateRecord.objects.filter(person=person).count() == 2


def test_the_command_shows_first_and_erases_when_told(scene: Scene, person: Person) -> None:
    def said(*words: str) -> str:
        out = StringIO()
        call_command("erase_certificates", *words, stdout=out)
        return out.getvalue()

    officer = ("--officer", scene.who("dolores").email)
    numbers = set(CertificateRecord.objects.filter(person=person).values_list("entry__number", flat=True))
    assert numbers <= set(said(str(person.uid), *officer).split())
    assert CertificateRecord.objects.filter(person=person).count() == len(numbers) == 2
    for words, why in (
        (("nobody@example.org", *officer, "--yes"), "no person"),
        (("no-identifier", *officer, "--yes"), "no person"),
        ((str(person.uid), "--officer", "nobody@example.org", "--yes"), "no account"),
        ((str(person.uid), "--officer", scene.who("esi").email, "--yes"), "may not erase"),
    ):
        with pytest.raises(CommandError, match=why):
            said(*words)
    assert "erased: 2" in said(str(person.uid), *officer, "--yes")
    assert "No certificate" in said(str(person.uid), *officer)
