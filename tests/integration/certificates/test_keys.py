"""Keys are made with witnesses and a protocol; a delegated one rests on the university's act; the offline verifier."""

import json
import os
import stat
import subprocess
import sys
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from cryptography.x509 import load_der_x509_certificate
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from academy.governance import api as governance_api
from academy.people.models import Institution
from certificates import queries
from certificates.bundle import VERIFIER, trust_json
from certificates.domain import trust_signed
from certificates.models import CertificateRecord, KeyEnd, PublicKey, StatusList
from certificates.operations import KeyOrder, create_key, sign_head
from certificates.operations.keys import years_later
from certificates.protocol import grouped
from certificates.refusals import KeyInForce, NoDemonstrationKeyHere, WitnessMissing
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
PRESENT = ["--present", "Claire Aubry", "--present", "Dolores Ibarra"]
OWN = ["--holder", "institution"]


@pytest.fixture
def university(db: None, settings: Any) -> Institution:
    """It has given a password of its own, and so has University Y."""
    settings.KEYS_PASSWORDS = {"UNIVERSITY_X": "known to X alone", "UNIVERSITY_Y": "known to Y alone"}
    return Institution.objects.create(
        key="university-x", name_fr="Université X", name_en="University X", kind="university"
    )


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_key_is_made_encrypted_outside_the_database_and_its_protocol_is_printed(
    university: Institution, settings: Any
) -> None:
    said = run("create_key", "university-x", "record", *OWN, *PRESENT, "--language", "en")
    key = PublicKey.objects.get()
    for words in ("Protocol of a signing key", "University X", grouped(key.fingerprint), "Claire Aubry", "0101"):
        assert words in said
    file = Path(settings.KEYS_DIR) / "university-x" / f"{key.fingerprint}.pem"
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    with pytest.raises(ValueError):  # noqa: PT011 - its words differ with what a wrong password happens to make of it
        load_pem_private_key(file.read_bytes(), b"wrong")
    assert not key.is_demonstration
    assert queries.trust().keys["record", b"\x01\x01"].fingerprint == key.fingerprint


def test_a_key_of_its_own_opens_with_its_own_password_only_and_the_page_says_where_it_lies(
    university: Institution, settings: Any
) -> None:
    said = run("create_key", "university-x", "record", *OWN, *PRESENT, "--language", "en")
    assert "that only the institution’s own password opens" in said
    page = Client(headers={"accept-language": "en"}).get("/trust/").content.decode()
    assert page.count("that only the institution’s own password opens") == 1
    assert [one["place"] for one in json.loads(trust_json())["institutions"][0]["keys"]] == ["own"]
    (file,) = Path(settings.KEYS_DIR).glob("university-x/*.pem")
    load_pem_private_key(file.read_bytes(), b"known to X alone")
    with pytest.raises(ValueError):  # noqa: PT011 - its words differ with what a wrong password happens to make of it
        load_pem_private_key(file.read_bytes(), settings.KEYS_PASSWORD.encode())
    run("renew_status_lists")
    settings.KEYS_PASSWORDS = {}
    with pytest.raises(CommandError, match="ACADEMY_KEYS_PASSWORD_UNIVERSITY_X"):
        run("renew_status_lists")


@pytest.mark.parametrize("given", [{}, {"UNIVERSITY_X": "one"}, {"UNIVERSITY_X": "two", "UNIVERSITY_Y": "two"}])
def test_what_lies_under_somebody_elses_password_is_not_called_the_institutions_own(
    university: Institution, settings: Any, given: dict[str, str]
) -> None:
    settings.KEYS_PASSWORD, settings.KEYS_PASSWORDS = "one", given
    with pytest.raises(CommandError, match="ACADEMY_KEYS_PASSWORD_UNIVERSITY_X"):
        run("create_key", "university-x", "record", *OWN, *PRESENT, "--language", "en")
    assert not PublicKey.objects.exists()
    assert not list(Path(settings.KEYS_DIR).rglob("*.pem"))


