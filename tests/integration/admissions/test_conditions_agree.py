"""Whatever rule the form makes of what is typed, the seal decides as `manage.py select` does on the exported case."""

import json
import random
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from courses.admissions import operations, snapshot
from courses.admissions.domain.command import decide
from courses.admissions.models import FirstTimeNote, MeritScore, RuleSet
from courses.admissions.rule_words import conditions
from tests.factories.conditions import Desk, desk, open_desk
from tests.factories.money import make_envelope

__all__ = ["desk", "open_desk"]  # the fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
ROOT = Path(__file__).resolve().parents[3]
COUNTRIES = ("MA", "NO", "IT", "ES", "TN")


def _pool(desk: Desk, lot: random.Random) -> None:
    for country in COUNTRIES:
        desk.nominate(*[f"{country}{rank}" for rank in range(1, lot.randint(1, 3) + 1)])
    names = list(desk.people)
    desk.gender(**{name: lot.choice(["f", "m", "undisclosed"]) for name in names})
    desk.needs(**{name: lot.randint(1, 20) * 100 for name in names if lot.random() < 0.4})
    officer = desk.officers[0]
    for name in names:
        if lot.random() < 0.6:
            MeritScore.objects.create(
                application=desk.people[name], points=lot.randint(0, 100), grid="G", words="w", given_by=officer
            )
        if lot.random() < 0.3:
            FirstTimeNote.objects.create(
                application=desk.people[name], is_first_time=lot.random() < 0.5, words="w", noted_by=officer
            )


def _typed(lot: random.Random) -> dict[str, Any]:
    criteria = lot.sample(["national_rank", "merit", "first_time"], lot.randint(0, 3))
    said: dict[str, Any] = dict(zip(("first", "second", "third"), [*criteria, "", "", ""], strict=False))
    said["reading"] = lot.choice(["A", "A_even", "A_countries_first", "B"])
    for name, chance, most in (
        ("women_least", 0.4, 2), ("men_most", 0.3, 3), ("mednet_least", 0.3, 2), ("pg_most", 0.2, 3),
        ("observer_most", 0.2, 1), ("first_time_least", 0.2, 1), ("per_country_cap", 0.3, 2),
    ):  # fmt: skip
        if lot.random() < chance:
            said[name] = lot.randint(1, most)
    if lot.random() < 0.4:
        said["budget"] = lot.randint(10, 40) * 100
    if lot.random() < 0.4:
        said["takes_joint"] = "on"
    if lot.random() < 0.3:
        said |= {"rotation": "on", "served_last": lot.sample(COUNTRIES, 2), "served_last_reason": "A paper list."}
    return said


@pytest.mark.parametrize("seed", range(8))
def test_form_seal_and_command_agree(desk: Desk, seed: int) -> None:
    lot = random.Random(seed)  # noqa: S311 - a generated case, the same each time
    make_envelope(desk.call.edition, 500_000, kind="support")
    _pool(desk, lot)
    assert "The rule is adopted" in desk.adopt(**_typed(lot))
    adopted = RuleSet.objects.get()
    if adopted.takes_joint:
        pair = [desk.people[name] for name in lot.sample(sorted(desk.people), 2)]
        operations.bind(
            call=desk.call, applications=pair, reason="One service", by=desk.officers[0], now=adopted.adopted_at
        )
    case = snapshot.case_of(desk.call)
    assert all(case["rule"][name] == value for name, value in adopted.rule.items())
    assert len(conditions(case["rule"])) >= len(adopted.rule)
    try:
        run = desk.seal()
    except AssertionError as refused:
        assert "cannot be met together" in str(refused)  # noqa: PT017 - the page says so, and nothing is sealed
        return
    assert run.case == case
    assert decide(json.dumps(run.case), reading=None, seed=run.seed) == run.result
    call_command("verify-selection", str(run.pk), stdout=StringIO())


def test_the_command_in_a_process_of_its_own_says_the_same(desk: Desk) -> None:
    desk.nominate("MA1", "MA2", "NO1", "NO2", "IT1")
    desk.gender(MA1="m", MA2="f", NO1="m", NO2="f", IT1="f")
    desk.adopt(women_least=3)
    run = desk.seal()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "select", "--seed", run.seed],
        input=json.dumps(run.case).encode(), capture_output=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == run.result
