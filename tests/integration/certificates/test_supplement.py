"""The supplement of a certificate: its twenty fields, frozen at issue, for those who may see the certificate."""

import copy
import re
from typing import Any

import pytest

from academy.governance.models import EctsGrant, Provision
from academy.people.models import Institution, Person
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates import papers
from certificates.models import CertificateRecord, RegisterEntry, Release, ReleaseLine
from certificates.refusals import NameCannotBeWritten
from courses.catalogue.models import Edition
from tests.factories.people import enter
from tests.factories.printed import browser, read
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]  # papers
NAMES = ["Żaneta Ċaruana-Għawdexija", "Şahinoğlu Димитър", "Ελένη Παπαδοπούλου", "فاطمة الزهراء بنعلي"]


def first(component: str = "I") -> CertificateRecord:
    rows = CertificateRecord.objects.filter(entry__component=component).select_related("entry", "person__user")
    return rows.order_by("pk")[0]


def listed(scene: Scene) -> Release:
    return certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"),
        component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=scene.who("dolores"),
        now=at(11, 9),
    )


def said(payload: dict[str, Any], number: int, language: str = "en") -> dict[str, str]:
    """A field's facts: label to text."""
    section = next(one for one in payload["supplement"]["sections"] if one["number"] == number)
    return {fact["label"][language]: fact["text"][language] for fact in section["facts"]}


def test_the_twenty_fields_are_frozen_with_every_certificate_in_both_languages(play: Play) -> None:
    play(7)
    for record in CertificateRecord.objects.all():
        sections = record.payload["supplement"]["sections"]
        assert [one["number"] for one in sections] == list(range(1, 21))
        texts = [fact[part][language] for one in sections for fact in one["facts"] for part in ("label", "text")
                 for language in ("fr", "en")]  # fmt: skip
        assert all(texts)
        assert not [text for text in texts if re.search(r"\S [:;?!»]|« \S", text) and text in _french(sections)]


def _french(sections: list[dict[str, Any]]) -> set[str]:
    return {fact[part]["fr"] for one in sections for fact in one["facts"] for part in ("label", "text")}


def test_holder_officer_and_secretariat_read_the_same_supplement_and_a_stranger_none(play: Play) -> None:
    scene = play(7)
    record = first()
    address = f"/certificates/{record.entry.number}/supplement.pdf"
    answers = [
        one.get(address) for one in (browser(record.person), enter(scene.who("esi")), enter(scene.who("dolores")))
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len({answer.content for answer in answers}) == 1
    text = read(answers[0].content)
    assert record.payload["name"] in text
    assert record.entry.number in text
    assert record.payload["code_printed"] in text
    assert record.payload["supplement"]["digest"] in text.replace(" ", "")
    assert "PREVIEW" not in text
    other = CertificateRecord.objects.exclude(person=record.person).exclude(person__user=None)[0]
    assert browser(other.person).get(address).status_code == 404


def test_my_certificates_and_the_register_lead_to_the_supplement(play: Play) -> None:
    scene = play(7)
    record = first()
    address = f"/certificates/{record.entry.number}/supplement.pdf"
    assert address in browser(record.person).get("/my/certificates/").content.decode()
    assert address in enter(scene.who("esi")).get(f"/university/register/{record.entry.number}/").content.decode()


def test_the_supplement_stays_as_issued_when_course_and_name_change(play: Play) -> None:
    play(7)
    record = first()
    before = papers.supplement_pdf(record.payload)
    Edition.objects.filter(key="demo-et-2026").update(title_fr="Autre titre", title_en="Another title")
    Person.objects.filter(pk=record.person_id).update(family_name="Changed")
    assert papers.supplement_pdf(first().payload) == before


def test_titles_and_statements_are_the_mandates_word_for_word_and_the_english_is_called_a_rendering(play: Play) -> None:
    play(7)
    for component in ("I", "II"):
        record = first(component)
        provisions = Provision.objects.filter(mandate__code="P-PG/Academy", component=component)
        words = {row.key: row for row in provisions.filter(key__in=["title", "statement"])}
        supplement, certificate = papers.supplement_pdf(record.payload), record.payload
        assert certificate["title_fr"] == words["title"].text_fr
        assert certificate["statement_fr"] == words["statement"].text_fr
        assert said(certificate, 2, "fr")["Intitulé"] == words["title"].text_fr
        assert said(certificate, 2, "fr")["Ce que le certificat atteste"] == words["statement"].text_fr
        assert said(certificate, 2)["Title"].startswith(f"{words['title'].text_en} (the Academy’s rendering")
        assert words["title"].text_fr in read(supplement)
        assert "The French text is authentic; the English is the Academy’s rendering." in read(supplement)
        assert "The French text is authentic; the English is the Academy’s rendering." in read(_file(record))


def _file(record: CertificateRecord) -> bytes:
    from certificates import queries

    return queries.pdf_of(record)


def test_what_is_not_on_record_is_said_to_be_not_stated_with_whose_decision_it_is(play: Play) -> None:
    play(7)
    payload = first().payload
    assert said(payload, 5)["EQF level and MQF level (Malta)"].startswith("not stated (the certificate is not levelled")
    assert said(payload, 5)["EQF level and MQF level (Malta)"].endswith("it is for the partner universities to decide")
    assert said(payload, 7)["ISCED-F code"].startswith("not stated")
    assert said(payload, 9)["Notional workload"] == "not stated: it is for the Governing Board to decide"
    assert said(payload, 1)["Date of birth"] == "not stated: the Academy does not record it"


def test_whom_to_ask_is_whom_the_institution_named_for_the_day_of_issue(play: Play) -> None:
    scene = play(6)
    officer, malta = enter(scene.who("esi")), Institution.objects.get(key="university-of-malta")
    for office, day in (("Old office", "2026-01-01"), ("Registrar’s office", "2026-11-01"), ("Later", "2026-11-13")):
        named = {"institution": malta.pk, "office": office, "email": "registrar@um.example", "phone": "+356 2340 0000",
                 "website": "https://um.example/verify", "valid_from": day}  # fmt: skip
        assert officer.post("/university/office/contact/", named).status_code == 302
    release = listed(scene)
    for who in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(who), now=at(11, 10))
    certificates_api.issue_release(release=release, by=scene.who("dolores"), now=at(11, 12))
    record = first()
    said_there = "Registrar’s office, registrar@um.example, +356 2340 0000, https://um.example/verify"
    assert said(record.payload, 17)["University of Malta"] == said_there
    assert said(record.payload, 17)["Pompidou Group"] == "not stated: nothing is on record for Pompidou Group"
    shown = officer.get(f"/certificates/{record.entry.number}/supplement.pdf").content
    assert "Registrar’s office" in read(shown)
    assert "Old office" not in read(shown)


