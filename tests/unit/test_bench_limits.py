"""A measurement above its limit ends as a failure; one that breaks down is an error, not a measurement."""

import os
import subprocess
import sys

import pytest

from tests.bench import credits_bench, scratch

URL = "sqlite:///:memory:"


def test_one_line_above_its_limit_fails_the_measurement_and_all_lines_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    above, within = ("slow", 2.0, 1.0, 1.3), ("fast", 1.3, 1.0, 1.3)
    assert credits_bench.told([within], 1)
    assert not credits_bench.told([above, within], 1)
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told] == ["fast", "slow", "fast"]
    assert ["ABOVE 1.3" in line for line in told] == [False, True, False]


def test_what_a_process_says_of_its_limits_reaches_who_started_it() -> None:
    for is_within in (True, False):
        code = scratch.ended(is_within=is_within)
        assert scratch.run([sys.executable, "-c", f"raise SystemExit({code})"], url=URL) == is_within
    with pytest.raises(subprocess.CalledProcessError):
        scratch.run([sys.executable, "-c", "raise ValueError"], url=URL)
    assert os.environ.get("DATABASE_URL") != URL
