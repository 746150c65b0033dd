"""Promises of the ledger and the balances that the database keeps, whoever writes and however."""

from academy.lib import guards
from credits.models import Appeal

_SAME = " AND ".join(
    f"e.{column} = NEW.{column}"
    for column in (
        "person_uid", "component", "category", "edition_id", "fact_id", "requirement_id", "resolution_id",
        "activity_date",
    )
)  # fmt: skip
_SUM = (
    "(SELECT COALESCE(SUM(e.amount), 0) FROM credits_creditentry e WHERE e.person_uid = NEW.person_uid "
    "AND e.component = NEW.component AND e.category = NEW.category)"
)
_MINE = "person_uid = NEW.person_uid AND component = NEW.component AND category = NEW.category"
# SQLite's REPLACE removes the row in the way without asking the triggers that refuse to remove it.
_IN_THE_WAY = " OR ".join(
    f"EXISTS (SELECT 1 FROM credits_creditentry e WHERE {condition})"  # noqa: S608 - ours
    for condition in (
        "e.id = NEW.id",
        "e.reverses_id = NEW.reverses_id",
        "e.reverses_id IS NULL AND NEW.reverses_id IS NULL AND e.person_uid = NEW.person_uid "
        "AND e.fact_id = NEW.fact_id AND e.requirement_id = NEW.requirement_id "
        "AND e.resolution_id = NEW.resolution_id AND e.revision = NEW.revision",
    )
)

_SAID = guards.changes_beyond_words(Appeal, "reason", "grounds", "file_name", "stored_as", "file_kind")

