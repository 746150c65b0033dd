"""A certificate is frozen with its digest, and says its own words whatever becomes of course and edition."""

import pytest
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.test import Client

from certificates import papers, queries
from certificates.models import CertificateRecord
from courses.catalogue.models import Activity, Edition
from tests.factories.printed import read
from tests.factories.tampering import tamper
from tests.factories.world import Play

pytestmark = pytest.mark.django_db


def first() -> CertificateRecord:
    return CertificateRecord.objects.select_related("entry__release__edition__activity").order_by("pk")[0]


@pytest.mark.parametrize("changed", [{"payload": {}}, {"record": b""}, {"stored_as": "elsewhere.pdf"}])
def test_the_database_refuses_a_change_and_allows_an_erasure(play: Play, changed: dict[str, object]) -> None:
    play(7)
    one = first()
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        CertificateRecord.objects.filter(pk=one.pk).update(**changed)
    tamper(one, stored_as=one.stored_as)
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():  # the guard stands again
        CertificateRecord.objects.filter(pk=one.pk).update(**changed)
    one.delete()
    assert not CertificateRecord.objects.filter(pk=one.pk).exists()


def test_neither_course_nor_edition_of_a_certificate_can_be_deleted(play: Play) -> None:
    play(7)
    edition = first().entry.release.edition
    for thing in (edition, edition.activity):
        with pytest.raises(ProtectedError):
            thing.delete()
    assert Edition.objects.filter(pk=edition.pk).exists()


def test_a_certificate_keeps_its_words_when_course_and_edition_are_renamed(play: Play) -> None:
    play(7)
    one = first()
    edition = one.entry.release.edition
    before = (one.payload, queries.pdf_of(one), papers.supplement_pdf(one.payload))
    Edition.objects.filter(pk=edition.pk).update(title_fr="Autre nom", title_en="Another name")
    Activity.objects.filter(pk=edition.activity_id).update(title_fr="Autre cours", title_en="Another course")
    again = first()
    assert (again.payload, queries.pdf_of(again), papers.supplement_pdf(again.payload)) == before
    assert "Another" not in read(before[1])
    page = Client(headers={"accept-language": "en"}).get(f"/V/{one.entry.code}").content.decode()
    assert "Another name" not in page
    assert "not those that were issued" not in page
    assert queries.stored_seal(one.entry.code).register == "same"  # type: ignore[union-attr]
