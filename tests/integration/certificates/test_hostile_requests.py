"""What strangers send to pages and to the API to exhaust or to crash them is answered with a refusal."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories import hostile

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
ADDRESSES = ["/api/v1/seals/", "/api/v1/certificates/batch/", "/api/v1/certificates/00000000000000000000000000/name/"]
NAMES = ["bomb in the attachment", "table of a billion objects, its kind escaped", "bomb in an object stream",
         "ten thousand revisions", "deep lists"]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("name", ["deep lists", "deep maps", "a number without end", "half a letter", "no text"])
def test_the_api_refuses_a_body_that_no_reader_ends(address: str, name: str) -> None:
    answer = Client().post(address, hostile.DOCUMENTS[name], content_type="application/json")
    assert answer.status_code == 400, answer.content


@pytest.mark.parametrize("name", NAMES)
def test_the_page_says_of_a_hostile_file_that_it_is_none_of_ours(name: str) -> None:
    sent = SimpleUploadedFile("paper.pdf", hostile.PDFS[name](), content_type="application/pdf")
    answer = Client(headers={"accept-language": "en"}).post("/verify/", {"file": sent})
    assert answer.status_code == 200
    assert 'data-verdict="altered"' in answer.content.decode()
    assert 'data-paper="unreadable"' in answer.content.decode()


@pytest.mark.parametrize("name", hostile.SEALS)
def test_the_api_says_of_a_hostile_seal_that_it_is_none(name: str) -> None:
    from certificates.domain import base41

    text = f"#{base41.encode(hostile.SEALS[name])}"
    answer = Client().post("/api/v1/seals/", json.dumps({"seal": text}), content_type="application/json")
    assert answer.status_code == 400 if len(text) > 8192 else answer.json()["status"] == "unreadable"
