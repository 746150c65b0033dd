"""An institution that keeps its keys itself signs what it is asked for in a file; lists wait for it and go on."""

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from academy.people.api import Institution
from academy.portal.demo.scene import Scene
from certificates import api as certificates_api
from certificates import queries
from certificates.bundle import trust_json
from certificates.domain import trust_signed
from certificates.models import (
    NumberedLine,
    PublicKey,
    RegisterEntry,
    Release,
    SealedLine,
    SignatureAsked,
    StatusList,
)
from certificates.operations import start_issue
from certificates.refusals import SignatureAwaited
from courses.catalogue.api import Edition
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
PRESENT = ["--present", "Claire Aubry", "--present", "Dolores Ibarra"]
KINDS = {"record": "ED25519", "status": "ED25519", "seal": "EC"}


def openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607


def take_home(folder: Path, *purposes: str) -> None:
    """The University of Malta makes keys of its own, which take the place of those that the Secretariat kept."""
    for purpose in purposes:
        more = ["-pkeyopt", "ec_paramgen_curve:P-256"] if purpose == "seal" else []
        openssl(folder, "genpkey", "-algorithm", KINDS[purpose], *more, "-out", f"{purpose}.pem")
        openssl(folder, "pkey", "-in", f"{purpose}.pem", "-pubout", "-out", "public.pem")
        words = ["register_key", "university-of-malta", purpose, str(folder / "public.pem"), *PRESENT,
                 "--from", "2026-11-01", "--years", "2", "--demonstration", "--replaces", "rotated",
                 "--text", str(folder / "possession.txt")]  # fmt: skip
        call_command(*words, stdout=StringIO())
        signing = ["dgst", "-sha256", "-sign"] if purpose == "seal" else ["pkeyutl", "-sign", "-rawin", "-inkey"]
        given = ["possession.txt"] if purpose == "seal" else ["-in", "possession.txt"]
        openssl(folder, *signing, f"{purpose}.pem", "-out", "proof.bin", *given)
        call_command(*words, "--proof", str(folder / "proof.bin"), stdout=StringIO())


def asked(folder: Path) -> list[str]:
    """What the file asks for."""
    call_command("signing_requests", "university-of-malta", str(folder), stdout=StringIO())
    return [one["kind"] for one in json.loads((folder / "requests.json").read_text())["requests"]]


def sign(folder: Path, *more: str) -> None:
    """What the university does at home, with the program that came with the file."""
    keys = [
        word for purpose in KINDS for word in (f"--{purpose}", f"{purpose}.pem") if (folder / f"{purpose}.pem").exists()
    ]
    command = [sys.executable, "-I", "sign_requests.py", "requests.json", "answers.json", *keys, *more]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603


def take(folder: Path) -> str:
    out = StringIO()
    call_command("take_signatures", str(folder / "answers.json"), "--language", "en", stdout=out)
    return out.getvalue()


def approved(scene: Scene, names: int = 2) -> Release:
    release = certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"), component="I", by=scene.who("dolores"), now=timezone.now(),
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
    )  # fmt: skip
    kept = list(release.lines.order_by("pk").values_list("pk", flat=True)[:names])
    release.lines.exclude(pk__in=kept).delete()
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=timezone.now())
    return Release.objects.get(pk=release.pk)


