"""One law for an activity and a day: an adopted resolution gives way only to one that says so."""

from academy.lib import guards

# Coarser than the drafter's check, which also looks at tabled resolutions and at levels: the last line of defence.
guards.register(
    guards.Guard(
        name="one_law_for_an_activity_on_a_day",
        table="governance_resolution",
        events=("UPDATE",),
        columns=("state",),
        when=(
            "NEW.state = 'adopted' AND OLD.state <> 'adopted' AND EXISTS ("
            "SELECT 1 FROM governance_resolution o "
            "JOIN governance_designatedactivity d ON d.resolution_id = o.id "
            "JOIN governance_designatedactivity m ON m.resolution_id = NEW.id "
            "AND m.activity_key = d.activity_key "
            "WHERE o.state = 'adopted' AND o.id <> NEW.id "
            "AND o.applies_from <= NEW.applies_to AND o.applies_to >= NEW.applies_from "
            "AND (NEW.supersedes_id IS NULL OR o.id <> NEW.supersedes_id) "
            "AND NOT EXISTS (SELECT 1 FROM governance_resolution s "
            "WHERE s.supersedes_id = o.id AND s.state = 'adopted'))"
        ),
        message="Another adopted resolution governs one of these activities on these days: say that it is superseded",
    )
)
