"""The verifier that is one HTML file: what is served is what is published, and what is published stays."""

import hashlib
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from academy.people.models import Institution
from certificates import offline, operations
from certificates.offline.words import EN, FR
from tests.factories.lists import NOW
from tests.factories.world import Play

pytestmark = pytest.mark.engine_free
VENDOR = Path(offline.__file__).parent / "vendor"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.django_db
def test_the_file_that_is_served_is_the_one_whose_fingerprint_is_published(play: Play, tmp_path: Path) -> None:
    play(1)
    call_command("renew_status_lists")
    answer, program = Client().get("/offline/verify.html"), Client().get("/offline/verify-program.html").content
    page = Client().get("/trust/").content.decode()
    assert sha256(answer.content) in page
    assert sha256(program) in page
    assert answer.content.startswith(program)
    assert len(answer.content) < offline.LARGEST
    assert answer.headers["Content-Security-Policy"] == offline.policy()
    assert "connect-src" not in offline.policy()  # so that default-src 'none' stands for it
    assert Client().get("/offline/verify.html", headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    call_command("offline_verifier", str(tmp_path))
    assert (tmp_path / "verify.html").read_bytes() == answer.content
    assert (tmp_path / "verify-program.html").read_bytes() == program


@pytest.mark.django_db
def test_a_new_list_changes_the_file_and_not_its_program(play: Play) -> None:
    play(1)
    call_command("renew_status_lists")
    before = Client().get("/offline/verify.html").content
    later = timezone.now() + timedelta(minutes=1)
    operations.renew_status_list(institution=Institution.objects.get(key="pompidou-group"), now=later)
    after = Client().get("/offline/verify.html").content
    assert before != after
    assert before[: len(offline.program())] == after[: len(offline.program())] == offline.program()


def test_lists_that_are_too_long_are_left_out_and_words_end_no_script() -> None:
    small, large = b'{"a": "</script><script>"}', b'"%s"' % (b"x" * offline.LARGEST)
    page = offline.page(trust=b"{}", lists=[large, small], made_at=NOW)
    assert len(page) < offline.LARGEST
    assert page.count(b"</script>") == offline.program().count(b"</script>") + 1
    baked = re.search(rb'id="baked">(.*)</script>', page)
    assert baked is not None
    assert json.loads(baked[1])["lists"] == [small.decode()]


def test_the_page_fetches_nothing_and_runs_nothing_but_its_own_script() -> None:
    text = offline.program().decode()
    own = text.split('<script id="program">')[0]
    assert not re.findall(r'(?:src|href)="(?!data:|#|\{\{)[^"]*"', own)
    assert not re.findall(r"url\((?!\"data:)", own)
    assert "'unsafe" not in offline.policy()


@pytest.mark.parametrize("name", ["noble.js", "qrcode.js"])
def test_a_library_inside_is_the_one_whose_hash_is_noted(name: str) -> None:
    noted = (VENDOR / "README.md").read_text(encoding="utf-8")
    assert f"`{sha256((VENDOR / name).read_bytes())}`" in noted


def test_both_languages_say_the_same_things() -> None:
    assert EN.keys() == FR.keys()
    assert len(EN["limit list"]) == len(FR["limit list"])
    for key, text in EN.items():
        if isinstance(text, str):
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", FR[key])), key
