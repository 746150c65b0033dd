"""A ministry asks why: one page, however many it nominated, and addressed to it."""

import re
from collections import Counter

import pypdfium2
import pytest
from django.test import Client

from academy.people.models import Country, Person
from academy.portal.demo.scene import Scene, at
from academy.portal.demo.steps.step_3_selection import _drawn
from courses.admissions import answer, operations
from courses.admissions.models import Application, Call, SelectionRun
from tests.factories.admissions import make_application
from tests.factories.sealed import SCREEN, basis, call, dolores, run, scene

__all__ = ["call", "dolores", "run", "scene"]  # the fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]


def read(content: bytes) -> tuple[int, str]:
    """Number of pages, and the words of all of them on one line."""
    document = pypdfium2.PdfDocument(content)
    return len(document), " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def nominees(call: Call, iso2: str, count: int) -> None:
    """So many more eligible nominees of one country, ranked by it."""
    country = Country.objects.get(pk=iso2)
    for number in range(1, count + 1):
        person = Person.objects.create(given_name="Nominee", family_name=f"Number{number}", country=country)
        make_application(
            call, person, country=country, national_rank=number + 10, screening="eligible", submitted_at=at(2, 20),
            screening_reason="COUNTRY_ELIGIBLE",
        )  # fmt: skip


@pytest.fixture
def crowded(scene: Scene, call: Call) -> SelectionRun:
    """France nominates forty people more than the others know of."""
    nominees(call, "FR", 40)
    _drawn(scene, call)
    return operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5, 12))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_forty_nominees_are_answered_on_one_page(crowded: SelectionRun, language: str) -> None:
    pages, words = read(answer.of_country(crowded, country=Country.objects.get(pk="FR"), language=language))
    assert pages == 1
    everybody = Application.objects.filter(call=crowded.call, country="FR").count()
    assert everybody > 40
    listed = sum(ticket in words for ticket in _tickets(crowded, "FR"))
    assert listed > 3
    rest = everybody - listed
    assert re.search(rf"\b{rest}\b", words)
    assert re.search(rf"\b{everybody}\b", words)


def _tickets(run: SelectionRun, iso2: str) -> list[str]:
    """How the tickets begin: in a narrow column the rest stands on the next line."""
    return [
        str(one)[:13]
        for one in Application.objects.filter(call=run.call, country=iso2).values_list("ticket", flat=True)
    ]


def test_a_rule_with_many_conditions_and_a_long_decision_stay_on_the_page(scene: Scene, call: Call) -> None:
    groups = [{"field": name, "value": True, "min": 1} for name in ("mednet", "observer")]
    with_all = {"reading": "A_even", "per_country_cap": 12, "groups": groups}
    operations.adopt_rule_set(
        call=call, parameters=with_all, basis=basis("Note 8, with its annex"), by=scene.who("dolores"), now=at(2, 25)
    )
    nominees(call, "FR", 40)
    _drawn(scene, call)
    run = operations.run_selection(call=call, by=scene.who("dolores"), now=at(3, 5, 12))
    assert read(answer.of_country(run, country=Country.objects.get(pk="FR"), language="fr"))[0] == 1


def test_who_holds_a_place_stands_first(scene: Scene, crowded: SelectionRun) -> None:
    operations.make_offers(run=crowded, by=scene.who("dolores"), now=at(3, 6))
    words = read(answer.of_country(crowded, country=Country.objects.get(pk="FR"), language="en"))[1]
    held = [str(one.ticket)[:13] for one in Application.objects.filter(country="FR", place__isnull=False)]
    waiting = [one for one in _tickets(crowded, "FR") if one in words and one not in held]
    assert held
    assert max(words.index(one) for one in held) < min(words.index(one) for one in waiting)
    assert f"place offered: {len(held)}" in words


def test_it_speaks_to_the_country_and_not_to_an_applicant(dolores: Client, run: SelectionRun) -> None:
    waits = {row: reason for row, reason in run.result["reasons"].items() if "freed" in reason}
    of = Counter(reason["country"] for reason in waits.values())
    for iso2 in of:
        pages, words = read(dolores.get(f"{SCREEN}answer/{iso2}.pdf").content)
        assert pages == 1
        assert "To the Permanent Correspondent and the authorities" in words
        assert "Your application" not in words
        assert "you would have been" not in words
        assert "before you" not in words
        assert "this nominee would have been selected" in words


def test_it_names_nobody_of_another_country(dolores: Client, run: SelectionRun) -> None:
    words = read(dolores.get(f"{SCREEN}answer/FR.pdf").content)[1]
    people = Application.objects.exclude(country="FR").select_related("person")
    assert not [one for one in people if one.person.printed_name in words or str(one.ticket)[:13] in words]