def test_a_delegated_key_lies_under_the_secretariats_password_and_the_page_says_so(university: Institution) -> None:
    run(*DELEGATED, "--agreement", act("X/2025/1", university).reference)
    page = Client(headers={"accept-language": "en"}).get("/trust/").content.decode()
    for words in ("under the Secretariat’s password", "X/2025/1", "held by the Secretariat"):
        assert words in page


@pytest.mark.parametrize(("holder", "place"), [("institution", "shared"), ("secretariat", "own"),
                                               ("secretariat", "elsewhere"), ("institution", "")])  # fmt: skip
def test_the_database_too_refuses_a_holder_that_cannot_be_true(
    university: Institution, holder: str, place: str
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicKey.objects.create(
            institution=university, purpose="record", kid="0101", public="00", fingerprint="0", made_by="x",
            valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31), holder=holder, place=place,
            agreement=act("X/2025/1", university), is_demonstration=False,
        )  # fmt: skip


def test_while_one_institution_withholds_its_password_the_others_sign_the_register(play: Play, settings: Any) -> None:
    play(7)
    malta = PublicKey.objects.get(institution__key="university-of-malta", purpose="record")
    file, own = Path(settings.KEYS_DIR) / f"{malta.fingerprint}.pem", Path(settings.KEYS_DIR) / "university-of-malta"
    own.mkdir()
    file.rename(own / file.name)
    head = sign_head(now=timezone.now() + timedelta(days=1))
    assert head is not None
    assert [one.key.institution.key for one in head.signatures.all()] == ["pompidou-group"]


def test_a_key_for_status_lists_has_a_name_of_its_own_beside_that_of_the_record(university: Institution) -> None:
    for purpose in ("record", "status", "seal"):
        run("create_key", "university-x", purpose, *OWN, *PRESENT)
    assert dict(PublicKey.objects.values_list("purpose", "kid")) == {"record": "0101", "status": "0102", "seal": "0101"}
    run("renew_status_lists")
    assert StatusList.objects.get().key.purpose == "status"
    assert '"kid": "0102"' in Client().get("/status/university-x.json").content.decode()
    assert "status lists, and nothing else" in Client(headers={"accept-language": "en"}).get("/trust/").content.decode()
    (statement,) = json.loads(trust_json())["signatures"]
    assert statement["kid"] == "0101"


def test_without_a_key_for_lists_the_key_of_the_record_signs_them(university: Institution) -> None:
    run("create_key", "university-x", "record", *OWN, *PRESENT)
    run("renew_status_lists")
    assert StatusList.objects.get().key.purpose == "record"


def test_two_keys_never_share_a_name_in_a_did_document(university: Institution) -> None:
    key = make(ordered(university))
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicKey.objects.create(
            institution=university, purpose="status", kid=key.kid, public="00", fingerprint="0", made_by="x",
            valid_from=key.valid_from, valid_to=key.valid_to, holder="institution", place="own", is_demonstration=False,
        )  # fmt: skip


END = ["end_key", "university-x", "record", *PRESENT, "--language", "en"]


def test_a_partner_leaves_its_keys_end_and_no_other_is_made(university: Institution) -> None:
    for purpose in ("record", "seal", "status"):
        run("create_key", "university-x", purpose, *OWN, *PRESENT)
    said = run(*END, "--reason", "left")
    for words in (
        "Protocol of the end of a signing key",
        "University X",
        "takes part no longer",
        "Claire Aubry",
        ".pem",
    ):
        assert words in said
    assert "status lists any more" not in said  # its key for lists goes on saying what is valid
    assert PublicKey.objects.count() == 3
    assert queries.key_in_force(university, "record", on=timezone.localdate(), demonstration=False) is None
    page = Client(headers={"accept-language": "en"}).get("/trust/").content.decode()
    assert page.count("the institution takes part no longer") == 1
    run("renew_status_lists")
    assert json.loads(trust_json())["signatures"] == []
    assert StatusList.objects.get().key.purpose == "status"
    assert "status lists any more" in run("end_key", "university-x", "status", *PRESENT, "--reason", "left",
                                          "--language", "en")  # fmt: skip
    run("renew_status_lists")  # nothing is left to be signed, and nothing fails


