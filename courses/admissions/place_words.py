"""What happened to a place, and why, in words for whoever reads it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.admissions.models import PlaceEvent

# Why somebody gives a place back, as she chooses it; see domain/offers.py.
GIVEN_BACK: list[tuple[str, Any]] = [
    ("", gettext_lazy("I prefer not to say")),
    ("DUTIES", gettext_lazy("My duties do not allow it")),
    ("DATES", gettext_lazy("The dates do not suit me")),
    ("COSTS", gettext_lazy("Nobody pays my travel and stay")),
    ("VISA", gettext_lazy("I have no visa in time")),
    ("OTHER", gettext_lazy("Another reason")),
]


def event_name(event: str) -> str:
    return {
        "offered": _("offered"),
        "confirmed": _("confirmed"),
        "declined": _("declined"),
        "expired": _("offer expired"),
        "withdrawn": _("withdrawn"),
        "no_show": _("did not come"),
        "kept_free": _("stays free"),
    }.get(event, event)


def reason_name(code: str) -> str:
    """The sentence of a code of domain/offers.py; "" where there is none."""
    return {
        "SELECTED": _("By the sealed selection."),
        "SAME_COUNTRY": _("The next nominee of the same country inherits the place."),
        "NEXT_TURN": _("No other nominee of that country waited: the next country turn in the published order."),
        "RESOLVED": _("Solved again under the conditions of the rule; everybody who holds a place keeps it."),
        "ADMITTED_LATE": _("Admitted after the seal, to a place that was free."),
        "EVENT_CANCELLED": _("The edition is cancelled."),
        "NOBODY_WAITS": _("Nobody waits whom the rule could give the place."),
        "AFTER_FIRST_MODULE": _("Module 1 is over, and the rule provides for no replacement after it."),
        "EVENT_OVER": _("The edition is over."),
        "DEADLINE_PASSED": _("The offer was not answered by its deadline."),
        "BY_PARTICIPANT": _("Given back by the person, who gave no reason."),
        "DUTIES": _("The person’s duties do not allow it."),
        "DATES": _("The dates do not suit the person."),
        "COSTS": _("Nobody pays the person’s travel and stay."),
        "VISA": _("The person has no visa in time."),
        "OTHER": _("Given back for another reason."),
    }.get(code, "")


def why(event: PlaceEvent) -> str:
    """The reason of an event: its code in words, then what an officer wrote."""
    return " ".join(part for part in (reason_name(event.reason), event.words) if part)
