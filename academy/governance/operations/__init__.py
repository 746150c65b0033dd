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
from academy.governance.operations.decisions import record_decision, renew_mandate
from academy.governance.operations.drafting import (
    amend_draft,
    copy_resolution,
    delete_draft,
    draft_resolution,
    require_sound,
    take_into_account,
)
from academy.governance.operations.endorsing import endorse_list
from academy.governance.operations.levels import (
    remove_level,
    set_ceiling,
    set_level_part,
    set_limits,
    set_threshold,
)
from academy.governance.operations.loading import load_mandates
from academy.governance.operations.partners import record_partner, record_partnership
from academy.governance.operations.procedure import record_procedure, set_rules_of_procedure
from academy.governance.operations.proposals import attach_proposal, detach_proposal, submit_proposal
from academy.governance.operations.seats import add_academic_seat, leave_seat, seat_person
from academy.governance.operations.sittings import convene_sitting, open_vote, put_on_agenda, write_minutes
from academy.governance.operations.topics import set_topics
from academy.governance.operations.universities import record_ects, record_validation
from academy.governance.operations.voting import cast_vote, close_vote, declare_interest, table_resolution

__all__ = [
    "add_academic_seat",
    "amend_draft",
    "attach_proposal",
    "cast_vote",
    "close_vote",
    "convene_sitting",
    "copy_resolution",
    "declare_interest",
    "delete_draft",
    "designate",
    "detach_proposal",
    "draft_resolution",
    "endorse_list",
    "leave_seat",
    "load_mandates",
    "move_requirement",
    "open_vote",
    "put_on_agenda",
    "record_decision",
    "record_ects",
    "record_partner",
    "record_partnership",
    "record_procedure",
    "record_validation",
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
    "set_topics",
    "submit_proposal",
    "table_resolution",
    "take_into_account",
    "withdraw_designation",
    "write_minutes",
]
