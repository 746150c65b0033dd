"""Promises of votes: cast under rules of procedure that stood before, by whom the Board seats, while they are open."""

from academy.lib import guards


def _day(column: str) -> str:
    """The day of a moment in Strasbourg; SQLite knows no zones, and two hours never make it an earlier day."""
    return f"date({column}, '+2 hours')"


def _day_postgresql(column: str) -> str:
    return f"({column} AT TIME ZONE 'Europe/Paris')::date"


_RULES_STAND = (
    "EXISTS (SELECT 1 FROM governance_rulesofprocedure p WHERE p.id = NEW.rules_id AND p.applies_from <= {opened})"
)
_RULES_OF_THE_VOTE = (
    "EXISTS (SELECT 1 FROM governance_resolution r JOIN governance_sitting s ON s.id = r.sitting_id "
    "JOIN governance_rulesofprocedure p ON p.id = s.rules_id "
    "WHERE r.id = NEW.resolution_id AND p.applies_from <= {cast})"
)
# On SQLite the day is asked in universal time for the end and with two hours added for the start: never too strictly.
_NOT_SEATED = (
    "EXISTS (SELECT 1 FROM governance_seatholding h WHERE h.id = NEW.holding_id "
    "AND (h.ends_on < {earliest} OR h.starts_on > {latest}))"
)
_VOTES_SINCE = "EXISTS (SELECT 1 FROM governance_sitting s WHERE {opened} >= NEW.applies_from)"

guards.register(
    guards.Guard(
        name="vote_opens_under_rules",
        table="governance_sitting",
        events=("INSERT", "UPDATE"),
        when="NEW.opened_at IS NOT NULL AND NOT " + _RULES_STAND.format(opened=_day("NEW.opened_at")),
        when_postgresql=(
            "NEW.opened_at IS NOT NULL AND NOT " + _RULES_STAND.format(opened=_day_postgresql("NEW.opened_at"))
        ),
        message="A vote is opened under the rules of procedure that apply on that day",
    ),
    guards.Guard(
        name="vote_keeps_its_rules",
        table="governance_sitting",
        events=("UPDATE",),
        columns=("rules_id",),
        when="OLD.rules_id IS NOT NULL AND COALESCE(NEW.rules_id, 0) <> OLD.rules_id",
        message="A vote is counted by the rules of procedure under which it was opened",
    ),
    guards.Guard(
        name="rules_stand_before_the_vote",
        table="governance_rulesofprocedure",
        events=("INSERT",),
        # In universal time the day never comes after that of Strasbourg: what is right is never refused.
        when=_VOTES_SINCE.format(opened="date(s.opened_at)"),
        when_postgresql=_VOTES_SINCE.format(opened=_day_postgresql("s.opened_at")),
        message="Rules of procedure apply only from a day after the last vote that was opened",
    ),
    guards.Guard(
        name="vote_under_rules",
        table="governance_vote",
        events=("INSERT",),
        when="NOT " + _RULES_OF_THE_VOTE.format(cast=_day("NEW.cast_at")),
        when_postgresql="NOT " + _RULES_OF_THE_VOTE.format(cast=_day_postgresql("NEW.cast_at")),
        message="No rules of procedure apply to this vote: the Board records them before it votes",
    ),
    guards.Guard(
        name="vote_while_seated",
        table="governance_vote",
        events=("INSERT",),
        when=_NOT_SEATED.format(earliest="date(NEW.cast_at)", latest=_day("NEW.cast_at")),
        when_postgresql=_NOT_SEATED.format(
            earliest=_day_postgresql("NEW.cast_at"), latest=_day_postgresql("NEW.cast_at")
        ),
        message="Who does not hold the seat on that day does not vote for it",
    ),
)
