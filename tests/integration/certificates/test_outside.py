"""Programs that know nothing of us accept both signatures, and read the name letter by letter."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from certificates.domain.signed_pdf import check_pdf
from certificates.paper.signing import signed
from certificates.paper.stamping import Authority
from tests.factories.clock import authority
from tests.factories.papers import AT, ROOTS, press
from tests.factories.programs import as_pem, lines_of, openssl_says, said, tool
from tests.factories.seals import record

PRESS = press()
NAMES = ["Żaneta Ċaruana-Għawdexija", "Şahinoğlu Димитър", "Ελένη Παπαδοπούλου", "فاطمة الزهراء بنعلي"]


def test_pdfsig_calls_both_signatures_valid(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(PRESS.paper())
    words = said(tool("pdfsig"), str(tmp_path / "paper.pdf"))
    assert words.count("Signature is Valid.") == 2
    for line in ("Field Name: pompidou-group", "Field Name: university-of-malta", "ETSI.CAdES.detached", "SHA-256"):
        assert line in words
    flipped = PRESS.paper().replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null", 1)
    (tmp_path / "flipped.pdf").write_bytes(flipped)
    assert "Signature is Valid." not in said(tool("pdfsig"), str(tmp_path / "flipped.pdf"))


def test_mutool_calls_both_signatures_valid_and_the_document_unchanged(tmp_path: Path) -> None:
    mutool = tool("mutool", is_sure=False)
    (tmp_path / "paper.pdf").write_bytes(PRESS.paper())
    words = said(mutool, "sign", "-v", str(tmp_path / "paper.pdf"))
    # The second signature is an edit after the first; nothing else is.
    assert words.count("The signature is valid but there have been edits since signing.") == 1
    assert words.count("The document is unchanged since signing.") == 1
    flipped = PRESS.paper().replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null", 1)
    (tmp_path / "flipped.pdf").write_bytes(flipped)
    assert said(mutool, "sign", "-v", str(tmp_path / "flipped.pdf")).count("invalidated by change") == 2


def test_pdfsig_trusts_them_where_the_certificates_of_the_trust_list_are_known(tmp_path: Path) -> None:
    certutil = tool("certutil", is_sure=False)
    store = f"sql:{tmp_path}"
    said(certutil, "-N", "-d", store, "--empty-password")
    for number, one in enumerate(PRESS.signers):
        (tmp_path / f"{number}.pem").write_text(as_pem(ROOTS[one.certificate]))
        taken = ["-n", one.field, "-t", "C,C,C", "-a", "-i", str(tmp_path / f"{number}.pem")]
        said(certutil, "-A", "-d", store, *taken)
    (tmp_path / "paper.pdf").write_bytes(PRESS.paper())
    words = said(tool("pdfsig"), "-nssdir", str(tmp_path), str(tmp_path / "paper.pdf"))
    assert words.count("Signature is Valid.") == 2
    assert words.count("Certificate is Trusted.") == 2


def test_openssl_verifies_both_signatures_over_their_bytes(tmp_path: Path) -> None:
    words = openssl_says(PRESS.paper(), roots=[ROOTS[one.certificate] for one in PRESS.signers], folder=tmp_path)
    assert ["successful" in one for one in words] == [True, True], words


def name_in(content: bytes, folder: Path) -> str:
    (folder / "page.pdf").write_bytes(content)
    found = lines_of(folder / "page.pdf")
    return found[found.index("à") + 1]  # behind "awarded to" of the placeholder words


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_copied_out_of_the_signed_file_as_it_was_signed(name: str, tmp_path: Path) -> None:
    assert unicodedata.is_normalized("NFC", name)
    assert name_in(PRESS.paper(record(name=name)), tmp_path) == name


def test_with_an_authority_both_signatures_carry_its_time() -> None:
    with authority() as address:
        content = signed(PRESS.unsigned(record()), signers=PRESS.signers, at=AT, stamper=Authority(address))
    verdict = check_pdf(content, PRESS.trust)
    assert verdict.is_joint
    assert [(one.level, one.at) for one in verdict.signatures] == [("B-T", AT), ("B-T", AT)]
    assert not check_pdf(content, replace(PRESS.trust, keys={})).is_intact
