"""A person's statement: every component, edition and year, as of any moment, under the law of any day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from academy.governance.api import Component
from academy.people.api import Person
from courses.learning import api as learning_api
from courses.learning.api import Enrolment
from credits.queries.shapes import ComponentStatus, Left, Statement
from credits.queries.status import Reading, Taken, reached, read_for, status_of
from credits.queries.steps import announced, with_steps


def statement_for(person: Person, *, as_of: datetime | None = None, law_on: date | None = None) -> Statement:
    """Every component in which the person takes part or holds credits; a constant number of statements.

    as_of: what had been recorded by then: facts, entries, reversals, resolutions, endorsements. law_on: the day whose
    level and validity are asked; without it those of today, and a level that was reached under the law of an edition
    stays reached.
    """
    enrolments = list(learning_api.enrolments_of(person).prefetch_related("edition__modules"))
    reading = read_for([one.edition for one in enrolments], [person.uid], as_of=as_of)
    begun = [one for one in enrolments if as_of is None or one.enrolled_on <= reading.today]
    gone = [one for one in begun if one.has_left(on=reading.today)]
    editions = [one.edition for one in begun if one not in gone]
    coming = announced(from_day=law_on or reading.today, without=[edition.pk for edition in editions])
    found = []
    for component in Component.values:
        taken = [reading.taken(edition, component, person.uid) for edition in editions]
        taken = [one for one in taken if one.assessed]
        held = any(entry.component == component for entry in reading.entries.get(person.uid, ()))
        left = _left(reading, component, person, gone)
        if taken or held or left:
            status = replace(_best(reading, component, person, taken, law_on), left=left)
            others = [reading.taken(edition, component, person.uid) for edition in coming]
            found.append(with_steps(reading, status, person.uid, taken, others))
    return Statement(person=person, statuses=found, as_of=as_of, law_on=law_on)


def _left(reading: Reading, component: str, person: Person, gone: Sequence[Enrolment]) -> list[Left]:
    """What she left of this component after something had come on record there; the first she left comes first."""
    done = {edition for edition, uid in reading.evidence.facts if uid == person.uid}
    done |= {entry.edition_id for entry in reading.entries.get(person.uid, ()) if entry.component == component}
    return [
        Left(edition=one.edition, on=one.withdrawn_on)
        for one in sorted(gone, key=lambda one: (one.withdrawn_on or date.min, one.pk))
        if one.edition_id in done and reading.book.laws_of(one.edition, component)
    ]


def _best(reading: Reading, component: str, person: Person, taken: list[Taken], law_on: date | None) -> ComponentStatus:
    """The status under the level of the day, or of an edition under whose level the component was completed."""
    if law_on:
        return status_of(reading, component, person.uid, taken, law_on=law_on, on=law_on)
    today = reading.today
    days = [today, *sorted({min(one.edition.ends_on, today) for one in taken}, reverse=True)]
    return reached(reading, component, person.uid, taken, days=days)
