"""Why an edition cannot be opened or changed, in sentences for the person who tried."""

from collections.abc import Sequence

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


class ModuleDates(EditionRefused):
    code = "module_dates"

    def __init__(self, numbers: Sequence[int]) -> None:
        words = _("Module %(numbers)s: its days must lie within the days of the edition, the first before the last.")
        super().__init__(words % {"numbers": ", ".join(str(number) for number in numbers)})


class ModulesTooFarApart(EditionRefused):
    """Source: P-PG (2020) 10, P-PG/Academy, item 7."""

    code = "modules_too_far_apart"

    def __init__(self, *, months: int, place: str, extension: int, resolution: str) -> None:
        words = _("The mandate gives the modules %(months)s months from the first day to the last (%(place)s).")
        more = (
            _("Resolution %(resolution)s allows %(extension)s more months at most.")
            if extension
            else _("No resolution in force allows an extension.")
        )
        values = {"months": months, "place": place, "extension": extension, "resolution": resolution}
        super().__init__(f"{words % values} {more % values}")


class DecisionMissing(EditionRefused):
    code = "decision_missing"

    def __init__(self, *, what: str, place: str) -> None:
        words = _("A decision of the Permanent Correspondents is missing: %(what)s (%(place)s).")
        super().__init__(words % {"what": what, "place": place})

    @classmethod
    def yearly(cls) -> "DecisionMissing":
        return cls(what=_("the yearly decision to hold the training"), place="P-PG/Training, item 4")

    @classmethod
    def topic(cls) -> "DecisionMissing":
        return cls(what=_("the topic of the training"), place="P-PG/Training, item 5")


class WrongMandate(EditionRefused):
    code = "wrong_mandate"

    def __init__(self, *, kind: str, mandate: str, right: str, place: str) -> None:
        words = _("“%(kind)s” is an activity of %(right)s (P-PG (2020) 10, %(place)s), not of %(mandate)s.")
        super().__init__(words % {"kind": kind, "right": right, "place": place, "mandate": mandate})


class KeyTaken(EditionRefused):
    code = "key_taken"

    def __init__(self, key: str) -> None:
        super().__init__(_("The key “%s” is taken.") % key)


class ComponentNotOpen(EditionRefused):
    code = "component_not_open"


class EditionUnderWay(EditionRefused):
    code = "edition_under_way"

    def __init__(self) -> None:
        words = _(
            "Facts about participants are on record: the days, the course version and the modules of this edition "
            "stand as they are. Titles, host, place and state can still be changed."
        )
        super().__init__(words)


class ModuleInUse(EditionRefused):
    code = "module_in_use"

    def __init__(self, number: int) -> None:
        super().__init__(_("Module %s has sessions: take them away first.") % number)
