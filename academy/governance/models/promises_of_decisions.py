"""Promises of recorded acts: a decision carries only what its body, kind and day allow; a partner's seat, a partner."""

from academy.lib import guards


def _decided(reference: str, body: str, kind: str, also: str = "") -> str:
    """A decision of the body, of that kind. also: what is asked of its day."""
    return (
        f"EXISTS (SELECT 1 FROM governance_decision d WHERE d.id = {reference} "  # noqa: S608 - ours
        f"AND d.body = '{body}' AND d.kind = '{kind}'{also})"
    )


# An amendment that leaves the list as it was keeps the endorsement of what it supersedes.
_ENDORSED_BEFORE = (
    "EXISTS (SELECT 1 FROM governance_resolution o WHERE o.id = NEW.supersedes_id "
    "AND o.endorsement_id = NEW.endorsement_id)"
)

_REPRESENTS_A_PARTNER = (
    "EXISTS (SELECT 1 FROM governance_partner p WHERE p.institution_id = NEW.institution_id "
    "AND p.state = 'participating' AND p.since <= NEW.starts_on)"
)
_SEAT_OF_THE_PARTNERS = "EXISTS (SELECT 1 FROM governance_seat s WHERE s.id = NEW.seat_id AND s.kind = 'partner')"

guards.register(
    guards.Guard(
        name="seat_of_the_partners_represents_one",
        table="governance_seatholding",
        events=("INSERT",),
        when=f"{_SEAT_OF_THE_PARTNERS} AND NOT {_REPRESENTS_A_PARTNER}",
        message="Who holds the seat of the partner institutions represents one that takes part",
    ),
    guards.Guard(
        name="endorsed_by_a_plenary",
        table="governance_resolution",
        events=("INSERT", "UPDATE"),
        when=(
            "NEW.endorsement_id IS NOT NULL AND NOT ("
            + _decided("NEW.endorsement_id", "pc", "endorsement", " AND d.decided_on >= NEW.adopted_on")
            + f" OR {_ENDORSED_BEFORE})"
        ),
        message="A list is endorsed by a decision of the Permanent Correspondents of that kind, once it is adopted",
    ),
    guards.Guard(
        name="seat_by_the_boards_choice",
        table="governance_seat",
        events=("INSERT", "UPDATE"),
        when="NEW.decision_id IS NOT NULL AND NOT " + _decided("NEW.decision_id", "board", "seats"),
        message="Another academic seat rests on the Board's own decision on its composition",
    ),
    guards.Guard(
        name="seat_held_once_it_is_there",
        table="governance_seatholding",
        events=("INSERT", "UPDATE"),
        when=(
            "EXISTS (SELECT 1 FROM governance_seat s JOIN governance_decision d ON d.id = s.decision_id "
            "WHERE s.id = NEW.seat_id AND d.decided_on > NEW.starts_on)"
        ),
        message="Nobody holds a seat before the Board has decided on it",
    ),
    guards.Guard(
        name="rules_by_the_boards_decision",
        table="governance_rulesofprocedure",
        events=("INSERT",),
        when="NOT " + _decided("NEW.decision_id", "board", "procedure", " AND d.decided_on <= NEW.applies_from"),
        message="Rules of procedure rest on the Board's own decision of that kind and apply from its day on",
    ),
)