def test_who_stays_goes_on_signing_the_trust_list(university: Institution) -> None:
    Institution.objects.create(key="university-y", name_fr="Y", name_en="Y", kind="university")
    for key in ("university-x", "university-y"):
        run("create_key", key, "record", *OWN, *PRESENT)
    run(*END, "--reason", "left")
    run("renew_status_lists")
    assert trust_signed.check(trust_json()) == trust_signed.TrustStatus.SIGNED_BY_ALL
    assert [one["kid"] for one in json.loads(trust_json())["signatures"]] == ["0201"]


@pytest.mark.parametrize(
    ("words", "why"),
    [(["--present", "A"], "at least two people"), (["--last-day", "2020-01-01"], "lies between"),
     (["--last-day", "2099-01-01"], "lies between"), (["--kid", "0109"], "no key in force")],
)  # fmt: skip
def test_a_key_does_not_end_without_witnesses_or_on_an_impossible_day(
    university: Institution, words: list[str], why: str
) -> None:
    run("create_key", "university-x", "record", *OWN, *PRESENT)
    present = [] if "--present" in words else PRESENT
    with pytest.raises(CommandError, match=why):
        run("end_key", "university-x", "record", "--reason", "left", "--language", "en", *present, *words)
    assert not KeyEnd.objects.exists()


def test_a_key_ends_once(university: Institution) -> None:
    run("create_key", "university-x", "record", *OWN, *PRESENT)
    run(*END, "--reason", "left")
    with pytest.raises(CommandError, match="has ended already"):
        run(*END, "--reason", "compromised", "--kid", "0101")


def test_leaving_undoes_nothing_that_was_signed_and_a_compromise_undoes_all(play: Play) -> None:
    play(7)
    words = ["end_key", "university-of-malta", "record", *PRESENT, "--demonstration", "--language", "en"]
    with pytest.raises(CommandError, match="would undo what it signed"):
        run(*words, "--reason", "left", "--last-day", "2026-03-01")
    run(*words, "--reason", "compromised", "--last-day", "2026-03-01")
    code = CertificateRecord.objects.select_related("entry").all()[0].entry.code
    assert 'data-stored-seal="key_not_in_force"' in Client().get(f"/V/{code}").content.decode()


def test_the_protocol_is_printed_in_french(university: Institution) -> None:
    said = run("create_key", "university-x", "seal", *OWN, *PRESENT, "--demonstration")
    for words in ("Procès-verbal d’une clé de signature", "Université X", "aucun vérificateur réel", "l’établissement"):
        assert words in said
    assert PublicKey.objects.get().is_demonstration


def test_a_first_key_is_made_once_and_replaced_afterwards(university: Institution) -> None:
    words = ["university-x", "record", *OWN, *PRESENT]
    run("create_key", *words)
    with pytest.raises(CommandError, match=r"University X|Université X"):
        run("create_key", *words)
    run("rotate_key", *words, "--language", "en")
    old, new = PublicKey.objects.order_by("pk")
    assert (old.kid, new.kid) == ("0101", "0102")
    assert old.end.reason == "rotated"
    found = queries.key_in_force(university, "record", on=new.valid_from, demonstration=False)
    assert found == new
    published = queries.trust().keys
    assert published["record", b"\x01\x01"].valid_to == old.end.last_day
    assert not published["record", b"\x01\x01"].is_compromised


def test_nothing_is_replaced_where_nothing_is_in_force(university: Institution) -> None:
    with pytest.raises(CommandError):
        run("rotate_key", "university-x", "record", *OWN, *PRESENT)
    assert not PublicKey.objects.exists()


@pytest.mark.parametrize("present", [[], ["--present", "A"], ["--present", "A", "--present", " a "]])
def test_two_people_are_in_the_room(university: Institution, present: list[str]) -> None:
    with pytest.raises(CommandError):
        run("create_key", "university-x", "record", *OWN, *present)


