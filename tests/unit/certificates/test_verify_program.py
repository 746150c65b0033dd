"""The program that strangers run, asked about what lies inside the PDF."""

from pathlib import Path

import pytest

from certificates.domain import credential
from certificates.domain.record import encode
from certificates.domain.verify_certificate import main
from tests.factories import papers
from tests.factories.lists import both
from tests.factories.pictures import page_picture, symbol, written
from tests.factories.verifying import ADDRESS, HOUSE, RECORD, SEAL, all_proofs, trust_file
from tests.unit.certificates.test_signed_pdf import PAPER


@pytest.mark.parametrize(("changed", "status", "words"), [(b"", 0, "SIGNED BY EVERY ISSUER"), (b" ", 1, "ALTERED")])
def test_a_credential_is_its_seal_and_not_one_byte_more(
    changed: bytes, status: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trust.json").write_bytes(trust_file())
    (tmp_path / "credential.json").write_bytes(credential.encode(SEAL) + changed)
    given = ["--language", "en", "--trust", str(tmp_path / "trust.json"), str(tmp_path / "credential.json")]
    assert main(given) == status
    said = capsys.readouterr().out
    assert words in said
    assert (RECORD.name in said) == (status == 0)


def asked(tmp_path: Path, name: str, content: bytes) -> int:
    (tmp_path / "trust.json").write_bytes(trust_file())
    (tmp_path / name).write_bytes(content)
    return main(["--language", "en", "--trust", str(tmp_path / "trust.json"), str(tmp_path / name)])


OTHERS = {
    "IDPA-2026-I-000012-credential.json": (papers.badges(RECORD), "verify-badge"),
    "trust.json": (trust_file(), "--trust"),
    "pompidou-group.json": (both(HOUSE, RECORD)[0], "--status"),
    "register.json": (all_proofs()["good"], "--proof"),
    "IDPA-2026-I-000012-record.cbor": (encode(RECORD), "without its signatures"),
    "small.png": (written(symbol(ADDRESS.upper())), "ONLY AN ADDRESS"),
    "small.pdf": (written(symbol(ADDRESS.upper()), "PDF", resolution=150), "ONLY AN ADDRESS"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_the_academy_gives_out_is_recognised(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, words = OTHERS[name]
    assert asked(tmp_path, name, content) == 2
    assert words in capsys.readouterr().err


def test_a_scan_as_pdf_is_read_as_the_page_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan = written(page_picture(PAPER), "PDF", resolution=150)
    assert asked(tmp_path, "scan.pdf", scan) == 0
    assert "SIGNED BY EVERY ISSUER" in capsys.readouterr().out
    assert asked(tmp_path, "other.pdf", b"%PDF-1.7\nnothing") == 1
    assert "compares them with the register" in capsys.readouterr().out


def test_a_changed_pdf_is_refused_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path, "own.pdf", PAPER + b"\n% paid\n") == 1
    said = capsys.readouterr().out
    assert "Something was added behind the last signature" in said
    assert said.count("  PDF ") == 2
