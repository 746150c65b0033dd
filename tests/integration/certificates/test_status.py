"""Status changes by two people on permitted grounds, and what page, list and offline verifier then say."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from academy.jobs.models import Job
from academy.people.models import Institution
from academy.portal.demo.scene import Scene
from certificates import operations
from certificates.bundle import trust_json, verifier
from certificates.models import CertificateRecord, ReasonClass, RegisterEntry, StatusChange, StatusList
from certificates.operations import status_lists
from certificates.refusals import CertificateRefused, ChangeAsked, NoKeyInForce
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def scene(play: Play) -> Scene:
    return play(7)


def entry() -> RegisterEntry:
    return RegisterEntry.objects.order_by("number")[0]


def page(address: str) -> str:
    return " ".join(Client(headers=ENGLISH).get(address).content.decode().split())


def ask(scene: Scene, who: str, **data: str) -> str:
    address = f"/university/register/{entry().number}/"
    return enter(scene.who(who)).post(address, data, follow=True, headers=ENGLISH).content.decode()


def confirm(scene: Scene, who: str) -> None:
    request = entry().status_requests.get(is_open=True)
    enter(scene.who(who)).post(f"/university/requests/{request.pk}/", {"answer": "confirm"})


def renewed(django_capture_on_commit_callbacks: Any, scene: Scene, who: str) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        confirm(scene, who)


def test_a_suspension_is_lifted_and_a_revocation_is_not(scene: Scene) -> None:
    address = f"/V/{entry().code}"
    ask(scene, "esi", status="suspended", reason_class="inquiry", reason="complaint 7")
    confirm(scene, "karl")
    suspended = page(address)
    assert 'data-verdict="suspended"' in suspended
    assert "inquiry" not in suspended
    assert "complaint" not in suspended
    ask(scene, "karl", status="valid", reason_class="inquiry_closed")
    confirm(scene, "esi")
    assert 'data-verdict="valid"' in page(address)
    ask(scene, "esi", status="revoked", reason_class="fraud")
    confirm(scene, "karl")
    assert 'data-verdict="revoked"' in page(address)
    again = ask(scene, "esi", status="valid", reason_class="body")
    assert "Change the status" not in again
    assert [one.status for one in entry().status_changes.all()] == ["suspended", "valid", "revoked"]


@pytest.mark.parametrize(
    "data",
    [{"status": "valid", "reason_class": "inquiry_closed"}, {"status": "superseded", "reason_class": "reissued"},
     {"status": "revoked", "reason_class": "dislike"}, {"status": "revoked", "reason_class": ""},
     {"status": "excellent", "reason_class": "error"}, {"status": "revoked", "reason_class": "inquiry_closed"},
     {"status": "suspended", "reason_class": "fraud"}],
)  # fmt: skip
def test_what_is_not_permitted_is_not_even_asked_for(scene: Scene, data: dict[str, str]) -> None:
    assert "error" in ask(scene, "esi", **data)
    assert not entry().status_requests.exists()


def test_grounds_that_do_not_fit_are_refused_with_those_that_do_and_nothing_filled_in_is_lost(scene: Scene) -> None:
    refused = ask(scene, "esi", status="suspended", reason_class="fraud", reason="complaint 7")
    fitting = "; ".join(str(one.label) for one in ReasonClass if one.value in ("inquiry", "key", "body"))
    assert f"It can be given for: {fitting}." in html.unescape(refused)
    assert 'value="complaint 7"' in refused
    assert re.search(r'<input[^>]*value="suspended"[^>]*checked', refused)


def test_one_request_waits_at_a_time_and_is_answered_once(scene: Scene) -> None:
    ask(scene, "esi", status="suspended", reason_class="inquiry")
    with pytest.raises(ChangeAsked):
        operations.request_change(
            entry=entry(), status="revoked", reason_class="fraud", by=scene.who("karl"), now=timezone.now()
        )
    request = entry().status_requests.get()
    operations.refuse_request(request=request, by=scene.who("karl"))
    with pytest.raises(CertificateRefused):
        operations.confirm_request(request=request, by=scene.who("karl"), now=timezone.now())
    assert 'data-verdict="valid"' in page(f"/V/{entry().code}")


def test_the_first_officer_cannot_confirm_the_own_request(scene: Scene) -> None:
    ask(scene, "esi", status="revoked", reason_class="error")
    confirm(scene, "esi")
    assert not StatusChange.objects.exists()


def test_a_change_is_in_the_signed_list_as_soon_as_it_is_made(
    scene: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    call_command("renew_status_lists")
    address = "/status/university-of-malta.json"
    before = Client().get(address)
    assert before["Access-Control-Allow-Origin"] == "*"
    assert Client().get(address, headers={"if-none-match": before["ETag"]}).status_code == 304
    assert before.json()["entries"] == []
    ask(scene, "esi", status="revoked", reason_class="error")
    renewed(django_capture_on_commit_callbacks, scene, "karl")
    after = Client().get(address, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert [status for _, status, _ in after.json()["entries"]] == ["revoked"]
    assert after.json()["sequence"] == before.json()["sequence"] + 1
    assert entry().code not in after.content.decode()
    assert Client().get("/status/pompidou-group.json").json()["entries"] == []
    assert Client().get("/status/nowhere.json").status_code == 404


def test_every_institution_has_one_job_a_day(scene: Scene) -> None:
    assert operations.queue_daily(on="2027-01-02") == 2
    operations.queue_daily(on="2027-01-02")
    assert Job.objects.filter(kind=status_lists.RENEW, key__contains="2027-01-02").count() == 2


def test_without_a_key_the_old_list_stays_and_ends(scene: Scene) -> None:
    call_command("renew_status_lists")
    malta = Institution.objects.select_related("issuer_number").get(key="university-of-malta")
    before = StatusList.objects.get(institution=malta)
    for key in malta.public_keys.all():
        today = timezone.localdate()
        operations.end_key(
            key=key, reason="left", last_day=today, present=["A", "B"], by=None, now=timezone.now()
        )  # fmt: skip
    with pytest.raises(NoKeyInForce):
        operations.renew_status_list(institution=malta, now=timezone.now())
    assert StatusList.objects.get(institution=malta).sha256 == before.sha256


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-S", "-c", _WITHOUT_US, str(folder / "v.pyz"), "--language", "en", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


# The program finds `cryptography` where we have it, and nothing of ours.
_WITHOUT_US = f"""
import runpy, sys
sys.path[:0] = {[path for path in sys.path if "site-packages" in path]!r}
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture
def kit(scene: Scene, tmp_path: Path) -> Path:
    """What a registrar took away: program, trust list, status lists, and the seal as a text file."""
    call_command("renew_status_lists")
    folder = tmp_path / "kit"
    (folder / "lists").mkdir(parents=True)
    (folder / "v.pyz").write_bytes(verifier())
    (folder / "trust.json").write_bytes(trust_json())
    (folder / "seal.txt").write_text(CertificateRecord.objects.get(entry=entry()).payload["seal"], encoding="utf-8")
    take_lists(folder)
    return folder


