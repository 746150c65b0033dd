"""The Secretariat's screens of the catalogue: activities, editions."""

from courses.catalogue.views.activities import activities
from courses.catalogue.views.editions import edit, editions, open_edition

__all__ = ["activities", "edit", "editions", "open_edition"]
