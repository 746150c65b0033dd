"""Writes of the catalogue: one file per kind of thing."""

from courses.catalogue.operations.activities import add_activity, ensure_activity, ensure_place_limit
from courses.catalogue.operations.editing import EditionChange, edit_edition
from courses.catalogue.operations.editions import ModuleSpec, open_edition

__all__ = [
    "EditionChange",
    "ModuleSpec",
    "add_activity",
    "edit_edition",
    "ensure_activity",
    "ensure_place_limit",
    "open_edition",
]
