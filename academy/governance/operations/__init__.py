"""Writes of governance: one file per kind of act."""

from academy.governance.operations.content import (
    designate,
    move_requirement,
    remove_curriculum_module,
    remove_requirement,
    set_curriculum_module,
    set_requirement,
    withdraw_designation,
)
from academy.governance.operations.decisions import record_decision, renew_mandate, set_rules_of_procedure
from academy.governance.operations.drafting import (
    amend_draft,
    copy_resolution,
    delete_draft,
    draft_resolution,
    require_sound,
    take_into_account,
)
from academy.governance.operations.levels import (
    remove_level,
    set_ceiling,
    set_level_part,
    set_limits,
    set_threshold,
)
from academy.governance.operations.loading import load_mandates
from academy.governance.operations.seats import record_partner, seat_person
from academy.governance.operations.voting import cast_vote, close_vote, endorse_list, table_resolution

__all__ = [
    "amend_draft",
    "cast_vote",
    "close_vote",
    "copy_resolution",
    "delete_draft",
    "designate",
    "draft_resolution",
    "endorse_list",
    "load_mandates",
    "move_requirement",
    "record_decision",
    "record_partner",
    "remove_curriculum_module",
    "remove_level",
    "remove_requirement",
    "renew_mandate",
    "require_sound",
    "seat_person",
    "set_ceiling",
    "set_curriculum_module",
    "set_level_part",
    "set_limits",
    "set_requirement",
    "set_rules_of_procedure",
    "set_threshold",
    "table_resolution",
    "take_into_account",
    "withdraw_designation",
]
