"""The content site: two languages, each with its own pages; brought in once, however often it is loaded."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Revision, Site

from cms import api as cms_api
from cms.models import HomePage, LegalPage
from tests.integration.cms.conftest import demo_module

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    kinds = (Page, Revision, Site, GroupPagePermission, GroupCollectionPermission)
    return {kind.__name__: kind.objects.count() for kind in kinds}


def test_loading_twice_changes_nothing(site: None) -> None:
    cms_api.load_module(demo_module())
    before = counts()
    cms_api.load_site()
    cms_api.load_module(demo_module())
    assert counts() == before


def test_loading_again_keeps_what_editors_wrote(site: None) -> None:
    page = LegalPage.objects.get(slug="contact", locale__language_code="en")
    page.title = "Write to us"
    page.save_revision().publish()
    cms_api.load_site()
    assert LegalPage.objects.get(pk=page.pk).title == "Write to us"


def test_the_welcome_page_of_the_toolkit_is_gone(site: None) -> None:
    assert not Page.objects.exact_type(Page).filter(depth=2).exists()
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="fr")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_answers_in_its_language(site: None, client: Client, language: str) -> None:
    for slug in ("", "component-1/", "component-2/", "component-3/", "privacy/", "accessibility/", "cookies/"):
        page = client.get(f"/{language}/{slug}")
        assert page.status_code == 200
        assert f'<html lang="{language}">' in page.content.decode()


def test_a_page_without_translation_is_not_there_in_the_other_language(site: None, client: Client) -> None:
    LegalPage.objects.get(slug="cookies", locale__language_code="en").delete()
    assert client.get("/en/cookies/").status_code == 404
    french = client.get("/fr/cookies/").content.decode()
    assert 'hreflang="en"' not in french
    assert "language-missing" in french


def test_french_words_are_never_served_at_an_english_address(site: None, client: Client) -> None:
    HomePage.objects.get(locale__language_code="en").delete()
    assert client.get("/fr/").status_code == 200
    assert client.get("/en/").status_code == 404


def test_the_switch_leads_to_the_same_page_in_the_other_language(site: None, client: Client) -> None:
    assert 'href="/en/privacy/"' in client.get("/fr/privacy/").content.decode()
    assert 'href="/fr/privacy/"' in client.get("/en/privacy/").content.decode()


@pytest.mark.parametrize("slug", ["privacy", "accessibility", "cookies", "contact"])
def test_the_footer_leads_to_the_legal_pages(site: None, client: Client, slug: str) -> None:
    assert f'href="/en/{slug}/"' in client.get("/en/").content.decode()


def test_authors_write_and_the_secretariat_approves(site: None) -> None:
    def words(group: str) -> set[str]:
        return set(GroupPagePermission.objects.filter(group__name=group).values_list("permission__codename", flat=True))

    assert words("Content authors") == {"add_page", "change_page"}
    assert "publish_page" in words("Secretariat")
    secretariat = Group.objects.get(name="Secretariat")
    assert all(secretariat in task.groups.all() for task in GroupApprovalTask.objects.all())


def test_home_asks_for_the_code_of_a_certificate(site: None, client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert 'action="/verify/"' in page
    assert 'name="code"' in page
    assert 'href="/calls/"' in page


def test_the_style_guide_opens_without_anything_inline(client: Client) -> None:
    page = client.get("/style/")
    assert page.status_code == 200
    assert "style=" not in page.content.decode()
    assert "<script" not in page.content.decode()
