"""Lists by country are read in the order of the names in the reader's own language, accents aside."""

import pytest
from django.test import Client
from django.utils import translation

from academy.lib.names import folded, in_order_of_names
from academy.people.api import Country
from academy.people.models import Person
from courses.admissions import queries
from courses.admissions.models import Call
from tests.factories.admissions import make_call
from tests.factories.people import enter
from tests.factories.places import make_nominee

pytestmark = pytest.mark.django_db
# In English: Germany, Iceland, Norway, Spain. In French: Allemagne, Espagne, Islande, Norvège.
NAMES = {
    "DE": ("Allemagne", "Germany"),
    "IS": ("Islande", "Iceland"),
    "NO": ("Norvège", "Norway"),
    "ES": ("Espagne", "Spain"),
}
ORDER = {"en": ["DE", "IS", "NO", "ES"], "fr": ["DE", "ES", "IS", "NO"]}


@pytest.fixture
def call(db: None) -> Call:
    found = make_call()
    for iso2, (french, english) in NAMES.items():
        said = {"name_fr": french, "name_en": english, "iso3": f"{iso2}X"}
        Country.objects.update_or_create(iso2=iso2, defaults=said)
        make_nominee(found, f"{iso2}1", iso2, 1)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_applications_stand_by_country_in_the_readers_language(call: Call, dolores: Person, language: str) -> None:
    assert dolores.user is not None
    browser: Client = enter(dolores.user)
    browser.cookies["language"] = language
    page = browser.get("/admin/academy/applications/training-x/").content.decode()
    rows = page[page.index("<tbody") :]
    places = [rows.index(f"{iso2}1 Of{iso2}") for iso2 in ORDER[language]]
    assert places == sorted(places)


def test_an_accent_is_no_letter_behind_z(call: Call) -> None:
    Country.objects.create(iso2="X1", iso3="X1X", name_fr="Érewhon", name_en="Erewhon")
    Country.objects.create(iso2="X2", iso3="X2X", name_fr="Zubrowka", name_en="Zubrowka")
    with translation.override("fr"):
        names = [str(one) for one in Country.objects.order_by(in_order_of_names())]
        assert names == sorted(names, key=folded)
        assert names.index("Érewhon") < names.index("Espagne") < names.index("Zubrowka")
        assert [one.country_id for one in queries.applications(call)] == ORDER["fr"]
