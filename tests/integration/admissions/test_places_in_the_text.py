"""Places in the founding text and colons, as French writes them, on a page and on paper."""

from collections.abc import Callable

import pypdfium2
import pytest
from django.test import Client
from django.utils import translation

from academy.governance.models import Mandate
from academy.governance.models.mandates import Provision
from academy.people.models import Person
from courses.catalogue.refusals import DecisionMissing, ModulesNotResidential
from tests.factories.admissions import make_call
from tests.factories.money import invoiced, make_course, make_participant
from tests.factories.people import make_country

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]


def test_the_page_of_a_call_says_point_in_french_and_item_in_english() -> None:
    call = make_call()
    make_country("MA")
    browser = Client()
    for language, word in (("fr", "point"), ("en", "item")):
        page = browser.get(
            f"/calls/{call.edition.key}/", {"country": "MA"}, headers={"accept-language": language}
        ).content.decode()
        assert f"P-PG/Training, {word} 4" in page


def test_an_invoice_in_french_says_point(dolores: Person, as_: As) -> None:
    edition = make_course()
    amina = make_participant(edition, language="fr")
    (invoice,) = invoiced(edition, dolores)
    content = as_(amina).get(f"/my/invoices/{invoice.uid}.pdf").content
    said = " ".join(pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range().split())
    assert "P-PG/Academy, point 10" in said
    assert "item" not in said


def test_refusals_and_provisions_of_the_mandate_say_point() -> None:
    make_call()
    fixed = Provision(mandate=Mandate.objects.get(code="P-PG/Training"), item="item 5")
    with translation.override("fr"):
        for said in (fixed.place, str(DecisionMissing.topic()), str(ModulesNotResidential())):
            assert "P-PG/Training, point 5" in said