@pytest.mark.parametrize("words", [["nowhere", "record"], ["university-x", "record", "--agreement", "X/1"]])
def test_what_is_not_on_record_is_named(university: Institution, words: list[str]) -> None:
    with pytest.raises(CommandError, match=r"nowhere|X/1"):
        run("create_key", *words, *OWN, *PRESENT)


def ordered(university: Institution, **more: Any) -> KeyOrder:
    plain: dict[str, Any] = {
        "institution": university, "purpose": "record", "valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31),
        "holder": "institution",
    }  # fmt: skip
    return KeyOrder(**(plain | more))


def make(order: KeyOrder, present: tuple[str, ...] = ("A", "B")) -> PublicKey:
    from academy.portal.demo.scene import at

    return create_key(order=order, present=present, by=None, now=at(6, 1))


def act(reference: str, of: Institution | None, kind: str = "key_delegation", **more: Any) -> governance_api.Decision:
    """A recorded act: of a university, or of the Board."""
    return governance_api.Decision.objects.create(
        reference=reference, body="university" if of else "board", institution=of, kind=kind,
        decided_on=date(2025, 1, 1), meeting="m", text_fr="f", text_en="e", **more,
    )  # fmt: skip


@pytest.fixture
def foreign_acts(university: Institution) -> list[governance_api.Decision]:
    """Acts on which the Secretariat may keep no key of University X."""
    other = Institution.objects.create(key="university-y", name_fr="Y", name_en="Y", kind="university")
    return [
        act("OF-ANOTHER", other), act("OF-THE-BOARD", None), act("OF-ANOTHER-KIND", university, "validation"),
        act("INVENTED", university, is_fictitious=True),
    ]  # fmt: skip


DELEGATED = ["create_key", "university-x", "record", *PRESENT, "--holder", "secretariat"]


def test_a_delegated_key_rests_on_that_universitys_own_agreement_to_it(
    university: Institution, foreign_acts: list[governance_api.Decision]
) -> None:
    for agreement in ([], *(["--agreement", one.reference] for one in foreign_acts)):
        with pytest.raises(CommandError, match="own recorded agreement"):
            run(*DELEGATED, *agreement, "--language", "en")
    assert not PublicKey.objects.exists()
    said = run(*DELEGATED, "--agreement", act("X/2025/1", university).reference)
    assert "X/2025/1" in said
    assert queries.trusted(PublicKey.objects.get()).agreement == "X/2025/1"


def test_an_invented_agreement_carries_a_demonstration_key(
    university: Institution, foreign_acts: list[governance_api.Decision]
) -> None:
    run(*DELEGATED, "--agreement", "INVENTED", "--demonstration")
    assert PublicKey.objects.get().agreement == foreign_acts[-1]


def test_the_database_too_asks_for_the_agreement(
    university: Institution, foreign_acts: list[governance_api.Decision]
) -> None:
    plain: dict[str, Any] = {
        "institution": university, "purpose": "record", "kid": "0101", "public": "00", "fingerprint": "0",
        "valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31), "is_demonstration": False, "made_by": "x",
        "place": "own",
    }  # fmt: skip
    for agreement in (None, *foreign_acts):
        with pytest.raises(IntegrityError), transaction.atomic():
            PublicKey.objects.create(**plain | {"place": "shared"}, holder="secretariat", agreement=agreement)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicKey.objects.create(**(plain | {"valid_to": date(2025, 1, 1)}), holder="institution")
    PublicKey.objects.create(**plain, holder="institution")
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicKey.objects.create(**(plain | {"fingerprint": "1"}), holder="institution")


