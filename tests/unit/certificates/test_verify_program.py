"""The program that strangers run, asked about what lies inside the PDF."""

from pathlib import Path

import pytest

from certificates.domain import credential
from certificates.domain.verify_certificate import main
from tests.factories.verifying import RECORD, SEAL, trust_file


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
