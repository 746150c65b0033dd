"""A list is taken in whole or not at all; what is wrong is said by row and column, in the person's language."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from academy.portal.demo.steps.step_3_selection import _call
from courses.admissions.models import Application, ApplicationImport
from tests.factories.people import enter
from tests.factories.world import Play

pytestmark = pytest.mark.django_db

HEADER = (
    "given_name,family_name,email,country,institution,institution_kind,position,national_rank,submitted_at,language"
)
GOOD = "Amina,Benali,amina@example.org,Maroc,Ministry of Health,governmental,Adviser,1,2026-02-01T10:00+01:00,fr"
ADDRESS = "/admin/academy/applications/demo-et-2026/import/"


@pytest.fixture
def dolores_browser(play: Play) -> Client:
    scene = play(1)
    _call(scene)
    return enter(scene.who("dolores"))


def send(browser: Client, content: bytes, *, language: str = "en") -> str:
    browser.cookies["language"] = language
    upload = SimpleUploadedFile("list.csv", content, content_type="text/csv")
    response = browser.post(ADDRESS, {"file": upload}, follow=True)
    return str(response.content.decode())


def rows(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines]).encode()


def test_a_good_list_is_taken_in(dolores_browser: Client) -> None:
    send(dolores_browser, rows(GOOD))
    application = Application.objects.get()
    assert (application.country_id, application.person.printed_name) == ("MA", "Amina Benali")
    assert application.source.endswith("row 2")


def test_a_moment_is_kept_in_utc_whatever_its_zone(dolores_browser: Client) -> None:
    send(dolores_browser, rows(GOOD))
    assert Application.objects.get().submitted_at == datetime(2026, 2, 1, 9, tzinfo=UTC)


def test_the_longest_cells_that_are_kept_are_taken_in(dolores_browser: Client) -> None:
    long = GOOD.replace("Ministry of Health", "M" * 200).replace("Adviser", "A" * 200).replace("Benali", "B" * 79)
    send(dolores_browser, rows(long))
    assert Application.objects.get().institution_name == "M" * 200


BAD = [
    (HEADER.replace(",country", "").encode() + b"\n", "1", "country", "This column is missing."),
    (rows(GOOD, GOOD.replace("Maroc", "Atlantis")), "3", "country", "Atlantis"),
    (rows(GOOD.replace("2026-02-01T10:00+01:00", "01/02/2026")), "2", "submitted_at", "01/02/2026"),
    (rows(GOOD.replace("amina@example.org", "amina")), "2", "email", "amina"),
    (rows(GOOD.replace("governmental", "secret")), "2", "institution_kind", "secret"),
    (rows(GOOD.replace("Amina,", "=1+2,")), "2", "given_name", "formula"),
    (rows(GOOD.replace(",1,", ",first,")), "2", "national_rank", "first"),
    (rows(GOOD) + "\nJosé".encode("latin-1"), "3", "–", "UTF-8"),
    (rows(GOOD.replace(",1,", "," + "1" * 5000 + ",")), "2", "national_rank", "is not a rank"),
    (rows(GOOD.replace(",1,", ",1000,")), "2", "national_rank", "1000"),
    (rows(GOOD.replace("2026-02-01T10:00+01:00", "0001-01-01T00:00+14:00")), "2", "submitted_at", "0001-01-01"),
    (rows(GOOD.replace("Ministry of Health", "M" * 201)), "2", "institution", "201 characters; at most 200"),
    (rows(GOOD.replace("Adviser", "A" * 201)), "2", "position", "201 characters"),
    (rows(GOOD.replace("Amina,", "A" * 121 + ",")), "2", "given_name", "at most 120"),
    (rows(GOOD.replace("amina@", "a" * 60 + "@" + "b." * 120)), "2", "email", "characters; at most 254"),
    (rows(GOOD.replace("Adviser", "Adv\0iser")), "2", "–", "NUL"),
    (HEADER.replace("position", "posi\0tion").encode() + b"\n" + GOOD.encode(), "1", "–", "NUL"),
    (b"", "file", "–", "empty"),
    (rows(GOOD.replace(",fr", "")), "2", "–", "cells instead of"),
]


@pytest.mark.parametrize(("content", "row", "column", "words"), BAD)
def test_a_bad_list_is_refused_by_row_and_column(
    dolores_browser: Client, content: bytes, row: str, column: str, words: str
) -> None:
    page = send(dolores_browser, content or b" ")
    assert "Nothing was taken in" in page
    line = next(part for part in page.split("<tr>") if words in part)
    shown = f">Row{row}<" if row.isdecimal() else f">{row}<"
    assert shown in "".join(line.split())
    assert column in line
    assert Application.objects.count() == 0
    assert ApplicationImport.objects.get().accepted is False


def test_the_report_is_in_french_for_who_reads_french(dolores_browser: Client) -> None:
    page = send(dolores_browser, rows(GOOD.replace("Maroc", "Atlantide")), language="fr")
    assert "n’est pas un pays que l’Académie connaît" in page


def test_a_hundred_thousand_rows_are_refused_and_nothing_is_kept(dolores_browser: Client) -> None:
    page = send(dolores_browser, rows(*["A,B,a@example.org,MA,M,public,A,1,2026-02-01T10:00+01:00,fr"] * 100_000))
    assert "More than 20000 rows" in page.replace(",", "").replace("\xa0", "")
    assert Application.objects.count() == 0


def test_the_same_list_twice_is_refused(dolores_browser: Client) -> None:
    send(dolores_browser, rows(GOOD))
    page = send(dolores_browser, rows(GOOD))
    assert "imported already" in page
    assert Application.objects.count() == 1
