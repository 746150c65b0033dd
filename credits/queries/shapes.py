"""The nouns that a statement of credits is made of. Amounts are hundredths of an Academy credit."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from academy.governance.api import Requirement, Threshold
from academy.people.api import Person
from courses.catalogue.api import Edition
from courses.learning.api import Fact
from credits import sentences
from credits.models import CreditEntry


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Why a component is not complete: a stable code and a sentence."""

    code: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Pending:
    """An award that is not an entry yet. code: not_endorsed, not_begun or under_way (still open). why: in words."""

    code: str
    requirement: Requirement
    title: str
    amount: int
    edition: Edition
    resolution: str
    why: list[str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One award that the person can still obtain. unmet: what it asks that is not met yet, in words."""

    requirement: Requirement
    title: str
    amount: int
    category: str
    edition: Edition
    is_enrolled: bool
    resolution: str
    unmet: list[str]


@dataclass(frozen=True, kw_only=True)
class Left:
    """An edition that the person has left, of which facts or credits are on record. on: None where no day is kept."""

    edition: Edition
    on: date | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of the ledger with what it rests on. resolution: its number.

    ects: hundredths, only where a university has granted them by a recorded decision, with its name; they belong to
    the activity as a whole and stand on the line that completes it. reversed_*: when and why it was taken back.
    """

    entry: CreditEntry
    facts: list[Fact]
    resolution: str
    sentence: str
    ects: int | None = None
    ects_by: str = ""
    reversed_at: datetime | None = None
    reversed_because: str = ""

    @property
    def workload_hours(self) -> int:
        return self.entry.workload_hours

    @property
    def contact_minutes(self) -> int:
        return self.entry.contact_minutes


@dataclass(frozen=True, kw_only=True)
class ComponentStatus:
    """earned: all standing credits of the component; counted: what the level takes of them (and of others').

    pending: due but not endorsed, or still open in editions under way. met: everything that is asked is met; complete:
    met, in a component for which the Academy has a certificate. day: the day whose level and validity were taken.
    """

    component: str
    earned: int
    counted: int
    required: int
    complete: bool
    met: bool = False
    pending: int = 0
    expired: int = 0
    above_ceiling: int = 0
    from_others: int = 0
    day: date
    level: Threshold | None = None
    missing: list[Missing] = field(default_factory=list)
    pending_lines: list[Pending] = field(default_factory=list)
    # The fewest awards that would complete it; None: nothing that is designated and announced can.
    shortest: list[Step] | None = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    reversed_lines: list[Line] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    @property
    def percent(self) -> int:
        """How full the ring is, 0 to 100."""
        return min(100, 100 * self.counted // self.required) if self.required else 0

    @property
    def sentence(self) -> str:
        counted, required = sentences.amount(self.counted), sentences.amount(self.required)
        values = {"component": self.component, "earned": counted, "required": required}
        if self.complete:
            return _("Component %(component)s: complete, with %(earned)s credits of %(required)s.") % values
        return _("Component %(component)s: %(earned)s credits of %(required)s.") % values


@dataclass(frozen=True, kw_only=True)
class Statement:
    """as_of: what had been recorded by then; None: everything."""

    person: Person
    statuses: list[ComponentStatus]
    as_of: datetime | None = None
    law_on: date | None = None
