"""What the program of outsiders says of a certificate's line in the public register, and how it then ends."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from certificates.domain.inclusion import written
from certificates.domain.sealed import text_of
from certificates.domain.trust import to_json
from certificates.domain.verify_certificate import main
from tests.factories.papers import address, press
from tests.factories.proofs import proof
from tests.factories.seals import record

PRESS = press()
SEAL = PRESS.house.seal(record())
LINE = "line 2 of the head of 2026-11-12 12:00 UTC, signed by Pompidou Group and University of Malta."
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "trust.json").write_text(json.dumps(to_json(PRESS.trust)), encoding="utf-8")
    (tmp_path / "seal.txt").write_text(text_of(address(record()), SEAL), encoding="utf-8")
    (tmp_path / "paper.pdf").write_bytes(PRESS.paper())

    def act(what: str, given: bytes | None = None, *, language: str = "en") -> tuple[int, str]:
        (tmp_path / "proof.json").write_bytes(given or b"")
        more = [] if given is None else ["--proof", str(tmp_path / "proof.json")]
        words = ["--language", language, "--trust", str(tmp_path / "trust.json"), *more, str(tmp_path / what)]
        code = main(words)
        return code, capsys.readouterr().out

    return act


def test_a_pdf_says_its_own_line_and_who_signed_the_head(run: Run) -> None:
    code, said = run("paper.pdf")
    assert (code, LINE in said) == (0, True)
    assert "ligne 2 de la tête du 2026-11-12 12:00 UTC, signée par" in run("paper.pdf", language="fr")[1]


@pytest.mark.parametrize("what", ["seal.txt", "paper.pdf"])
def test_a_proof_given_apart_is_checked_for_the_seal_or_the_pdf(run: Run, what: str) -> None:
    later = proof(SEAL, PRESS.house, place=2, size=9)
    code, said = run(what, written(later))
    assert (code, LINE in said) == (0, True)


@pytest.mark.parametrize("what", ["seal.txt", "paper.pdf"])
@pytest.mark.parametrize(
    ("given", "why"),
    [
        (written(proof(PRESS.house.seal(record(name="X")), PRESS.house)), "the proof is another’s"),
        (written(proof(SEAL, PRESS.house, kids=[b"\x01\x01"])), "the head is not signed by University of Malta"),
        (b"{}", "the proof cannot be read"),
        (b"[" * 30_000, "the proof cannot be read"),
    ],
)
def test_a_wrong_one_is_refused_with_the_reason(run: Run, what: str, given: bytes, why: str) -> None:
    code, said = run(what, given)
    assert code == 1
    assert "NOT SHOWN TO BE IN THE PUBLIC REGISTER" in said
    assert why in said


def test_without_a_proof_a_seal_says_nothing_of_the_register(run: Run) -> None:
    code, said = run("seal.txt")
    assert code == 0
    assert "public register" not in said.lower()


def test_a_proof_that_is_not_there_is_said_to_be_missing(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for what in ("seal.txt", "paper.pdf"):
        words = ["--language", "en", "--trust", str(tmp_path / "trust.json"), "--proof", str(tmp_path / "none.json")]
        assert main([*words, str(tmp_path / what)]) == 2
        assert "nothing could be checked" in capsys.readouterr().err
