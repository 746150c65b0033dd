"""The components that every screen uses, as a reader with or without eyes meets them."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import Client

from cms import api as cms_api
from cms.models import ContentPage, LegalPage, LessonPage, ProgrammePage
from courses.admissions.models import Call
from courses.catalogue.models import Edition

pytestmark = pytest.mark.engine_free


class Specimen(forms.Form):
    name = forms.CharField(help_text="As printed.", min_length=3)
    language = forms.ChoiceField(choices=[("fr", "French"), ("en", "English")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()


def shown(data: dict[str, str]) -> str:
    return render_to_string("components/form.html", {"form": Specimen(data)})


def ids(page: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', page)


def test_every_error_in_the_summary_leads_to_its_field() -> None:
    page = shown({"name": "x"})
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets == ["id_name", "id_language_0", "id_agreed"]
    assert set(targets) <= set(ids(page))


def test_hints_and_errors_are_read_with_their_field() -> None:
    page = shown({"name": "x"})
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        assert set(described.split()) <= set(ids(page))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page


def test_no_id_stands_twice() -> None:
    found = ids(shown({"name": ""}))
    assert sorted(set(found)) == sorted(found)


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in shown({"name": "Amina", "language": "fr", "agreed": "on"})


@pytest.mark.django_db
def test_home_names_the_open_calls_with_their_deadline(
    site: None, edition: Edition, client: Client, open_call: Call
) -> None:
    page = client.get("/en/").content.decode()
    assert f'href="/calls/{edition.key}/"' in page
    assert "2099" in page


@pytest.mark.django_db
def test_home_says_when_no_call_is_open(site: None, client: Client) -> None:
    assert "No call is open today." in client.get("/en/").content.decode()


@pytest.mark.django_db
def test_french_punctuation_never_begins_a_line(module: None) -> None:
    """The spaces before ; : ! ? and inside « » do not break."""
    kinds: tuple[type[ContentPage], ...] = (LegalPage, LessonPage, ProgrammePage)
    pages = [page for kind in kinds for page in kind.objects.filter(locale__language_code="fr")]
    words = [f"{page.title} {page.introduction} {page.body.render_as_block()}" for page in pages]
    assert len(words) >= 10
    assert [found for text in words for found in re.findall(r"\w (?:[;:!?»]).{9}|« .{9}", text)] == []


def test_the_shipped_module_stands_where_its_door_says() -> None:
    assert cms_api.DEMO_MODULE.is_file()


def test_the_page_for_a_broken_site_needs_no_request() -> None:
    """It is drawn without a request, so a form on it could not be sent."""
    page = render_to_string("500.html")
    assert "<h1>" in page
    assert "<form" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["login/", "login/code/", "signup/", "password/reset/"])
def test_account_pages_wear_the_house_s_clothes(client: Client, address: str) -> None:
    page = client.get(f"/account/{address}").content.decode()
    assert 'class="button' in page
    assert 'class="field' in page
    assert "site-header" in page
