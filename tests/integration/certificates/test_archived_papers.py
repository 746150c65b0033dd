"""Papers that go with a certificate are good for an archive and are heard in their order, as they are handed out."""

from typing import Any

import pytest
from django.test import Client

from academy.people.models import Person
from academy.portal.demo.scene import TRAINING_EDITION
from certificates import papers
from certificates.models import CertificateRecord, RegisterEntry
from courses.learning.models import Enrolment
from tests.factories.archived import heard, rows
from tests.factories.people import enter
from tests.factories.printed import browser, png
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]


def got(client: Client, address: str) -> bytes:
    answer: Any = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    content: bytes = answer.content
    return content


def holder(component: str) -> CertificateRecord:
    held = CertificateRecord.objects.filter(entry__component=component)
    return held.select_related("entry", "person__user").order_by("pk")[0]


def test_a_supplement_has_twenty_headings_a_table_with_heads_and_its_english_marked(play: Play) -> None:
    play(7)
    record = holder("II")
    content = got(browser(record.person), f"/certificates/{record.entry.number}/supplement.pdf")
    parts = heard(content, title="Supplément au certificat – Certificate supplement", language="fr")
    tags = [one.tag for one in parts]
    assert (tags[0], tags.count("H1"), tags.count("H2")) == ("Document", 1, 20)
    assert rows(parts) == [["TH"] * 7, *[["TD"] * 7] * 3]
    assert {one.scope for one in parts if one.tag == "TH"} == {"Column"}
    facts = sum(len(one["facts"]) for one in record.payload["supplement"]["sections"])
    assert sum(one.language == "en" for one in parts) == 2 * facts
    assert [record.payload["address"] in one.said for one in parts if one.tag == "Figure"] == [True]


def test_pictures_on_a_supplement_say_what_they_show(play: Play) -> None:
    from certificates import pictures

    play(7)
    mark, payload = pictures.keep(name="p.png", content=png()), holder("I").payload
    row = {"institution": "pompidou-group", "institution_fr": "G", "institution_en": "G", "name": "Maria Borg",
           "office_fr": "Rectrice", "office_en": "Rector", "picture": mark}  # fmt: skip
    signing = {"signatories": [row], "logos": [{"institution": "pompidou-group", "picture": mark}]}
    content = papers.supplement_pdf(payload | signing)
    parts = heard(content, title="Supplément au certificat – Certificate supplement", language="fr")
    assert [one.said.replace("\u00a0", " ") for one in parts if one.tag == "Figure"][:2] == [
        "Logo : Groupe Pompidou", "Signature : Maria Borg",
    ]  # fmt: skip


def test_a_statement_of_attendance_is_heard_heading_first(play: Play) -> None:
    scene = play(7)
    holders = RegisterEntry.objects.values_list("person_uid", flat=True)
    rows_of = Enrolment.objects.filter(edition__key=TRAINING_EDITION, state="active")
    person = rows_of.exclude(person__uid__in=holders).select_related("person").get().person
    content = got(enter(scene.who("dolores")), f"/attendance/{TRAINING_EDITION}/{person.uid}.pdf")
    parts = heard(content, title="Attestation de présence – Statement of attendance", language="fr")
    assert [one.tag for one in parts].count("H1") == 1
    assert [one.tag for one in parts].count("H2") == 1
    assert sum(one.language == "en" for one in parts) == 12


@pytest.mark.parametrize(("paper", "title"), [
    ("statement", "Statement of Academy credits"), ("transcript", "Transcript for universities (Component III)"),
])  # fmt: skip
def test_statement_and_transcript_have_headings_and_tables_with_heads(play: Play, paper: str, title: str) -> None:
    play(7)
    person: Person = holder("II").person
    content = got(browser(person), f"/my/credits/{paper}.pdf?lang=en")
    parts = heard(content, title=title, language="en")
    tags = [one.tag for one in parts]
    assert tags.count("H1") == 1
    assert tags.count("H2") >= 2
    assert ["TH", "TD"] in rows(parts)  # totals: a label and a figure
    assert ["TH"] * 5 in rows(parts)
    assert ["TD"] * 5 in rows(parts)
    assert {one.scope for one in parts if one.tag == "TH"} == {"Column", "Row"}
