"""The selection over HTTP: the Secretariat decides a case without keeping it, and reads a sealed run."""

from typing import Any

import pytest

from academy.portal.demo.scene import at
from academy.portal.demo.steps.step_3_selection import _call, _drawn, _received
from courses.admissions import operations
from courses.admissions.models import SelectionRun
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
DECIDE, RUN = "/api/v1/selections/decide/", "/api/v1/selections/demo-et-2026/"
CASE: dict[str, Any] = {
    "rule": {"capacity": 1},
    "countries": {"P1": {"pg": True}, "C1": {"coe": True}},
    "applications": [{"id": "a1", "country": "C1"}, {"id": "a2", "country": "P1"}],
}


def test_a_case_is_decided_and_nothing_is_kept(play: Play) -> None:
    browser = enter(play(1).who("dolores"))
    answer = browser.post(DECIDE, CASE, content_type="application/json").json()
    assert (answer["selected"], answer["objective"]) == (["a2"], [1, 1, 1, 1, 1])
    assert answer["reasons"]["a1"]["code"] == "PG_PRIORITY"
    assert not SelectionRun.objects.exists()


@pytest.mark.parametrize(
    ("case", "query", "field", "words"),
    [
        (CASE | {"rule": {"capacity": "1"}}, "", "rule.capacity", "whole number"),
        (CASE, "?reading=Z", "reading", "A_even"),
        (CASE, "?seed=zz", "--seed", "hexadecimal"),
        (
            CASE | {"rule": {"capacity": 1, "groups": [{"field": "pg", "value": v, "min": 1} for v in (True, False)]}},
            "",
            "rule",
            "lower the min",
        ),
        ([], "", "case", "must be an object"),
    ],
)
def test_a_bad_case_is_answered_with_field_and_remedy(
    play: Play, case: Any, query: str, field: str, words: str
) -> None:
    browser = enter(play(1).who("dolores"))
    response = browser.post(DECIDE + query, case, content_type="application/json")
    assert response.status_code == 400
    assert words in " ".join(response.json()["errors"][field])


def test_a_sealed_run_is_read_by_the_secretariat_only(play: Play) -> None:
    scene = play(1)
    call = _call(scene)
    _received(scene, call)
    browser = enter(scene.who("dolores"))
    assert browser.get(RUN).status_code == 404
    _drawn(scene, call)
    run = operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5, 12))
    answer = browser.get(RUN).json()
    assert answer["result"] == run.result
    assert answer["decision"] == run.result["selected"]
    assert enter(scene.who("tomas")).get(RUN).status_code == 403
