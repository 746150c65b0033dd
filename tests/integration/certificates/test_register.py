"""The public register: every issue and change is in it, whoever rewrites it is caught, anybody can check."""

import json
import subprocess
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from academy.lib import guards
from academy.people.models import Institution
from academy.portal.demo.cast import MALTA
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates import queries
from certificates.domain.head import ProofRefused, proof_from_json, signers, stands_below
from certificates.models import CertificateRecord, LogHead, LogLeaf, RegisterEntry
from certificates.operations import sign_head
from certificates.queries.seals import seal_bytes
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def opened(address: str) -> str:
    return " ".join(Client(headers=ENGLISH).get(address).content.decode().split())


def seals() -> list[bytes]:
    records = CertificateRecord.objects.select_related("entry").order_by("pk")[:2]
    return [seal_bytes(one, one.entry.seal_signatures.select_related("key")) for one in records]


def revoke(scene: Scene, entry: RegisterEntry) -> None:
    certificates_api.revoke(
        entry=entry, institution=Institution.objects.get(key=MALTA), reason="error", by=scene.who("esi"),
        confirmed_by=scene.who("karl"), now=at(12, 1, 9),
    )  # fmt: skip


def test_every_certificate_and_change_is_one_line_and_the_head_is_signed_by_both(play: Play) -> None:
    revoke(play(7), RegisterEntry.objects.order_by("pk")[0])
    head = sign_head(now=at(12, 1))
    assert head is not None
    entries, changes = RegisterEntry.objects.count(), LogLeaf.objects.exclude(change=None).count()
    assert (head.size, changes) == (entries + changes, 1)
    page = opened("/register/")
    assert page.count("✓ signature good") == 2
    assert "University of Malta" in page
    assert head.root in page
    said = json.loads(opened("/register.json"))
    assert (said["size"], said["root"], len(said["signatures"])) == (head.size, head.root, 2)
    for record in CertificateRecord.objects.all()[:5]:
        assert record.payload["name"] not in page


def test_a_proof_taken_away_shows_one_certificate_and_no_other(play: Play) -> None:
    play(7)
    sign_head(now=at(12, 1))
    own, other = seals()
    code = CertificateRecord.objects.order_by("pk")[0].entry.code
    answer = Client().get(f"/V/{code.lower()}/register.json")
    proof = proof_from_json(answer.content)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert signers(proof.signed, queries.trust()) == (1, 2)
    assert stands_below(own, proof)
    assert not stands_below(other, proof)
    altered = answer.content.replace(b'"position": ', b'"position": 1')
    assert not stands_below(own, proof_from_json(altered))


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"position": -1}', "[" * 5000])
def test_what_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(ProofRefused):
        proof_from_json(text)


def test_unknown_codes_have_no_proof_and_no_head_is_invented(play: Play) -> None:
    assert Client().get("/V/00000000000000000000000000/register.json").status_code == 404
    for address in ("/register.json", "/register/2026.pdf", "/register/heads/3.json", "/register/consistency/1/2.json"):
        assert Client().get(address).status_code == 404
    assert "Nothing has been issued yet" in opened("/register/")


def test_an_older_head_is_shown_to_be_the_beginning_of_a_newer_one(play: Play) -> None:
    scene = play(7)
    first = sign_head(now=at(12, 1))
    assert first is not None
    assert sign_head(now=at(12, 1) + timedelta(hours=1)) is None
    entry = RegisterEntry.objects.order_by("pk")[5]
    revoke(scene, entry)
    second = sign_head(now=at(12, 1) + timedelta(hours=2))
    assert second is not None
    assert second.size == first.size + 1
    page = opened(f"/register/?first={second.size}&second={first.size}")
    assert "The older head is the beginning of the newer one." in page
    assert "No head was signed over 7 lines." in opened(f"/register/?first=7&second={first.size}")
    taken = json.loads(opened(f"/register/consistency/{first.size}/{second.size}.json"))
    assert (taken["first"]["root"], taken["second"]["root"]) == (first.root, second.root)
    again = sign_head(now=at(12, 3))
    assert again is not None
    assert again.root == second.root


def test_the_database_lets_nobody_rewrite_it(play: Play) -> None:
    play(7)
    sign_head(now=at(12, 1))
    size = LogLeaf.objects.count()
    entry = RegisterEntry.objects.order_by("pk")[0].pk
    leaf = "INSERT INTO certificates_logleaf (position, entry_id, hash, at) VALUES (%s, %s, 'x', '2026-12-01')"
    head = "INSERT INTO certificates_loghead (size, root, at) VALUES (%s, 'x', '2026-12-02')"
    for statement, values in (
        ("UPDATE certificates_logleaf SET hash = 'x' WHERE position = 0", []),
        ("DELETE FROM certificates_logleaf WHERE position = 0", []),
        ("UPDATE certificates_lognode SET hash = 'x'", []),
        ("DELETE FROM certificates_loghead", []),
        (leaf, [size + 1, entry]),
        (leaf, [size, entry]),  # a certificate that is there already
        (head, [size - 1]),
        (head, [size + 1]),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)


def test_the_recount_agrees_and_names_what_somebody_changed_below_the_guards(play: Play) -> None:
    play(7)
    sign_head(now=at(12, 1))
    out = StringIO()
    call_command("check_register", stdout=out)
    assert f"{LogLeaf.objects.count()} lines and {LogHead.objects.count()} heads agree" in out.getvalue()
    with guards.lifted():
        LogLeaf.objects.filter(position=3).update(hash="00" * 32)  # below the head of each list and that of the day
    errors = StringIO()
    with pytest.raises(CommandError, match="4 differences"):
        call_command("check_register", stderr=errors)
    assert "line 3 (IDPA-2026-" in errors.getvalue()
    assert "head of" in errors.getvalue()


def test_the_head_of_a_year_is_a_page_to_be_filed(play: Play) -> None:
    play(7)
    head = sign_head(now=at(12, 1))
    assert head is not None
    answer = Client(headers=ENGLISH).get("/register/2026.pdf")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=answer.content, capture_output=True, check=True)  # noqa: S607
    words = " ".join(done.stdout.decode().split())
    assert "Public register of certificates" in words
    assert head.root[:4] in words
    assert "University of Malta" in words
    assert "Demonstration" in words
