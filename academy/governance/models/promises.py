"""Promises of governance that the database keeps."""

from academy.lib import guards

# The Permanent Correspondents' decision on the feasibility study. Source: P-PG (2020) 10, P-PG/Academy, item 11.
_LAUNCHED = "EXISTS (SELECT 1 FROM governance_decision d WHERE d.kind = 'component_iii' AND d.body = 'pc')"


def _most_seats(key: str) -> str:
    """How many seats the text gives; a renewal may say otherwise. Source: P-PG (2020) 10, P-PG/Academy, item 9."""
    return f"(SELECT COALESCE(MAX(number), 0) FROM governance_provision p WHERE p.key = '{key}')"  # noqa: S608 - ours


def _law(table: str) -> guards.Guard:
    """The content of a resolution can change while it is a draft and never again."""
    state = "(SELECT state FROM governance_resolution r WHERE r.id = OLD.resolution_id)"
    return guards.Guard(
        name=f"{table}_settled",
        table=table,
        events=("UPDATE", "DELETE"),
        when=f"COALESCE({state}, 'gone') NOT IN ('draft', 'gone')",
        message="A resolution that was tabled cannot be changed: the Board adopts another one",
    )


def _no_late_additions(table: str) -> guards.Guard:
    state = "(SELECT state FROM governance_resolution r WHERE r.id = NEW.resolution_id)"
    return guards.Guard(
        name=f"{table}_no_late_additions",
        table=table,
        events=("INSERT",),
        when=f"{state} <> 'draft'",
        message="A resolution that was tabled cannot be added to: the Board adopts another one",
    )


for _table in (
    "governance_requirement",
    "governance_threshold",
    "governance_designatedactivity",
    "governance_ceiling",
    "governance_levelpart",
    "governance_curriculummodule",
    "governance_topic",
):
    guards.register(_law(_table), _no_late_additions(_table))
