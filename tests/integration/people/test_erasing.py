"""A person goes; the ledgers, the register and the paper stay. Through the doors of the Secretariat and the person."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.people.models import Person
from academy.portal.demo.scene import Scene
from certificates import queries
from certificates.models import CertificateRecord
from tests.factories.people import enter
from tests.factories.traces import tables_with
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
OFFICE = "/admin/academy/people/"
REASON = {"ground": "request", "words": ""}


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


@pytest.fixture
def holder(scene: Scene) -> Person:
    """Somebody who holds a certificate."""
    return CertificateRecord.objects.select_related("person").order_by("pk")[0].person


def erase(scene: Scene, person: Person, **said: str) -> Any:
    """The Secretariat's page, filled in and sent."""
    form = REASON | {"confirmation": person.email} | said
    return enter(scene.who("dolores")).post(f"{OFFICE}{person.pk}/erase/", form)


def test_after_an_erasure_the_register_still_answers_and_the_paper_still_verifies(
    scene: Scene, holder: Person, django_capture_on_commit_callbacks: Any
) -> None:
    record = CertificateRecord.objects.select_related("entry").filter(person=holder).order_by("-pk")[0]
    code, paper = record.entry.code, queries.pdf_of(record)
    name = holder.printed_name
    with django_capture_on_commit_callbacks(execute=True):
        answer = erase(scene, holder)
    assert answer.status_code == 302, answer.content.decode()
    assert tables_with(holder.family_name, holder.email) == set()
    browser = Client(headers={"accept-language": "en"})
    page = browser.get(f"/V/{code}").content.decode()
    assert 'data-verdict="valid"' in page
    assert name not in page
    shown = browser.post("/verify/", {"file": SimpleUploadedFile("own.pdf", paper)}).content.decode()
    assert 'data-verdict="issued"' in shown
    assert 'data-entry="demonstration" data-head="same"' in shown
