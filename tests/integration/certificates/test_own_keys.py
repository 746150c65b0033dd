"""A key that an institution made itself: registered by proof that it has it, and said to lie elsewhere."""

import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.x509 import load_der_x509_certificate
from django.core.management import CommandError, call_command
from django.test import Client

from academy.people.models import Institution
from certificates.models import PublicKey
from certificates.protocol import grouped

pytestmark = pytest.mark.django_db
PRESENT = ["--present", "Claire Aubry", "--present", "Dolores Ibarra"]
DAYS = ["--from", "2026-11-01", "--years", "2"]


@pytest.fixture(autouse=True)
def university(db: None) -> Institution:
    return Institution.objects.create(
        key="university-x", name_fr="Université X", name_en="University X", kind="university"
    )


def openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607


def made(folder: Path, kind: str = "ED25519") -> None:
    """What the institution does at home."""
    more = ["-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "EC" else []
    openssl(folder, "genpkey", "-algorithm", kind, *more, "-out", "PRIVATE.pem")
    openssl(folder, "pkey", "-in", "PRIVATE.pem", "-pubout", "-out", "public.pem")


def register(folder: Path, purpose: str, *more: str) -> str:
    out = StringIO()
    call_command(
        "register_key", "university-x", purpose, str(folder / "public.pem"), *PRESENT, *DAYS, "--language", "en",
        "--text", str(folder / "possession.txt"), *more, stdout=out,
    )  # fmt: skip
    return out.getvalue()


def prove(folder: Path, said: str) -> list[str]:
    """Runs the line that the command has printed."""
    (line,) = (line.split() for line in said.splitlines() if line.strip().startswith("openssl"))
    openssl(folder, *line[1:])
    return ["--proof", str(folder / "proof.bin")]


@pytest.mark.parametrize(("purpose", "kind"), [("record", "ED25519"), ("status", "ED25519"), ("seal", "EC")])
def test_a_key_made_elsewhere_is_registered_by_the_printed_steps(
    tmp_path: Path, settings: Any, purpose: str, kind: str
) -> None:
    made(tmp_path, kind)
    said = register(tmp_path, purpose, *prove(tmp_path, register(tmp_path, purpose)))
    key = PublicKey.objects.get()
    for words in (
        "Protocol of a signing key",
        "outside the Academy’s server",
        grouped(key.fingerprint),
        "Claire Aubry",
    ):
        assert words in said
    assert (key.holder, key.place, key.valid_to.isoformat()) == ("institution", "elsewhere", "2028-10-31")
    assert not list(Path(settings.KEYS_DIR).rglob("*"))
    page = Client(headers={"accept-language": "en"}).get("/trust/").content.decode()
    for words in ("outside the Academy’s server", "held by the institution itself", grouped(key.fingerprint)):
        assert words in page
    assert bool(key.certificate) == (purpose == "seal")
    if key.certificate:
        load_der_x509_certificate(bytes.fromhex(key.certificate)).verify_directly_issued_by(
            load_der_x509_certificate(bytes.fromhex(key.root))
        )


def test_a_proof_is_good_for_its_purpose_its_days_its_institution_and_its_key_only(tmp_path: Path) -> None:
    Institution.objects.create(key="university-y", name_fr="Y", name_en="Y", kind="university")
    made(tmp_path)
    proof = prove(tmp_path, register(tmp_path, "record"))
    for purpose, more in (("status", []), ("record", ["--years", "3"]), ("record", ["--demonstration"])):
        with pytest.raises(CommandError, match="no signature of this key"):
            register(tmp_path, purpose, *proof, *more)
    with pytest.raises(CommandError, match="no signature of this key"):
        call_command("register_key", "university-y", "record", str(tmp_path / "public.pem"), *PRESENT, *DAYS,
                     "--language", "en", *proof)  # fmt: skip
    made(tmp_path)  # another pair under the same names
    with pytest.raises(CommandError, match="no signature of this key"):
        register(tmp_path, "record", *proof)
    assert not PublicKey.objects.exists()


@pytest.mark.parametrize(("purpose", "kind"), [("record", "EC"), ("seal", "ED25519"), ("record", "RSA")])
def test_a_key_of_the_wrong_kind_is_refused(tmp_path: Path, purpose: str, kind: str) -> None:
    made(tmp_path, kind)
    with pytest.raises(CommandError, match="no public key for this purpose"):
        register(tmp_path, purpose)


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff" * 20_000, b"-----BEGIN PUBLIC KEY-----\nAAAA\n"])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "public.pem").write_bytes(content)
    with pytest.raises(CommandError, match="no public key for this purpose"):
        register(tmp_path, "record")


def test_a_missing_file_is_named_and_nobody_registers_alone(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"public\.pem"):
        register(tmp_path, "record")
    made(tmp_path)
    proof = prove(tmp_path, register(tmp_path, "record"))
    with pytest.raises(CommandError, match="at least two people"):
        call_command("register_key", "university-x", "record", str(tmp_path / "public.pem"), *DAYS,
                     "--language", "en", *proof)  # fmt: skip


def test_a_key_is_registered_once_and_a_new_one_replaces_it(tmp_path: Path) -> None:
    made(tmp_path)
    proof = prove(tmp_path, register(tmp_path, "record"))
    register(tmp_path, "record", *proof)
    with pytest.raises(CommandError, match="on record already"):
        register(tmp_path, "record", *proof)
    made(tmp_path)
    proof = prove(tmp_path, register(tmp_path, "record"))
    with pytest.raises(CommandError, match="replace it instead"):
        register(tmp_path, "record", *proof)
    said = register(tmp_path, "record", *proof, "--replaces", "rotated")
    old, new = PublicKey.objects.order_by("pk")
    assert grouped(old.fingerprint) in said
    assert (old.end.reason, new.kid) == ("rotated", "0102")
