"""Statements of attendance: for somebody who took part and holds no certificate of it. They say presence, no more."""

from datetime import date
from typing import Any

from academy.lib.lettering import GlyphMissing
from academy.people.api import Person
from certificates.designs import attendance
from certificates.models import CurrentCertificate
from certificates.refusals import CertificateHeld, NameCannotBeWritten, NoAttendance
from certificates.supplement.both import Both, day, hours, joined, of, same
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Fact
from courses.seminars import api as seminars_api

MADE_BY = {
    "academy_fr": "Académie internationale des politiques en matière de drogues",
    "academy_en": "International Drug Policy Academy",
}


def statement_pdf(person: Person, edition: Edition, *, on: date) -> bytes:
    """As the facts stand on the day `on`. Raises NoAttendance, CertificateHeld, NameCannotBeWritten."""
    if CurrentCertificate.objects.filter(person_uid=person.uid, edition=edition).exists():
        raise CertificateHeld
    facts = learning_api.facts_of(person_uid=person.uid, edition=edition).filter(kind=Fact.Kind.ATTENDANCE, value__gt=0)
    attended = list(facts.order_by("activity_date", "pk"))
    if not attended:
        raise NoAttendance
    try:
        return attendance.draw(_payload(person, edition, attended, on))
    except GlyphMissing as lack:
        raise NameCannotBeWritten(lack.text, lack.letters) from lack


def _payload(person: Person, edition: Edition, attended: list[Fact], on: date) -> dict[str, Any]:
    starts, ends, made = day(edition.starts_on), day(edition.ends_on), day(on)
    present = hours(sum(fact.value for fact in attended))
    sessions = list(seminars_api.sessions(edition).filter(is_contact=True))
    whole = hours(sum(session.minutes for session in sessions))
    pairs = [
        (Both("Activité", "Activity"), of(edition, "title")),
        (Both("Dates", "Dates"), Both(f"du {starts.fr} au {ends.fr}", f"{starts.en} to {ends.en}")),
        (Both("Lieu", "Place"), _place(edition)),
        (
            Both("Présence constatée", "Presence on record"),
            Both(
                f"{len(attended)} séances sur {len(sessions)}, {present} sur {whole}",
                f"{len(attended)} of {len(sessions)} sessions, {present} of {whole}",
            ),
        ),
        (
            Both("Premier et dernier jour de présence", "First and last day of presence"),
            joined((day(attended[0].activity_date), day(attended[-1].activity_date)), by=" – "),
        ),
        (Both("État du registre au", "Register as it stands on"), made),
    ]
    return MADE_BY | {
        "name": person.printed_name,
        "facts": [{"label": label.json(), "text": text.json()} for label, text in pairs],
        "reference": f"{edition.key} · {person.printed_name} · {on:%Y-%m-%d}",
        "is_demonstration": edition.is_demonstration,
    }


def _place(edition: Edition) -> Both:
    country = of(edition.country, "name") if edition.country else Both("", "")
    place = joined(part for part in (same(edition.town or edition.host), country) if part.fr)
    return place if place.fr else Both("non indiqué", "not stated")
