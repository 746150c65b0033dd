"""The feasibility study's figures are those of Components I and II, and of the interest that was stated."""

import csv
import io
from datetime import date

import pytest

from academy.people.api import Country
from academy.portal.reports.feasibility.queries import study
from certificates.models import CurrentCertificate
from courses.catalogue.models import Edition
from courses.evaluation import api as evaluation_api
from courses.learning import api as learning_api
from courses.learning.models import Enrolment
from tests.factories.people import enter, make_person
from tests.factories.world import Play
from tests.integration.credits.test_an_activity_that_moves import adopt, draft
from tests.integration.credits.test_over_the_years import seminar_of_last_year

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)


def state(number: int, country: str, **more: object) -> None:
    fields: dict[str, object] = {
        "country": Country.objects.get(iso2=country), "institution_kind": "ngo", "years_in_field": number,
        "has_followed": "", "wishes": "", "email": f"p{number}@example.org", "on": ON,
    }  # fmt: skip
    evaluation_api.state_interest(**(fields | more))  # type: ignore[arg-type]


def test_the_figures_are_those_of_the_editions_and_of_the_interest(play: Play) -> None:
    scene = play(7)
    for number, country in enumerate(("MA", "MA", "MT"), start=1):
        state(number, country)
    found = study(on=ON)
    by_component = {one.component: one for one in found.totals}
    for component, key in (("I", "demo-et-2026"), ("II", "demo-ii-2026")):
        people = Enrolment.objects.filter(edition__key=key, state="active").select_related("person")
        total = by_component[component]
        assert total.participants == people.count()
        assert total.countries == len({one.person.country_id for one in people})
        assert total.completed == CurrentCertificate.objects.filter(edition__key=key, component=component).count() > 0
    assert [count for _name, count in found.interest.countries] == [2, 1]
    assert (found.interest.total, found.interest.years) == (3, 2)
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    page = browser.get("/reports/feasibility/").content.decode()
    assert "3 people have stated an interest." in page
    assert "<svg" in page
    rows = list(csv.reader(io.StringIO(browser.get("/reports/feasibility/figures.csv").content.decode("utf-8-sig"))))
    assert ["Interest by country", "Malta", "1"] in rows
    document = browser.get("/reports/feasibility/study.pdf")
    assert document.content.startswith(b"%PDF")
    assert enter(scene.who("henrik")).get("/reports/feasibility/").status_code == 403


def test_an_activity_that_was_moved_counts_in_its_new_component_only(play: Play) -> None:
    """The seminar of 2025 was designated for Component I; a later resolution moves it to Component II."""
    scene = play(2)
    edition = seminar_of_last_year(scene)
    learning_api.enrol(person=make_person("Miriam", "Haddad"), edition=edition, by=None, on=date(2025, 4, 1))
    assert counted_under(edition) == {"I"}
    adopt(draft(scene, edition, since=date(2025, 5, 1)))
    assert counted_under(edition) == {"II"}
    browser = enter(scene.who("dolores"))
    browser.cookies["language"] = "en"
    rows = list(csv.reader(io.StringIO(browser.get("/reports/feasibility/figures.csv").content.decode("utf-8-sig"))))
    assert [row for row in rows if any(edition.title_en == cell for cell in row)] != []


def counted_under(edition: Edition) -> set[str]:
    return {row.component for row in study(on=ON).rows if row.edition == edition}
