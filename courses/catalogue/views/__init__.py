"""Screens of the catalogue: the Secretariat's activities, editions and steering groups; offers to host."""

from courses.catalogue.views.activities import activities
from courses.catalogue.views.editions import close, edit, editions, open_edition, open_planned
from courses.catalogue.views.hosting import answer, host_offers, new_offer, offers, take_over, withdraw
from courses.catalogue.views.steering import end_appointment, steering_group

__all__ = [
    "activities",
    "answer",
    "close",
    "edit",
    "editions",
    "end_appointment",
    "host_offers",
    "new_offer",
    "offers",
    "open_edition",
    "open_planned",
    "steering_group",
    "take_over",
    "withdraw",
]
