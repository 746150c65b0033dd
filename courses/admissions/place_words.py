"""What happened to a place, and why, in words for whoever reads it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.admissions import queries
from courses.admissions.domain import offers
from courses.admissions.models import Application, PlaceEvent, SelectionRun
from courses.admissions.reasons import sentence

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


def reason_told_to_person(code: str) -> str:
    """`reason_name` for the person herself, on her own page and in her letters: "you", never "the person"."""
    return {
        "SAME_COUNTRY": _("You were the next nominee of your country, and the place comes to you."),
        "NEXT_TURN": _(
            "No other nominee of the country that held the place waited: yours is the next country turn in the "
            "published order."
        ),
        "ADMITTED_LATE": _("You were admitted after the seal, to a place that was free."),
        "DEADLINE_PASSED": _("You did not answer the offer by its deadline."),
        "BY_PARTICIPANT": _("You gave the place back without a reason."),
        "DUTIES": _("Your duties do not allow it."),
        "DATES": _("The dates do not suit you."),
        "COSTS": _("Nobody pays your travel and stay."),
        "VISA": _("You have no visa in time."),
        "OTHER": _("You gave the place back for another reason."),
    }.get(code) or reason_name(code)


def reason_told(application: Application, run: SelectionRun | None, events: Sequence[PlaceEvent]) -> str:
    """Why the application stands where it stands, for its own person: what was done with the place last, then how an
    heir came to it, then the sealed reason. run: one whose places are offered; of a proposal nothing is told.

    events: of this application, the latest first.
    """
    if events and events[0].event in offers.RELEASES:
        return " ".join(part for part in (_left(events[0].event), reason_told_to_person(events[0].reason)) if part)
    if application.state == Application.State.WITHDRAWN:
        return sentence({"code": "STATUS_WITHDRAWN"})
    offered = next((one for one in events if one.event == offers.OFFERED), None)
    if offered and offered.reason != offers.SELECTED:
        return " ".join(
            (
                _("A place became free after the selection, and it went to you."),
                reason_told_to_person(offered.reason),
            )
        )
    reasons = queries.reasons_of(run) if run else {}
    return sentence(reasons.get(str(application.ticket), {"code": application.screening_reason}))


def _left(event: str) -> str:
    return {
        "declined": _("You declined the place that was offered to you."),
        "expired": _("The place was offered to you and is no longer held for you."),
        "withdrawn": _("Your place was given up."),
        "no_show": _("You did not come, and your place was freed."),
    }[event]


def why(event: PlaceEvent) -> str:
    """The reason of an event: its code in words, then what an officer wrote."""
    return " ".join(part for part in (reason_name(event.reason), event.words) if part)
