"""Why an edition cannot be opened, in sentences for the person who tried."""

from django.utils.translation import gettext as _


class EditionRefused(Exception):
    code = "edition_refused"


class TooManyPlaces(EditionRefused):
    code = "too_many_places"

    def __init__(self, *, asked: int, allowed: int, place: str) -> None:
        words = _("%(asked)s places are more than the %(allowed)s that the mandate allows (%(place)s).")
        super().__init__(words % {"asked": asked, "allowed": allowed, "place": place})


class WrongNumberOfModules(EditionRefused):
    code = "wrong_number_of_modules"

    def __init__(self, *, given: int, needed: int, place: str) -> None:
        words = _("%(given)s modules were given; the mandate asks for %(needed)s (%(place)s).")
        super().__init__(words % {"given": given, "needed": needed, "place": place})


class DecisionMissing(EditionRefused):
    code = "decision_missing"

    def __init__(self, *, what: str, place: str) -> None:
        words = _("A decision of the Permanent Correspondents is missing: %(what)s (%(place)s).")
        super().__init__(words % {"what": what, "place": place})
