"""Countries and their standing on a day: the Secretariat's screens and the public API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from academy.audit.models import AuditRecord
from academy.people.api import load_countries
from academy.people.models import CountryStatus, Person
from tests.factories.people import make_country

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
LIST, API = "/admin/academy/countries/", "/api/v1/countries/"
STATEMENT = {
    "body": "pg",
    "state": "member",
    "as_at": "2024-03-01",
    "precision": "day",
    "source": "Letter, 1 March 2024",
}


def test_what_is_not_known_is_said_to_be_unknown(dolores: Person, as_: As) -> None:
    make_country("MA")
    page = as_(dolores).get(f"{LIST}?on=2020-07-01").content.decode()
    assert page.count("unknown") == 4


def test_palestine_shows_with_its_footnote(dolores: Person, as_: As) -> None:
    load_countries()
    page = as_(dolores).get(LIST).content.decode()
    assert page.count("shall not be construed as recognition of a State of Palestine") == 1


def test_a_statement_counts_from_its_day(dolores: Person, as_: As, client: Client) -> None:
    make_country("MA")
    assert as_(dolores).post(f"{LIST}MA/", STATEMENT).status_code == 302
    assert CountryStatus.objects.get().recorded_by == f"user:{dolores.user_id}"
    assert AuditRecord.objects.filter(action="country.status_asserted").count() == 1
    days = ("2024-02-29", "2024-03-01")
    assert [client.get(f"{API}ma/?on={day}").json()["standing"]["pg"] for day in days] == ["unknown", "member"]


@pytest.mark.parametrize("source", ["", "   "])
def test_a_statement_without_a_source_is_refused(dolores: Person, as_: As, source: str) -> None:
    make_country("MA")
    assert as_(dolores).post(f"{LIST}MA/", STATEMENT | {"source": source}).status_code == 200
    assert not CountryStatus.objects.exists()


def test_amina_cannot_state_anything(amina: Person, as_: As) -> None:
    assert as_(amina).post(f"{LIST}MA/", STATEMENT).status_code == 403
    assert not CountryStatus.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_anyone_reads_the_list_in_two_statements(client: Client, number: int, django_assert_num_queries: Any) -> None:
    for iso2 in ("MA", "MK", "MT")[:number]:
        make_country(iso2)
    with django_assert_num_queries(3):  # ids, statuses, countries
        found = client.get(f"{API}?on=2020-07-01").json()
    assert [country["iso2"] for country in found] == ["MA", "MK", "MT"][:number]
    assert found[0]["on"] == "2020-07-01"
    assert set(found[0]["standing"].values()) == {"unknown"}


def test_a_day_that_cannot_be_read_is_refused_by_name(client: Client) -> None:
    response = client.get(f"{API}?on=yesterday")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert list(response.json()["errors"]) == ["on"]


def test_a_country_that_is_not_there(client: Client) -> None:
    response = client.get(f"{API}xx/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_who_asks_too_often_waits(client: Client, monkeypatch: Any) -> None:
    from rest_framework.throttling import ScopedRateThrottle

    monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", {"public": "2/min"})
    assert [client.get(API).status_code for _ in range(3)] == [200, 200, 429]


def test_the_api_describes_itself(client: Client) -> None:
    described = client.get("/api/v1/schema/", HTTP_ACCEPT="application/vnd.oai.openapi+json").json()
    assert "/api/v1/countries/{iso2}/" in described["paths"]
    page = client.get("/api/v1/docs/")
    assert page.status_code == 200
    assert "//cdn" not in page.content.decode()
    assert client.get("/api/v1/docs/?script=").status_code == 200
