"""The names that other apps may use."""

from courses.catalogue.models import Activity, Edition, Module, PlaceLimit
from courses.catalogue.operations import (
    ModuleSpec,
    add_activity,
    ensure_activity,
    ensure_place_limit,
    open_edition,
)
from courses.catalogue.queries import allowed_span, edition, editions
from courses.catalogue.refusals import DecisionMissing, EditionRefused, TooManyPlaces, WrongNumberOfModules

__all__ = [
    "Activity",
    "DecisionMissing",
    "Edition",
    "EditionRefused",
    "Module",
    "ModuleSpec",
    "PlaceLimit",
    "TooManyPlaces",
    "WrongNumberOfModules",
    "add_activity",
    "allowed_span",
    "edition",
    "editions",
    "ensure_activity",
    "ensure_place_limit",
    "open_edition",
]
