"""Why admissions say no, in sentences for the person who tried."""

from django.utils.translation import gettext as _


class AdmissionsRefused(Exception):
    code = "admissions_refused"


class NotScreened(AdmissionsRefused):
    code = "not_screened"

    def __init__(self, count: int) -> None:
        super().__init__(_("%s applications are still to be screened.") % count)


class AlreadySelected(AdmissionsRefused):
    code = "already_selected"

    def __init__(self) -> None:
        super().__init__(_("The selection of this call is sealed; places that become free go on by the same rule."))


class PlacesGiven(AdmissionsRefused):
    code = "places_given"

    def __init__(self) -> None:
        super().__init__(_("Places of this edition have been offered already."))


class NoSeed(AdmissionsRefused):
    code = "no_seed"

    def __init__(self) -> None:
        super().__init__(_("The public value for the lots, and where it was published, must be typed in."))


class NotOpen(AdmissionsRefused):
    code = "not_open"

    def __init__(self) -> None:
        super().__init__(_("This call takes no applications at this moment."))


class NotAnOffer(AdmissionsRefused):
    code = "not_an_offer"

    def __init__(self) -> None:
        super().__init__(_("This place is not offered to you, or the offer has been answered."))