guards.register(
    guards.Guard(
        name="resolution_settled",
        table="governance_resolution",
        events=("UPDATE",),
        columns=(
            "number",
            "title_fr",
            "title_en",
            "text_fr",
            "text_en",
            "applies_from",
            "applies_to",
            "in_force_from",
            "transition",
            "answer_days",
            "considered_fr",
            "considered_en",
            "supersedes_id",
            "tabled_at",
        ),
        when="OLD.state <> 'draft'",
        message="A resolution that was tabled cannot be changed: the Board adopts another one",
    ),
    guards.Guard(
        name="resolution_never_a_draft_again",
        table="governance_resolution",
        events=("UPDATE",),
        columns=("state",),
        when="OLD.state <> 'draft' AND NEW.state = 'draft'",
        message="A resolution that was tabled does not become a draft again",
    ),
    guards.Guard(
        name="resolution_kept",
        table="governance_resolution",
        events=("DELETE",),
        when="OLD.state <> 'draft'",
        message="A resolution that was tabled stays on record",
    ),
    guards.append_only("governance_vote"),
    guards.append_only("governance_interest"),
    guards.append_only("governance_minutes"),
    guards.Guard(
        name="minutes_as_written",
        table="governance_sitting",
        events=("UPDATE",),
        columns=("minutes_fr", "minutes_en"),
        when=(
            "(NEW.minutes_fr <> OLD.minutes_fr OR NEW.minutes_en <> OLD.minutes_en) AND NOT EXISTS ("
            "SELECT 1 FROM governance_minutes m WHERE m.sitting_id = NEW.id "
            "AND m.minutes_fr = NEW.minutes_fr AND m.minutes_en = NEW.minutes_en)"
        ),
        message="Minutes are kept in every version: a text that nobody has written down is refused",
    ),
    guards.append_only("governance_validation"),
    guards.append_only("governance_ectsgrant"),
    guards.append_only("governance_decision"),
    guards.append_only("governance_renewal"),
    guards.Guard(
        name="an_act_of_a_university_names_it",
        table="governance_decision",
        events=("INSERT",),
        when="(NEW.body = 'university') <> (NEW.institution_id IS NOT NULL)",
        message="An act of a university names that university, and no other act does",
    ),
    guards.append_only("governance_provision"),
    guards.append_only("governance_rulesofprocedure"),
    guards.Guard(
        name="component_i_asks_for_no_test",
        table="governance_requirement",
        events=("INSERT", "UPDATE"),
        when="NEW.component = 'I' AND NEW.kind = 'test'",
        message="Component I attests presence and active participation only: it asks for no test",
    ),
    guards.Guard(
        name="component_iii_gives_no_credit",
        table="governance_threshold",
        events=("INSERT", "UPDATE"),
        when=f"NEW.component = 'III' AND NOT {_LAUNCHED}",
        message="Component III is the universities' title: the Board sets no level for it before it is launched",
    ),
    guards.Guard(
        name="designation_names_its_mandate",
        table="governance_designatedactivity",
        events=("INSERT",),
        when="NEW.mandate_id IS NULL",
        message="A designated activity names its mandate",
    ),
    guards.Guard(
        name="vote_while_open",
        table="governance_vote",
        events=("INSERT",),
        when=(
            "NOT EXISTS (SELECT 1 FROM governance_resolution r JOIN governance_sitting s ON s.id = r.sitting_id "
            "WHERE r.id = NEW.resolution_id AND r.state = 'tabled' AND s.opened_at <= NEW.cast_at "
            "AND NEW.cast_at BETWEEN s.opens_at AND s.closes_at)"
        ),
        message="The vote on this resolution is not open",
    ),
    guards.Guard(
        name="vote_of_the_seat",
        table="governance_vote",
        events=("INSERT",),
        when=(
            "NOT EXISTS (SELECT 1 FROM governance_seatholding h "
            "WHERE h.id = NEW.holding_id AND h.seat_id = NEW.seat_id)"
        ),
        message="Only who holds the seat votes for it",
    ),
    guards.Guard(
        name="vote_without_recusal",
        table="governance_vote",
        events=("INSERT",),
        when=(
            "EXISTS (SELECT 1 FROM governance_interest i "
            "WHERE i.resolution_id = NEW.resolution_id AND i.seat_id = NEW.seat_id AND i.recuses)"
        ),
        message="This seat has recused itself from this resolution",
    ),
    guards.Guard(
        name="seats_as_the_text_says",
        table="governance_seat",
        events=("INSERT", "UPDATE"),
        when=(
            f"NEW.kind = 'pc' AND NEW.number > {_most_seats('pc_seats')} "
            f"OR NEW.kind = 'partner' AND NEW.number > {_most_seats('partner_seats')} AND NEW.decision_id IS NULL"
        ),
        message="The text gives the Board fewer seats; another academic seat needs the Board's recorded choice",
    ),
    guards.Guard(
        name="interest_before_the_vote",
        table="governance_interest",
        events=("INSERT",),
        when=(
            "EXISTS (SELECT 1 FROM governance_vote v "
            "WHERE v.resolution_id = NEW.resolution_id AND v.seat_id = NEW.seat_id) "
            "OR NOT EXISTS (SELECT 1 FROM governance_resolution r "
            "WHERE r.id = NEW.resolution_id AND r.state = 'tabled')"
        ),
        message="An interest is declared before the seat votes",
    ),
    guards.Guard(
        name="one_holder_at_a_time",
        table="governance_seatholding",
        events=("INSERT",),
        when=(
            "EXISTS (SELECT 1 FROM governance_seatholding h "
            "WHERE h.seat_id = NEW.seat_id AND h.is_deputy = NEW.is_deputy "
            "AND NEW.starts_on <= COALESCE(h.ends_on, '9999-12-31') "
            "AND h.starts_on <= COALESCE(NEW.ends_on, '9999-12-31'))"
        ),
        message="Somebody holds this seat on these days",
    ),
    guards.Guard(
        name="resolution_decided_once",
        table="governance_resolution",
        events=("UPDATE",),
        columns=("state", "sitting_id", "decided_at", "adopted_on"),
        when=(
            "OLD.state IN ('adopted', 'rejected') AND (NEW.state <> OLD.state "
            "OR COALESCE(NEW.adopted_on, '1900-01-01') <> COALESCE(OLD.adopted_on, '1900-01-01') "
            "OR COALESCE(NEW.sitting_id, 0) <> COALESCE(OLD.sitting_id, 0) "
            "OR NEW.decided_at <> OLD.decided_at)"
        ),
        message="What the Board has decided stays decided",
    ),
    guards.Guard(
        name="endorsed_once",
        table="governance_resolution",
        events=("UPDATE",),
        columns=("endorsement_id",),
        when="OLD.endorsement_id IS NOT NULL AND COALESCE(NEW.endorsement_id, 0) <> OLD.endorsement_id",
        message="A list is endorsed once",
    ),
)
guards.register(
    _law("governance_proposal_attached_to"),
    _no_late_additions("governance_proposal_attached_to"),
)
