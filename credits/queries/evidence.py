"""The evidence: facts of the register as rules see them, contact minutes, days of enrolment; by edition and person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from courses.catalogue.api import Edition
from courses.learning.api import Enrolment, Fact
from courses.seminars.api import Session
from credits.domain.facts import FactSeen

Place = tuple[int, UUID]  # edition, person


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """minutes: of the programme, by edition and module number."""

    facts: Mapping[Place, Sequence[FactSeen]]
    minutes: Mapping[int, Mapping[int, int]]
    enrolled_on: Mapping[Place, date] = field(default_factory=dict)


def evidence_of(
    editions: Iterable[Edition], people: Sequence[UUID], *, as_of: datetime | None = None, enrolments: bool = False
) -> Evidence:
    """Two statements, three with the days of enrolment, whatever the number of editions and people."""
    keys = [edition.pk for edition in editions]
    return Evidence(
        facts=_facts(keys, people, as_of),
        minutes=_minutes(keys),
        enrolled_on=_enrolled_on(keys, people) if enrolments else {},
    )


def known_facts(as_of: datetime | None) -> Q:
    """Facts on record (by then) that no later fact (recorded by then) replaces."""
    if as_of is None:
        return Q(replaced_by__isnull=True)
    return Q(recorded_at__lte=as_of) & (Q(replaced_by__isnull=True) | Q(replaced_by__recorded_at__gt=as_of))


def _facts(editions: Sequence[int], people: Sequence[UUID], as_of: datetime | None) -> dict[Place, list[FactSeen]]:
    rows = Fact.objects.filter(known_facts(as_of), edition__in=editions, person_uid__in=people).order_by("pk")
    found: dict[Place, list[FactSeen]] = defaultdict(list)
    for edition, person, pk, kind, subject, value, out_of, passed, module, day in rows.values_list(
        "edition_id", "person_uid", "pk", "kind", "subject_key", "value", "out_of", "passed", "module_number",
        "activity_date",
    ):  # fmt: skip
        found[edition, person].append(
            FactSeen(
                id=pk, kind=kind, subject_key=subject, value=value, out_of=out_of, passed=passed,
                module_number=module, activity_date=day,
            )
        )  # fmt: skip
    return found


def _minutes(editions: Sequence[int]) -> dict[int, dict[int, int]]:
    """Contact minutes of the programmes, by edition and module number."""
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    sessions = Session.objects.filter(module__edition__in=editions, is_contact=True).select_related("module")
    for session in sessions:
        found[session.module.edition_id][session.module.number] += session.minutes
    return found


def _enrolled_on(editions: Sequence[int], people: Sequence[UUID]) -> dict[Place, date]:
    rows = Enrolment.objects.filter(edition__in=editions, person__uid__in=people)
    return {(edition, uid): day for edition, uid, day in rows.values_list("edition_id", "person__uid", "enrolled_on")}
