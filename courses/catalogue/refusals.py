"""Why an edition cannot be opened or changed, in sentences for the person who tried."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from academy.lib.bilingual import in_text
from academy.lib.dates import date_format


class EditionRefused(Exception):
    code = "edition_refused"


class SeveralRefusals(EditionRefused):
    """Everything that stands in the way, at once; each problem is a refusal of its own."""

    code = "several_refusals"

    def __init__(self, problems: Sequence[Exception]) -> None:
        self.problems = list(problems)
        super().__init__(" ".join(str(problem) for problem in problems))


def refuse(problems: Iterable[Exception]) -> None:
    """Raise what stands in the way: the one problem, or all of them together; nothing where there is none."""
    found = list(problems)
    if len(found) == 1:
        raise found[0]
    if found:
        raise SeveralRefusals(found)


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
        super().__init__(words % {"what": what, "place": in_text(place)})

    @classmethod
    def yearly(cls) -> "DecisionMissing":
        return cls(what=_("the yearly decision to hold the training"), place="P-PG/Training, item 4")

    @classmethod
    def topic(cls) -> "DecisionMissing":
        return cls(what=_("the topic of the training"), place="P-PG/Training, item 5")


class DecisionOfAnotherYear(EditionRefused):
    """Source: P-PG (2020) 10, P-PG/Training, item 4 ("on the basis of yearly decisions")."""

    code = "decision_of_another_year"

    def __init__(self, *, reference: str, year: int) -> None:
        words = _(
            "The yearly decision %(reference)s is not the one for %(year)s: it is taken in that year or the year "
            "before, before the first day, and carries the editions of one year. Record the decision for %(year)s, and "
            "choose it (P-PG/Training, item 4)."
        )
        super().__init__(words % {"reference": reference, "year": year})


class ModulesNotResidential(EditionRefused):
    code = "modules_not_residential"

    def __init__(self) -> None:
        words = _("Every module of an Executive Training is a residential seminar: change the kind of module.")
        super().__init__(f"{words} ({in_text('P-PG/Training, item 5')})")


class SteeringGroupMissing(EditionRefused):
    code = "steering_group_missing"

    def __init__(self) -> None:
        words = _(
            "No steering group is appointed: the Secretariat enters the edition as planned, appoints its experts under "
            "“Steering group”, and then opens it (P-PG/Training, item 5)."
        )
        super().__init__(words)


class NotPlanned(EditionRefused):
    code = "not_planned"

    def __init__(self, state: str) -> None:
        super().__init__(_("Only a planned edition can be opened; this one is: %s.") % state)


class DaysAnnounced(EditionRefused):
    code = "days_announced"

    def __init__(self) -> None:
        words = _(
            "This edition is open and its days are announced. Use “Postpone”: it keeps the days of before and writes "
            "to everybody concerned."
        )
        super().__init__(words)


class EditionCancelled(EditionRefused):
    code = "edition_cancelled"

    def __init__(self) -> None:
        super().__init__(_("This edition is cancelled: nothing is added to it. Plan another edition."))


class EditionNotOpen(EditionRefused):
    code = "edition_not_open"

    def __init__(self, state: str) -> None:
        super().__init__(_("Only an open edition can do this; this one is: %s. Open the edition first.") % state)


class EditionNotOver(EditionRefused):
    code = "edition_not_over"

    def __init__(self, last: date) -> None:
        super().__init__(_("The edition lasts until %s: it can be closed after that day.") % date_format(last))


class ReasonMissing(EditionRefused):
    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(_("Give the reason in French and in English: it stands in the letters and on the page."))


class ModuleHasBegun(EditionRefused):
    code = "module_has_begun"

    def __init__(self, numbers: Sequence[int]) -> None:
        words = _("Module %(numbers)s has begun: its days stand. Only what is still to come can be postponed.")
        super().__init__(words % {"numbers": ", ".join(str(number) for number in numbers)})


class NewDaysPassed(EditionRefused):
    code = "new_days_passed"

    def __init__(self, numbers: Sequence[int]) -> None:
        words = _("Module %(numbers)s: the new first day must still be to come.")
        super().__init__(words % {"numbers": ", ".join(str(number) for number in numbers)})


class NothingMoves(EditionRefused):
    code = "nothing_moves"

    def __init__(self) -> None:
        super().__init__(_("The days are the same as before: give the new ones."))


class NotTheSecretariatsAct(EditionRefused):
    code = "not_the_secretariats_act"

    def __init__(self) -> None:
        words = _(
            "A steering group is appointed by an act of the Secretariat: record it under “Decisions” as “appointment "
            "of a steering group”, and choose it here (P-PG/Training, item 5)."
        )
        super().__init__(words)


class AlreadyInGroup(EditionRefused):
    code = "already_in_group"

    def __init__(self, name: str) -> None:
        super().__init__(_("%s is in the steering group of this edition: end that appointment first.") % name)


class AppointmentDates(EditionRefused):
    code = "appointment_dates"

    def __init__(self) -> None:
        super().__init__(_("The appointment ends before it begins."))


class NotYourCountry(EditionRefused):
    code = "not_your_country"

    def __init__(self, country: str) -> None:
        words = _(
            "An offer to host comes through the Permanent Correspondent of the country or the Secretariat "
            "(P-PG (2020) 10, P-PG/SEE, item 5): %s is not your country."
        )
        super().__init__(words % country)


class OfferedAlready(EditionRefused):
    code = "offered_already"

    def __init__(self) -> None:
        super().__init__(_("Your country has made this offer already, and it waits for an answer: withdraw it first."))


class OfferAnswered(EditionRefused):
    code = "offer_answered"

    def __init__(self) -> None:
        super().__init__(_("This offer has been answered or withdrawn already."))


class OfferNotAccepted(EditionRefused):
    code = "offer_not_accepted"

    def __init__(self) -> None:
        super().__init__(_("Only an accepted offer that no edition has taken over yet can be taken over."))


class OfferOfAnotherActivity(EditionRefused):
    code = "offer_of_another_activity"

    def __init__(self, activity: str) -> None:
        super().__init__(_("The offer is for “%s”: choose an edition of that activity.") % activity)


class DaysDiffer(EditionRefused):
    code = "days_differ"

    def __init__(self) -> None:
        words = _(
            "This edition is open on other days than those offered. Postpone it to the days of the offer first, or "
            "choose an edition that is still planned."
        )
        super().__init__(words)


class OutsideTheYear(EditionRefused):
    code = "outside_the_year"

    def __init__(self, year: int) -> None:
        super().__init__(_("The offer is for %s: its days lie in that year.") % year)


class NoPlacesToNumber(EditionRefused):
    code = "no_places_to_number"

    def __init__(self) -> None:
        super().__init__(_("The places of this edition are numbered already: their number stands."))


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
