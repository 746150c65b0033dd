"""Tables of the catalogue: one file per noun."""

from courses.catalogue.models import training  # noqa: F401 - registers its guards
from courses.catalogue.models.editions import Activity, Edition, Module, PlaceLimit
from courses.catalogue.models.hosting import HostOffer
from courses.catalogue.models.steering import SteeringAppointment
from courses.catalogue.models.story import EditionEvent

__all__ = ["Activity", "Edition", "EditionEvent", "HostOffer", "Module", "PlaceLimit", "SteeringAppointment"]
