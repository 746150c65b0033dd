"""What an edition still waits for before it opens. Pure: what is known in, codes of what is missing out.

Source: P-PG (2020) 10, P-PG/Training, items 4 and 5: held on yearly decisions, on a topic set by the Permanent
Correspondents, as two residential modules, designed by a steering group that the Secretariat appoints.
"""

from dataclasses import dataclass, field
from datetime import date

YEARLY_MISSING = "yearly_missing"
YEARLY_OF_ANOTHER_YEAR = "yearly_of_another_year"
TOPIC_MISSING = "topic_missing"
NOT_RESIDENTIAL = "not_residential"
STEERING_GROUP_MISSING = "steering_group_missing"
CORRESPONDENTS = "pc"


@dataclass(frozen=True, kw_only=True)
class Act:
    """A recorded decision, as far as opening asks. years: of the other editions that were held on it."""

    body: str
    kind: str
    decided_on: date
    years: frozenset[int] = field(default_factory=frozenset)

    def is_of(self, *kinds: str) -> bool:
        return self.body == CORRESPONDENTS and self.kind in kinds


@dataclass(frozen=True, kw_only=True)
class TrainingCase:
    """An edition of the Executive Training that is to open. residential: which of its modules are."""

    starts_on: date
    yearly: Act | None
    topic: Act | None
    residential: tuple[bool, ...]
    steering_group: int


def missing(case: TrainingCase) -> list[str]:
    """Codes of everything that is missing, in the order of the text."""
    found = []
    if case.yearly is None or not case.yearly.is_of("yearly"):
        found.append(YEARLY_MISSING)
    elif not is_of_year(case.yearly, case.starts_on):
        found.append(YEARLY_OF_ANOTHER_YEAR)
    if not all(case.residential):
        found.append(NOT_RESIDENTIAL)
    if not case.steering_group:
        found.append(STEERING_GROUP_MISSING)
    if case.topic is None or not case.topic.is_of("topic", "yearly"):
        found.append(TOPIC_MISSING)
    return found


def is_of_year(act: Act, starts_on: date) -> bool:
    """A yearly decision carries the editions of one year, and is taken in that year or the one before."""
    in_time = act.decided_on <= starts_on and act.decided_on.year >= starts_on.year - 1
    return in_time and act.years <= {starts_on.year}
