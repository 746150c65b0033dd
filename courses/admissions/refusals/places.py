"""Of numbered places: offers, answers, heirs."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from courses.admissions.refusals.base import AdmissionsRefused


class PlacesNotNumbered(AdmissionsRefused):
    code = "places_not_numbered"

    def __init__(self) -> None:
        words = _(
            "The places of this edition have no numbers, so none can be offered: its participants come by a list. "
            "Plan the edition with its number of places, or open the call of an expert group, which says its own."
        )
        super().__init__(words)


class EditionEnded(AdmissionsRefused):
    code = "edition_ended"

    def __init__(self, day: date) -> None:
        words = _("The edition ended on %s: a place in it is not given back any more.")
        super().__init__(words % date_format(day))


class NotAnOffer(AdmissionsRefused):
    code = "not_an_offer"

    def __init__(self) -> None:
        super().__init__(_("This place is not offered to you, or the offer has been answered."))


class ConfirmedAlready(AdmissionsRefused):
    code = "confirmed_already"

    def __init__(self) -> None:
        super().__init__(_("This place has been confirmed already; nothing is changed."))


class OfferEnded(AdmissionsRefused):
    code = "offer_ended"

    def __init__(self, until: datetime) -> None:
        words = _(
            "The offer ended on %s, and the place goes on. If you still want to take part, write to the Secretariat."
        )
        super().__init__(words % date_format(timezone.localtime(until), "DATETIME_FORMAT"))


class OfferStillOpen(AdmissionsRefused):
    code = "offer_still_open"

    def __init__(self, until: datetime) -> None:
        words = _("The offer stands until %s: before that only the person can give it back.")
        super().__init__(words % date_format(timezone.localtime(until), "DATETIME_FORMAT"))


class NotStarted(AdmissionsRefused):
    code = "not_started"

    def __init__(self, day: date) -> None:
        words = _("Only somebody with a confirmed place can fail to come, and not before %s.")
        super().__init__(words % date_format(day))


class NotYetOffered(AdmissionsRefused):
    code = "not_yet_offered"

    def __init__(self) -> None:
        super().__init__(_("The places of the sealed selection are offered first."))


class NotAdmissible(AdmissionsRefused):
    code = "not_admissible"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Choose an application that was handed in, holds no place and does not wait already; "
                "who gave a place back is admitted again as such."
            )
        )


class NotConfirmed(AdmissionsRefused):
    code = "not_confirmed"

    def __init__(self) -> None:
        super().__init__(_("This opens when the place is confirmed, and closes when the edition is over."))
