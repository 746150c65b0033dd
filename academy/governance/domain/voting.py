"""What a vote decides, by the Board's own rules of procedure. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """quorum: seats that must have voted (abstentions count as present). majority: simple, two_thirds or all."""

    quorum: int
    majority: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    votes_for: int
    votes_against: int
    abstentions: int
    has_quorum: bool
    is_adopted: bool


def outcome(choices: Sequence[str], *, rules: Rules) -> Outcome:
    """Count the votes; without quorum, or without anybody in favour, nothing is adopted."""
    yes, no, abstained = (choices.count(choice) for choice in (FOR, AGAINST, ABSTAIN))
    enough = {"simple": yes > no, "two_thirds": 3 * yes >= 2 * (yes + no), "all": no == 0}[rules.majority]
    present = yes + no + abstained >= rules.quorum
    return Outcome(
        votes_for=yes,
        votes_against=no,
        abstentions=abstained,
        has_quorum=present,
        is_adopted=present and yes > 0 and enough,
    )
