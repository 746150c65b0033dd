"""Writes of governance: one file per kind of act."""

from academy.governance.operations.decisions import record_decision, renew_mandate, set_rules_of_procedure
from academy.governance.operations.drafting import (
    copy_resolution,
    designate,
    draft_resolution,
    set_ceiling,
    set_curriculum_module,
    set_level_part,
    set_requirement,
    set_threshold,
)
from academy.governance.operations.loading import load_mandates
from academy.governance.operations.seats import record_partner, seat_person
from academy.governance.operations.universities import record_ects, record_validation
from academy.governance.operations.voting import cast_vote, close_vote, endorse_list, table_resolution

__all__ = [
    "cast_vote",
    "close_vote",
    "copy_resolution",
    "designate",
    "draft_resolution",
    "endorse_list",
    "load_mandates",
    "record_decision",
    "record_ects",
    "record_partner",
    "record_validation",
    "renew_mandate",
    "seat_person",
    "set_ceiling",
    "set_curriculum_module",
    "set_level_part",
    "set_requirement",
    "set_rules_of_procedure",
    "set_threshold",
    "table_resolution",
]
