"""Of calls: who may apply, until when, how many places there are."""

from django.utils.translation import gettext as _

from courses.admissions.refusals.base import AdmissionsRefused


class NotOpen(AdmissionsRefused):
    code = "not_open"

    def __init__(self) -> None:
        super().__init__(_("This call takes no applications at this moment."))


class CapMissing(AdmissionsRefused):
    code = "cap_missing"

    def __init__(self) -> None:
        words = _("Say how many nominated experts the group takes (the mandates of expert groups say at most 8).")
        super().__init__(words)


class CapBeyondPlaces(AdmissionsRefused):
    code = "cap_beyond_places"

    def __init__(self, *, cap: int, capacity: int) -> None:
        words = _(
            "The edition has %(capacity)s numbered places; a group of %(cap)s experts is larger. Give a smaller number."
        )
        super().__init__(words % {"capacity": capacity, "cap": cap})


class EditionOff(AdmissionsRefused):
    code = "edition_cancelled"

    def __init__(self) -> None:
        super().__init__(
            _("This edition is cancelled: it takes no applications, gives no places, and asks or grants no money.")
        )


class DeadlineInThePast(AdmissionsRefused):
    code = "deadline_in_the_past"

    def __init__(self) -> None:
        super().__init__(_("A deadline cannot be moved back to a time that has passed: people counted on it."))


class AlreadyDecided(AdmissionsRefused):
    code = "already_decided"

    def __init__(self, country: str) -> None:
        super().__init__(_("A decision on %s is recorded for this call already.") % country)


class CountryWithoutRight(AdmissionsRefused):
    code = "country_without_right"

    def __init__(self, country: str, rule: str) -> None:
        words = _("%(country)s: %(rule)s If you think this is wrong, write to the Secretariat.")
        super().__init__(words % {"country": country, "rule": rule})


class NoPlaceRemains(AdmissionsRefused):
    code = "no_place_remains"

    def __init__(self, capacity: int) -> None:
        super().__init__(_("No place remains: member States already fill the %s places.") % capacity)
