"""Writes of the catalogue: one file per kind of thing."""

from courses.catalogue.operations.activities import add_activity, ensure_activity, ensure_place_limit
from courses.catalogue.operations.editing import EditionChange, edit_edition
from courses.catalogue.operations.editions import (
    missing_to_open,
    number_places,
    open_edition,
    open_planned,
    plan_edition,
)
from courses.catalogue.operations.hosting import OfferSpec, answer_offer, offer_to_host, take_over, withdraw_offer
from courses.catalogue.operations.modules import ModuleSpec
from courses.catalogue.operations.steering import appoint_to_steering_group, end_steering_appointment
from courses.catalogue.operations.story import (
    NewDays,
    cancel_edition,
    check_postponement,
    close_edition,
    postpone_edition,
    require_not_cancelled,
    require_open,
)

__all__ = [
    "EditionChange",
    "ModuleSpec",
    "NewDays",
    "OfferSpec",
    "add_activity",
    "answer_offer",
    "appoint_to_steering_group",
    "cancel_edition",
    "check_postponement",
    "close_edition",
    "edit_edition",
    "end_steering_appointment",
    "ensure_activity",
    "ensure_place_limit",
    "missing_to_open",
    "number_places",
    "offer_to_host",
    "open_edition",
    "open_planned",
    "plan_edition",
    "postpone_edition",
    "require_not_cancelled",
    "require_open",
    "take_over",
    "withdraw_offer",
]
