"""The names that other apps may use."""

from courses.catalogue.models import Activity, Edition, Module, PlaceLimit
from courses.catalogue.operations import ModuleSpec, ensure_activity, ensure_place_limit, open_edition
from courses.catalogue.queries import edition, editions
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
    "edition",
    "editions",
    "ensure_activity",
    "ensure_place_limit",
    "open_edition",
]
