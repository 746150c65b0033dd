"""Files made to exhaust or to crash a reader are refused, within seconds and a little memory, whatever they are."""

import json
import subprocess
import sys

import pytest

from tests.factories import hostile

MOST_SECONDS = 10.0  # of processor time for one file, far from any machine's noise; memory is limited from outside
UNREADABLE, FALSE = ("unreadable",), ("False",)
Told = dict[str, tuple[str, float]]


@pytest.fixture(scope="module")
def told() -> Told:
    """By kind and name: the verdict, and seconds of processor time."""
    command = [sys.executable, "-m", "tests.factories.limited"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)  # noqa: S603 - ours
    return {name: (said, seconds) for name, said, seconds in json.loads(done.stdout)}


EXPECTED = {
    **dict.fromkeys((f"pdf: {name}" for name in hostile.PDFS), UNREADABLE),
    **dict.fromkeys((f"seal: {name}" for name in hostile.SEALS), UNREADABLE),
    **dict.fromkeys((f"seal: {name}, as text" for name in hostile.SEALS), UNREADABLE),
    **dict.fromkeys((f"json: badge: {name}" for name in hostile.DOCUMENTS), ("unreadable", "foreign")),
    **dict.fromkeys((f"json: bundle: {name}" for name in hostile.DOCUMENTS), FALSE),
    **dict.fromkeys((f"json: proof: {name}" for name in hostile.DOCUMENTS), UNREADABLE),
}


def test_each_is_refused_in_bounded_time_and_memory(told: Told) -> None:
    assert {name: told[name][0] for name in EXPECTED if told[name][0] not in EXPECTED[name]} == {}
    assert {name: one for name, one in told.items() if one[1] > MOST_SECONDS} == {}


def test_the_program_of_outsiders_says_of_each_picture_that_nothing_could_be_checked(told: Told) -> None:
    pictures = {name: one[0] for name, one in told.items() if name.startswith("picture: ")}
    assert len(pictures) == len(hostile.PICTURES)
    assert {name: said for name, said in pictures.items() if not said.startswith("2 nothing could be checked: ")} == {}


def test_a_context_from_elsewhere_is_named_and_never_fetched(told: Told) -> None:
    assert told["json: badge: a context somewhere else"][0] == "foreign"