guards.register(
    guards.append_only("credits_creditentry"),
    guards.Guard(
        name="credit_entry_is_new",
        table="credits_creditentry",
        events=("INSERT",),
        when=_IN_THE_WAY,
        message="This line is on the ledger already: twice is once",
    ),
    guards.Guard(
        name="credit_entry_under_law",
        table="credits_creditentry",
        events=("INSERT",),
        when=(
            "NOT EXISTS (SELECT 1 FROM governance_resolution r JOIN governance_requirement q ON q.resolution_id = r.id "
            "WHERE r.id = NEW.resolution_id AND q.id = NEW.requirement_id AND r.state = 'adopted' "
            "AND (NEW.activity_date BETWEEN r.applies_from AND r.applies_to "
            # A later resolution may keep those enrolled under the earlier one; it says so itself.
            "OR EXISTS (SELECT 1 FROM governance_resolution n WHERE n.supersedes_id = r.id AND n.state = 'adopted' "
            "AND n.transition = 'keep_enrolled' AND NEW.activity_date BETWEEN n.applies_from AND n.applies_to)))"
        ),
        message="No adopted resolution covers the date of this activity",
    ),
    guards.Guard(
        name="credit_entry_is_worth_what_the_law_says",
        table="credits_creditentry",
        events=("INSERT",),
        when=(
            "NEW.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM governance_requirement q "
            "WHERE q.id = NEW.requirement_id AND q.amount = NEW.amount AND q.component = NEW.component)"
        ),
        message="An award is worth what the resolution says, no more and no less",
    ),
    guards.Guard(
        # The date decides which law governs, so it is the fact's own; a reversal mirrors its award.
        name="credit_entry_rests_on_its_fact",
        table="credits_creditentry",
        events=("INSERT",),
        when=(
            "NEW.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM learning_fact f "
            "JOIN catalogue_edition d ON d.id = f.edition_id JOIN catalogue_activity a ON a.id = d.activity_id "
            "JOIN governance_requirement q ON q.id = NEW.requirement_id AND q.activity_key = a.key "
            "WHERE f.id = NEW.fact_id AND f.person_uid = NEW.person_uid AND f.edition_id = NEW.edition_id "
            "AND f.activity_date = NEW.activity_date)"
        ),
        message="An award is for the person, the edition and the day of its fact, and for what its activity asks",
    ),
    guards.Guard(
        # Source: P-PG (2020) 10, P-PG/Academy, item 6: topics and activities are endorsed.
        name="credit_entry_on_an_endorsed_list",
        table="credits_creditentry",
        events=("INSERT",),
        when=(
            "NEW.reverses_id IS NULL AND EXISTS (SELECT 1 FROM governance_resolution r "
            "WHERE r.id = NEW.resolution_id AND r.endorsement_id IS NULL)"
        ),
        message="The list of this resolution awaits its endorsement",
    ),
    guards.Guard(
        # Its days are those of the house's clock, which is up to a day ahead of the one of the database.
        name="credit_entry_of_a_law_in_force",
        table="credits_creditentry",
        events=("INSERT",),
        when=(
            "NEW.reverses_id IS NULL AND EXISTS (SELECT 1 FROM governance_resolution r "
            "WHERE r.id = NEW.resolution_id AND r.in_force_from > DATE(NEW.recorded_at, '+1 day'))"
        ),
        when_postgresql=(
            "NEW.reverses_id IS NULL AND EXISTS (SELECT 1 FROM governance_resolution r "
            "WHERE r.id = NEW.resolution_id AND r.in_force_from > (NEW.recorded_at AT TIME ZONE 'UTC')::date + 1)"
        ),
        message="The resolution is not in force yet",
    ),
    guards.Guard(
        name="reversal_mirrors_its_award",
        table="credits_creditentry",
        events=("INSERT",),
        when=(
            "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credits_creditentry e "  # noqa: S608 - ours
            f"WHERE e.id = NEW.reverses_id AND e.reverses_id IS NULL AND e.amount = -NEW.amount AND {_SAME})"
        ),
        message="A reversal takes back one award, the whole of it and nothing else",
    ),
    guards.Follow(
        name="balance_follows_the_ledger",
        table="credits_creditentry",
        statements=(
            f"UPDATE credits_balance SET amount = amount + NEW.amount WHERE {_MINE}",  # noqa: S608 - ours
            "INSERT INTO credits_balance (person_uid, component, category, amount) "  # noqa: S608 - ours
            "SELECT NEW.person_uid, NEW.component, NEW.category, NEW.amount "
            f"WHERE NOT EXISTS (SELECT 1 FROM credits_balance WHERE {_MINE})",
        ),
        # Two writers at once: the second waits for the first one's row and adds to it.
        postgresql=(
            "INSERT INTO credits_balance AS b (person_uid, component, category, amount) "
            "VALUES (NEW.person_uid, NEW.component, NEW.category, NEW.amount) "
            "ON CONFLICT (person_uid, component, category) DO UPDATE SET amount = b.amount + excluded.amount",
        ),
    ),
    guards.Guard(
        name="balance_is_what_the_ledger_says",
        table="credits_balance",
        events=("INSERT", "UPDATE"),
        # SQLite adds row by row, so that ledger and balance agree after each. PostgreSQL adds all rows of a statement
        # before it follows them: there only the ledger's own trigger (this one inside it) may write.
        when=f"NEW.amount <> {_SUM}",
        when_postgresql="pg_trigger_depth() < 2",
        message="A balance is what the ledger says: it follows the entries by itself",
    ),
    guards.Guard(
        name="balance_stays",
        table="credits_balance",
        events=("DELETE",),
        message="A balance is what the ledger says: it is never removed",
        also_truncate=True,
    ),
)
guards.register(
    guards.Guard(
        name="appeal_settled",
        table="credits_appeal",
        events=("DELETE",),
        when="OLD.state <> 'open'",
        message="A decided appeal stays as it was decided",
    ),
    guards.Guard(
        name="appeal_settled_only_words_go",
        table="credits_appeal",
        events=("UPDATE",),
        when=f"OLD.state <> 'open' AND ({_SAID[0]})",
        when_postgresql=f"OLD.state <> 'open' AND ({_SAID[1]})",
        message="A decided appeal stays as it was decided; its words may be erased",
    ),
    guards.Guard(
        name="one_open_appeal_per_line",
        table="credits_appeal",
        events=("INSERT",),
        when=(
            "NEW.requirement_id IS NULL OR EXISTS (SELECT 1 FROM credits_appeal a WHERE a.state = 'open' "
            "AND a.person_id = NEW.person_id AND a.edition_id = NEW.edition_id "
            "AND a.requirement_id = NEW.requirement_id)"
        ),
        message="An appeal is about a requirement, and this one is contested already",
    ),
)