@pytest.fixture
def waiting(
    play: Play, tmp_path: Path, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> tuple[Scene, Release]:
    """The university keeps the keys of record and PDF; a list of two is being issued and waits for it."""
    scene = play(6)
    monkeypatch.setattr("certificates.operations.batches.AT_ONCE", 600)  # seconds: no worker runs what comes after
    take_home(tmp_path, "record", "seal")
    release = approved(scene)
    with django_capture_on_commit_callbacks(execute=True):
        start_issue(release=release, by=scene.who("dolores"), now=timezone.now())
    return scene, release


@pytest.fixture
def taken(tmp_path: Path, django_capture_on_commit_callbacks: Any) -> Callable[[], str]:
    def sign_and_take() -> str:
        sign(tmp_path)
        with django_capture_on_commit_callbacks(execute=True):
            return take(tmp_path)

    return sign_and_take


def test_a_list_goes_on_by_itself_from_file_to_file_until_every_certificate_is_issued(
    waiting: tuple[Scene, Release], tmp_path: Path, taken: Callable[[], str]
) -> None:
    release = waiting[1]
    assert asked(tmp_path) == ["record"] * 2
    assert not SealedLine.objects.exists()
    taken()
    assert sorted(asked(tmp_path)) == ["credential", "credential", "head"]
    assert not RegisterEntry.objects.exists()
    taken()
    assert asked(tmp_path) == ["paper"] * 2
    taken()
    assert asked(tmp_path) == []
    release.refresh_from_db()
    assert release.state == Release.State.ISSUED
    assert not SignatureAsked.objects.exists()  # what was asked held the names
    for one in release.register_entries.all():
        paper = queries.check_pdf(queries.pdf_of(one.record)).paper
        assert paper.status == "demonstration_key"
        assert [each.key.kid.hex()[:2] for each in paper.signatures if each.key] == ["01", "02"]
        assert {key.place for key in PublicKey.objects.filter(pdf_signatures__entry=one)} == {"shared", "elsewhere"}


def test_secretariat_officer_and_participant_read_whom_it_waits_for(waiting: tuple[Scene, Release]) -> None:
    scene, release = waiting
    for who, address in (
        ("dolores", "/admin/academy/release/demo-et-2026/"),
        ("esi", f"/university/lists/{release.pk}/"),
    ):
        browser = enter(scene.who(who))
        browser.cookies["language"] = "en"
        page = browser.get(address).content.decode()
        assert 'data-awaits="university-of-malta"' in page
        assert "Waiting for the signature of University of Malta" in page
        assert "Nobody works on it" not in page
    request = certificates_api.RecognitionRequest.objects.filter(release=release).first()
    assert request is not None
    words = [stage.words for stage in queries.stages(queries.request_for(request.pk))]  # type: ignore[arg-type]
    assert any("University of Malta" in one and "signature" in one for one in words)


def test_days_later_the_same_bytes_are_asked_for(waiting: tuple[Scene, Release], tmp_path: Path) -> None:
    scene, release = waiting
    before = set(SignatureAsked.objects.values_list("sha256", flat=True))
    with pytest.raises(SignatureAwaited, match="Malta"):
        certificates_api.issue_release(release=release, by=scene.who("dolores"), now=timezone.now() + timedelta(days=3))
    assert set(SignatureAsked.objects.values_list("sha256", flat=True)) == before
    assert len({one.at for one in NumberedLine.objects.all()}) == 1


def flipped(value: str) -> str:
    data = b64decode(value)
    return b64encode(bytes([data[0] ^ 1]) + data[1:]).decode()


FORGED: dict[str, Callable[[dict[str, Any]], None]] = {
    "a bit": lambda one: one.update(value=flipped(one["value"])),
    "nothing but zeros": lambda one: one.update(value=b64encode(bytes(64)).decode()),
    "too long": lambda one: one.update(value=b64encode(bytes(900)).decode()),
    "no base64": lambda one: one.update(value="é"),
    "a number": lambda one: one.update(value=7),
    "without its name": lambda one: one.pop("sha256"),
}


@pytest.mark.parametrize("name", FORGED)
def test_one_wrong_answer_and_nothing_of_the_file_is_taken(
    waiting: tuple[Scene, Release], tmp_path: Path, name: str
) -> None:
    asked(tmp_path)
    sign(tmp_path)
    answers = json.loads((tmp_path / "answers.json").read_text())
    FORGED[name](answers["requests"][1])
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    with pytest.raises(CommandError, match="Nothing has been taken"):
        take(tmp_path)
    assert not SignatureAsked.objects.exclude(value="").exists()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff", b'{"format": "idpa-signing-requests-1"}', b"[" * 50_000]
)
def test_what_is_no_answer_is_refused(db: None, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "answers.json").write_bytes(content)
    with pytest.raises(CommandError, match="no file of signing requests"):
        take(tmp_path)


def test_what_is_not_asked_for_is_named_and_half_an_answer_leaves_the_rest_open(
    waiting: tuple[Scene, Release], tmp_path: Path
) -> None:
    asked(tmp_path)
    sign(tmp_path)
    answers = json.loads((tmp_path / "answers.json").read_text())
    answers["requests"][0]["value"] = ""
    answers["requests"].append(answers["requests"][1] | {"sha256": "0" * 64})
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    assert "kept: 1, not asked for: 1, still open: 1" in take(tmp_path)
    assert asked(tmp_path) == ["record"]
    assert not SealedLine.objects.exists()


def test_a_key_that_ends_meanwhile_is_asked_nothing_more(waiting: tuple[Scene, Release], tmp_path: Path) -> None:
    scene, release = waiting
    call_command("end_key", "university-of-malta", "record", "--reason", "compromised", "--demonstration", *PRESENT,
                 stdout=StringIO())  # fmt: skip
    assert asked(tmp_path) == []
    take_home_again = PublicKey.objects.filter(purpose="record", institution__key="university-of-malta")
    assert take_home_again.count() == 2
    with pytest.raises(certificates_api.CertificateRefused, match="no key in force"):
        certificates_api.issue_release(release=release, by=scene.who("dolores"), now=timezone.now())


def test_status_list_and_trust_list_are_signed_at_home(play: Play, tmp_path: Path, taken: Callable[[], str]) -> None:
    play(1)
    take_home(tmp_path, "record", "status")
    call_command("renew_status_lists", stdout=StringIO())
    assert sorted(asked(tmp_path)) == ["status_list", "trust_list"]
    call_command("renew_status_lists", stdout=StringIO())  # a file on its way stays good
    taken()
    call_command("renew_status_lists", stdout=StringIO())
    malta = StatusList.objects.get(institution__key="university-of-malta")
    assert (malta.sequence, malta.key.place) == (1, "elsewhere")
    assert Client().get("/status/university-of-malta.json").json()["sequence"] == 1
    assert trust_signed.check(trust_json()) == trust_signed.TrustStatus.SIGNED_BY_ALL


def test_what_is_signed_can_be_read_at_home(
    waiting: tuple[Scene, Release], tmp_path: Path, taken: Callable[[], str]
) -> None:
    for _ in range(2):
        asked(tmp_path)
        taken()
    asked(tmp_path)
    sign(tmp_path, "--show", "shown")
    papers = sorted((tmp_path / "shown").glob("*.pdf"))
    assert len(papers) == 2
    assert papers[0].read_bytes().startswith(b"%PDF")