def test_production_makes_no_demonstration_keys(university: Institution, settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(NoDemonstrationKeyHere):
        make(ordered(university, is_demonstration=True))


def test_a_second_first_key_and_a_lonely_maker_are_refused(university: Institution) -> None:
    with pytest.raises(WitnessMissing):
        make(ordered(university), present=("A",))
    make(ordered(university))
    with pytest.raises(KeyInForce):
        make(ordered(university))
    make(ordered(university, is_demonstration=True))  # another world: neither replaces the other


def test_a_window_ends_the_day_before_its_anniversary() -> None:
    assert years_later(date(2026, 1, 1), 2) == date(2027, 12, 31)
    assert years_later(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_the_trust_page_and_its_list_say_the_same_and_say_who_holds_the_keys(play: Play) -> None:
    play(1)
    page = Client(headers={"accept-language": "en"}).get("/trust/").content.decode()
    keys = list(PublicKey.objects.all())
    assert len(keys) == 6
    for key in keys:
        assert grouped(key.fingerprint) in page
    assert page.count("demonstration</span>") == 6
    assert page.count("held by the Secretariat") == 3
    assert "UM/DEMO/2025-2" in page
    answer = Client().get("/trust.json")
    assert answer.content == trust_json()
    published = [key for one in answer.json()["institutions"] for key in one["keys"]]
    assert {key["fingerprint"] for key in published} == {key.fingerprint for key in keys}
    assert all(key["is_demonstration"] for key in published)


# Without a network: whoever opens a socket fails. Without our packages: only what a stranger has installed.
ALONE = """
import runpy, socket, sys
class Refused(socket.socket):
    def __init__(self, *args, **kwargs): raise RuntimeError("the verifier asked for a network")
socket.socket = Refused
program, *sys.argv[1:] = sys.argv[1:]
sys.argv[0] = program
try:
    runpy.run_path(program, run_name="__main__")
finally:
    assert "django" not in sys.modules
"""


def verified(folder: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-c", ALONE, str(folder / VERIFIER), *words]
    return subprocess.run(  # noqa: S603
        command, cwd=folder, env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}, input=text,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def real(trust: Path) -> Path:
    """The same list as if its keys were no demonstration: only the tests may say that."""
    path = trust.with_name("real.json")
    path.write_text(trust.read_text().replace('"is_demonstration": true', '"is_demonstration": false'))
    return path


def test_a_stranger_checks_a_pasted_seal_and_a_picture_without_us(play: Play, tmp_path: Path) -> None:
    play(7)
    folder = tmp_path / "away"
    run("export_trust", str(folder))
    one = CertificateRecord.objects.select_related("entry").all()[0]
    seal, name = one.payload["seal"], one.payload["name"]
    trust = ["--trust", "trust.json"]

    demonstration = verified(folder, *trust, "--language", "en", seal)
    assert demonstration.returncode == 1, demonstration.stderr
    assert "DEMONSTRATION" in demonstration.stdout

    trust = ["--trust", str(real(folder / "trust.json"))]
    good = verified(folder, *trust, "--language", "en", seal)
    assert good.returncode == 0, good.stderr
    for words in ("SIGNED BY EVERY ISSUER", name, "University of Malta", "by agreement (UM/DEMO/2025-2)", "revoked"):
        assert words in good.stdout
    assert verified(folder, *trust, "-", text=seal).returncode == 0
    assert "SIGNÉ PAR CHAQUE ÉMETTEUR" in verified(folder, *trust, "--language", "fr", seal).stdout

    with storages["private"].open(one.stored_as) as file:
        page = pypdfium2.PdfDocument(file.read())[0].render(scale=200 / 72).to_pil()
    page.save(folder / "scan.png")
    scanned = verified(folder, *trust, "scan.png")
    assert scanned.returncode == 0, scanned.stderr
    assert name in scanned.stdout

    flipped = seal[:-9] + ("A" if seal[-9] != "A" else "B") + seal[-8:]
    for wrong in (flipped, seal[:-3], "hello"):
        assert verified(folder, *trust, wrong).returncode == 1


def test_what_cannot_be_checked_is_said_and_nothing_crashes(play: Play, tmp_path: Path) -> None:
    from PIL import Image

    play(1)
    run("export_trust", str(tmp_path))
    Image.new("L", (50, 50), 255).save(tmp_path / "blank.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    (tmp_path / "empty.json").write_text("{}")
    for words in (
        ["--trust", "nowhere.json", "x"],
        ["--trust", "empty.json", "x"],
        ["--trust", "trust.json", "blank.png"],
        ["--trust", "trust.json", "broken.png"],
        ["--trust", "trust.json", "absent.png"],
    ):
        outcome = verified(tmp_path, *words)
        assert outcome.returncode == 2, words
        assert "Traceback" not in outcome.stderr


def test_the_verifier_that_is_served_is_the_one_whose_hash_is_published(play: Play) -> None:
    import hashlib

    play(1)
    content = Client().get("/trust/verify-certificate.pyz").content
    page = Client().get("/trust/").content.decode()
    assert hashlib.sha256(content).hexdigest() in page
    assert json.loads(trust_json())["format"] == "idpa-trust-1"


def test_the_numbered_words_are_the_mandates(play: Play) -> None:
    from certificates.domain.mandated import AWARDS

    play(1)
    for component, title, statement in AWARDS.values():
        assert governance_api.provision("P-PG/Academy", "title", component).text_fr == title
        assert governance_api.provision("P-PG/Academy", "statement", component).text_fr == statement


def test_a_key_that_signs_pdfs_gets_a_certificate_of_its_days_and_says_when_it_is_a_demonstration(
    university: Institution,
) -> None:
    run("create_key", "university-x", "seal", *OWN, *PRESENT, "--demonstration", "--from", "2026-03-01")
    run("create_key", "university-x", "record", *OWN, *PRESENT, "--demonstration")
    key = PublicKey.objects.get(purpose="seal")
    root, made = (load_der_x509_certificate(bytes.fromhex(text)) for text in (key.root, key.certificate))
    made.verify_directly_issued_by(root)
    public = made.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert public.hex() == key.public
    assert "DEMONSTRATION - NOT VALID: University X" in made.subject.rfc4514_string()
    assert made.not_valid_before_utc.isoformat() == "2026-02-28T23:00:00+00:00"  # midnight in Strasbourg
    assert made.not_valid_after_utc.isoformat() == "2027-02-28T22:59:59+00:00"
    published = json.loads(trust_json())["institutions"][0]["keys"]
    assert {one["purpose"]: bool(one["certificate"]) for one in published} == {"seal": True, "record": False}


def test_a_signed_pdf_is_verified_on_the_page_and_by_the_program_of_outsiders(play: Play, tmp_path: Path) -> None:
    play(7)
    one = CertificateRecord.objects.select_related("entry").order_by("pk")[0]
    content = queries.pdf_of(one)
    browser = Client(headers={"accept-language": "en"})

    def shown(name: str, file: bytes) -> str:
        return str(browser.post("/verify/", {"file": SimpleUploadedFile(name, file)}).content.decode())

    page = shown("own.pdf", content)
    assert 'data-verdict="issued"' in page
    assert 'data-paper="demonstration_key"' in page
    assert page.count("PAdES B-B: the time of the signature is the signer’s own word.") == 2
    flipped = content.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null", 1)
    altered = shown("flipped.pdf", flipped)
    assert 'data-verdict="altered"' in altered
    assert 'data-paper="altered"' in altered

    run("export_trust", str(tmp_path))
    trust = ["--trust", str(real(tmp_path / "trust.json")), "--language", "en"]
    (tmp_path / "own.pdf").write_bytes(content)
    (tmp_path / "flipped.pdf").write_bytes(flipped)
    good = verified(tmp_path, *trust, "own.pdf")
    assert good.returncode == 0, good.stderr
    assert good.stdout.count("PAdES B-B, time claimed by the signer 2026-11-12") == 2
    wrong = verified(tmp_path, *trust, "flipped.pdf")
    assert (wrong.returncode, wrong.stdout.splitlines()[0][:8]) == (1, "ALTERED:")
