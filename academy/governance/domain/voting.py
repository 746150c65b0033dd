"""What a vote decides, by the Board's own rules of procedure. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """quorum: seats that must have voted (abstentions count as present). majority: simple, two_thirds or all.

    chair_breaks_ties: with as many votes for as against, the vote of the seat that presides decides.
    """

    quorum: int
    majority: str
    chair_breaks_ties: bool = False


@dataclass(frozen=True, kw_only=True)
class Outcome:
    votes_for: int
    votes_against: int
    abstentions: int
    has_quorum: bool
    is_adopted: bool
    tie_broken: bool = False


def outcome(choices: Sequence[str], *, rules: Rules, chair: str = "") -> Outcome:
    """Count the votes; without quorum, or without anybody in favour, nothing is adopted.

    chair: how the seat that presides has voted; "" where none presides or it has not voted.
    """
    yes, no, abstained = (choices.count(choice) for choice in (FOR, AGAINST, ABSTAIN))
    enough = {"simple": yes > no, "two_thirds": 3 * yes >= 2 * (yes + no), "all": no == 0}[rules.majority]
    broken = _breaks(yes, no, rules=rules, chair=chair)
    present = yes + no + abstained >= rules.quorum
    return Outcome(
        votes_for=yes,
        votes_against=no,
        abstentions=abstained,
        has_quorum=present,
        is_adopted=present and yes > 0 and (enough or (broken and chair == FOR)),
        tie_broken=present and broken,
    )


def _breaks(yes: int, no: int, *, rules: Rules, chair: str) -> bool:
    """A tie exists under a simple majority only; a chair who abstained or recused itself breaks none."""
    tied = rules.majority == "simple" and yes == no and yes > 0
    return tied and rules.chair_breaks_ties and chair in (FOR, AGAINST)
