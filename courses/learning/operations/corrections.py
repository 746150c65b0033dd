"""A fact is corrected by another that takes its place, with the reason as its evidence."""

from datetime import date, datetime

from django.db import transaction

from academy.people.api import User
from courses.learning.models import Fact
from courses.learning.operations.facts import FactSpec, problems_of, write
from courses.learning.permissions import check_decides
from courses.learning.refusals import AlreadyReplaced, FactsRefused, NothingChanges

LONGEST_REASON = 180


@transaction.atomic
def correct_fact(
    *, fact: Fact, value: int, passed: bool | None, activity_date: date, reason: str, by: User, now: datetime
) -> Fact:
    """Put a new fact in the place of one that stands. Raises AlreadyReplaced, NothingChanges, FactsRefused."""
    check_decides(by)
    if Fact.objects.filter(replaces=fact).exists():
        raise AlreadyReplaced
    if (fact.value, fact.passed, fact.activity_date) == (value, passed, activity_date):
        raise NothingChanges
    spec = FactSpec(
        person_uid=fact.person_uid, kind=fact.kind, subject_key=fact.subject_key, value=value, out_of=fact.out_of,
        passed=passed, activity_date=activity_date, evidence=f"correction: {reason.strip()[:LONGEST_REASON]}",
        module_number=fact.module_number,
    )  # fmt: skip
    problems = problems_of(edition=fact.edition, specs=[spec], now=now)
    if problems:
        raise FactsRefused(problems)
    return write(edition=fact.edition, fresh=[(spec, fact)], by=by, at=now)[0]
