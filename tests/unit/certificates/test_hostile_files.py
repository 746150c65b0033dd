"""Files made to exhaust or to crash a reader are refused, within seconds and a little memory, whatever they are."""

import json
import subprocess
import sys

import pytest

from tests.factories import hostile

MOST_SECONDS, MOST_MB = 10.0, 200.0  # far from any machine's noise; an unbounded reader takes all there is


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[str, float, float]]:
    """By kind and name: the verdict, seconds of processor time, MB by which the process has grown until then."""
    command = [sys.executable, "-m", "tests.factories.limited"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)  # noqa: S603 - ours
    return {name: (said, seconds, grown) for name, said, seconds, grown in json.loads(done.stdout)}


EXPECTED = {
    **dict.fromkeys((f"pdf: {name}" for name in hostile.PDFS), {"unreadable"}),
    **dict.fromkeys((f"seal: {name}" for name in hostile.SEALS), {"unreadable"}),
    **dict.fromkeys((f"seal: {name}, as text" for name in hostile.SEALS), {"unreadable"}),
    **dict.fromkeys((f"json: badge: {name}" for name in hostile.DOCUMENTS), {"unreadable", "foreign"}),
    **dict.fromkeys((f"json: bundle: {name}" for name in hostile.DOCUMENTS), {"False"}),
    **dict.fromkeys((f"json: proof: {name}" for name in hostile.DOCUMENTS), {"unreadable"}),
}


def test_each_is_refused_in_bounded_time_and_memory(told: dict[str, tuple[str, float, float]]) -> None:
    assert {name: told[name][0] for name in EXPECTED if told[name][0] not in EXPECTED[name]} == {}
    assert {name: told[name] for name in told if told[name][1] > MOST_SECONDS or told[name][2] > MOST_MB} == {}


def test_the_program_of_outsiders_says_of_each_picture_that_nothing_could_be_checked(
    told: dict[str, tuple[str, float, float]],
) -> None:
    pictures = {name: said for name, (said, _, _) in told.items() if name.startswith("picture: ")}
    assert len(pictures) == len(hostile.PICTURES)
    assert {name: said for name, said in pictures.items() if not said.startswith("2 nothing could be checked: ")} == {}


def test_a_context_from_elsewhere_is_named_and_never_fetched(told: dict[str, tuple[str, float, float]]) -> None:
    assert told["json: badge: a context somewhere else"][0] == "foreign"