def test_credits_are_the_academys_and_ects_stand_only_where_a_university_granted_them(play: Play) -> None:
    play(7)
    payload = first("II").payload
    assert said(payload, 14)["Earned"] == "12.00 Academy credits"
    assert (
        said(payload, 14)["Relation to ECTS"] == "none: no university has granted ECTS credits by a recorded decision"
    )
    assert not EctsGrant.objects.exists()


def test_granted_ects_are_shown_with_university_day_and_decision(play: Play) -> None:
    from academy.governance import api as governance_api

    scene = play(7)
    course = Edition.objects.select_related("activity").get(key="demo-c2-2026") if Edition.objects.filter(
        key="demo-c2-2026").exists() else first("II").entry.release.edition  # fmt: skip
    malta, by = Institution.objects.get(key="university-of-malta"), scene.who("dolores")
    decision = governance_api.record_decision(
        reference="UM/DEMO/ECTS", body="university", kind="ects", institution=malta,
        decided_on=at(11, 20).date(), meeting="Senate",
        text_fr="Octroi", text_en="Grant", is_fictitious=True, by=by,
    )  # fmt: skip
    governance_api.record_ects(
        institution=malta, decision=decision, activity_key=course.activity.key, component="II", amount=500,
        applies_from=course.starts_on, applies_to=course.ends_on, by=by,
    )  # fmt: skip
    line = ReleaseLine.objects.filter(release__component="II").select_related("release__edition", "person")[0]
    shown = said(papers.preview_payload(line), 14)["Relation to ECTS"]
    assert shown.startswith("5.00 ECTS, granted by University of Malta on 20 November 2026")
    assert "UM/DEMO/ECTS" in shown


def test_the_table_shows_presence_results_and_the_decision(play: Play) -> None:
    play(7)
    one, two = (next(s for s in first(c).payload["supplement"]["sections"] if s["number"] == 11) for c in ("I", "II"))
    assert len(one["rows"]) == 1
    assert one["rows"][0][3].endswith("\u00a0%")
    assert one["rows"][0][6] == "2026/01"
    assert len(two["rows"]) == 3
    assert "test “" in two["rows"][0][4]
    assert "points" in two["rows"][0][4]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_scripts_are_read_back_from_supplement_and_certificate_as_written(play: Play, name: str) -> None:
    scene = play(6)
    line = listed(scene).lines.first()
    assert line is not None
    line.name = name  # as the list fixed it
    for pdf in (papers.preview_supplement(line), papers.preview_certificate(line)):
        assert name in read(pdf)


def test_a_letter_that_no_font_has_is_refused_and_named(play: Play) -> None:
    play(7)
    payload = copy.deepcopy(first().payload)
    payload["supplement"]["sections"][0]["facts"][1]["text"]["fr"] = "\U00013000"
    with pytest.raises(NameCannotBeWritten, match="\U00013000"):
        papers.supplement_pdf(payload)


def test_a_preview_is_marked_and_consumes_nothing(play: Play) -> None:
    scene = play(6)
    release = listed(scene)
    line = release.lines.order_by("pk")[0]
    secretariat = enter(scene.who("dolores"))
    page = secretariat.get("/admin/academy/release/demo-et-2026/").content.decode()
    for kind in ("certificate", "supplement"):
        address = f"/university/lines/{line.pk}/preview/{kind}.pdf"
        assert address in page
        text = read(secretariat.get(address).content)
        assert "APERÇU – PREVIEW" in text
        assert "00000-00000-00000-00000-000000" in text
        assert enter(scene.who("esi")).get(address).status_code == 200
    assert not RegisterEntry.objects.exists()
    assert enter(scene.who("dolores")).get(f"/university/lines/{line.pk}/preview/other.pdf").status_code == 404


def test_an_officer_of_another_institution_sees_no_preview(play: Play) -> None:
    scene = play(6)
    release = listed(scene)
    release.institutions.remove(Institution.objects.get(key="university-of-malta"))
    line = release.lines.order_by("pk")[0]
    assert enter(scene.who("esi")).get(f"/university/lines/{line.pk}/preview/certificate.pdf").status_code == 404