def take_lists(folder: Path) -> None:
    for key in ("pompidou-group", "university-of-malta"):
        (folder / "lists" / f"{key}.json").write_bytes(Client().get(f"/status/{key}.json").content)


def test_the_program_says_by_whom_and_as_of_when(
    kit: Path, scene: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    """The demonstration's keys are worth nothing (1), but every word of it is said."""
    code, said = run(kit, "--trust", "trust.json", "--status", "lists", "seal.txt")
    assert code == 1
    assert "Signed by Pompidou Group" in said
    assert "and University of Malta; status as of" in said
    assert ": valid." in said
    ask(scene, "esi", status="suspended", reason_class="inquiry")
    renewed(django_capture_on_commit_callbacks, scene, "karl")
    take_lists(kit)
    assert ": SUSPENDED." in run(kit, "--trust", "trust.json", "--status", "lists", "seal.txt")[1]


def test_the_program_refuses_a_list_of_another_institution_and_a_missing_one(kit: Path) -> None:
    malta = kit / "lists" / "university-of-malta.json"
    stolen = json.loads((kit / "lists" / "pompidou-group.json").read_text())
    stolen["institution"] = json.loads(malta.read_text())["institution"]
    malta.write_text(json.dumps(stolen))
    said = run(kit, "--trust", "trust.json", "--status", "lists", "seal.txt")[1]
    assert "status list not signed by this issuer" in said
    assert "UNKNOWN, so it is not accepted" in said
    malta.unlink()
    assert "no status list of this issuer" in run(kit, "--trust", "trust.json", "--status", "lists", "seal.txt")[1]
    assert "status not checked" in run(kit, "--trust", "trust.json", "seal.txt")[1]


def test_the_trust_list_is_signed_by_all_and_must_be_by_the_pinned_one(kit: Path) -> None:
    trust = json.loads((kit / "trust.json").read_text())
    assert len(trust["signatures"]) == 2
    keys = [key for one in trust["institutions"] for key in one["keys"] if key["purpose"] == "record"]
    pin = keys[0]["fingerprint"]
    assert "Signed by" in run(kit, "--trust", "trust.json", "--pin", pin, "seal.txt")[1]
    code, said = run(kit, "--trust", "trust.json", "--pin", "0" * 64, "seal.txt")
    assert (code, "not signed with the pinned key" in said) == (2, True)
    assert run(kit, "--trust", "trust.json", "--pin", "12", "seal.txt")[0] == 2
    trust["institutions"][0]["name_en"] = "Nobody"
    (kit / "trust.json").write_text(json.dumps(trust))
    code, said = run(kit, "--trust", "trust.json", "seal.txt")
    assert (code, "altered after it was signed" in said) == (2, True)
