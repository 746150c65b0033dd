"""Statements of attendance say presence and nothing else, and are no certificate."""

import pytest

from academy.people.models import Person
from certificates.models import CurrentCertificate
from courses.catalogue.models import Edition
from courses.learning.models import Fact
from tests.factories.people import enter
from tests.factories.printed import browser, read
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]  # papers
EDITION = "demo-et-2026"


def without_certificate() -> Person:
    """Somebody who was present and has not the credits of the certificate."""
    edition = Edition.objects.get(key=EDITION)
    held = CurrentCertificate.objects.filter(edition=edition).values("person_uid")
    present = Fact.objects.filter(edition=edition, kind="attendance", value__gt=0).values("person_uid")
    return Person.objects.filter(uid__in=present, user__isnull=False).exclude(uid__in=held)[0]


def test_the_participant_and_the_secretariat_print_presence_only(play: Play) -> None:
    scene = play(7)
    person = without_certificate()
    mine = f"/my/attendance/{EDITION}.pdf"
    assert mine in browser(person).get("/my/certificates/").content.decode()
    text = read(browser(person).get(mine).content)
    assert person.printed_name in text
    assert "Ceci n’est pas un certificat." in text
    assert "This is no certificate." in text
    assert "Certificat en politiques en matière de drogues" not in text
    assert "résolution" not in text
    theirs = f"/attendance/{EDITION}/{person.uid}.pdf"
    secretariat = enter(scene.who("dolores"))
    assert theirs in secretariat.get(f"/admin/academy/release/{EDITION}/").content.decode()
    assert read(secretariat.get(theirs).content) == text


def test_minutes_and_sessions_are_those_on_record(play: Play) -> None:
    play(7)
    person = without_certificate()
    facts = Fact.objects.filter(
        person_uid=person.uid, edition__key=EDITION, kind="attendance", value__gt=0, replaced_by__isnull=True
    )
    whole, rest = divmod(sum(fact.value for fact in facts), 60)
    text = read(browser(person).get(f"/my/attendance/{EDITION}.pdf").content).replace("\u00a0", " ")
    assert f"{facts.count()} of " in text
    assert f"{whole} h {rest:02d}" in text if rest else f"{whole} h" in text


def test_the_holder_of_the_certificate_and_the_absent_are_told_why_there_is_none(play: Play) -> None:
    play(7)
    edition = Edition.objects.get(key=EDITION)
    held = CurrentCertificate.objects.filter(edition=edition).values("person_uid")
    holder = Person.objects.filter(uid__in=held, user__isnull=False)[0]
    told = browser(holder).get(f"/my/attendance/{EDITION}.pdf", follow=True).content.decode()
    assert "a statement of attendance would say less" in told
    absent = without_certificate()
    answer = browser(absent).get("/my/attendance/demo-none.pdf")
    assert answer.status_code == 404
