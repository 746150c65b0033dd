"""What a selection is given: candidates and a rule. Pure values.

The numbers of a rule are set by the rule set that the Secretariat adopts before the deadline, within the mandate.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Trait = str | bool | int
CRITERIA = ("national_rank", "merit", "first_time")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An eligible application, one per person.

    rank: the nominating authority's order; None stands after all ranks. merit: the Secretariat's score, higher first,
    None last. grant: what the place would cost the budget, in its whole units. traits: what groups count by.
    """

    id: str
    country: str
    is_pg: bool
    rank: int | None = None
    merit: int | None = None
    is_first_time: bool = False
    grant: int = 0
    traits: Mapping[str, Trait] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Group:
    """At least `least` and at most `most` people whose trait `field` is `value`; None where there is no bound."""

    field: str
    value: Trait
    least: int | None = None
    most: int | None = None

    def holds(self, candidate: Candidate) -> bool:
        found = candidate.traits.get(self.field)
        return type(found) is type(self.value) and found == self.value


@dataclass(frozen=True, kw_only=True)
class Rule:
    """capacity: places. served_last: countries served last time, which come after the others at an equal claim.

    inside_country: the criteria, in order, that place the nominees of a country; the lot decides among equals.
    budget, groups, together (joint nominations: all or none) are side constraints: with one of them the sort is not
    proved exact and the integer programme decides.
    replace_after_first_module: whether a place that becomes free when module 1 is over goes on to somebody else.
    """

    capacity: int
    reading: str = "A"
    per_country_cap: int | None = None
    inside_country: tuple[str, ...] = CRITERIA
    served_last: frozenset[str] = frozenset()
    budget: int | None = None
    groups: tuple[Group, ...] = ()
    together: tuple[frozenset[str], ...] = ()
    replace_after_first_module: bool = False

    @property
    def is_plain(self) -> bool:
        return self.budget is None and not self.groups and not self.together

    def cap(self, pool: int) -> int | None:
        """The per-country cap, which stands only when more people apply than there are places (item 5)."""
        return self.per_country_cap if pool > self.capacity else None
