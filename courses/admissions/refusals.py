"""Why admissions say no, in sentences for the person who tried."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format


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


class ListPublished(AdmissionsRefused):
    code = "list_published"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The list is published for the lot: who is on it and in which order changes no more. "
                "What is wrong is put right by a decision with its reason, once the proposal is sealed."
            )
        )


class SupportFixed(AdmissionsRefused):
    code = "support_fixed"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The rule of this call has an amount for exceptional support, and the list is published for the lot: "
                "requests change no more until the selection is sealed."
            )
        )


class StillOpen(AdmissionsRefused):
    code = "still_open"

    def __init__(self, deadline: datetime) -> None:
        words = _("The call is open until %s: nothing is published or sealed before.")
        super().__init__(words % date_format(timezone.localtime(deadline), "DATETIME_FORMAT"))


class PlacesGiven(AdmissionsRefused):
    code = "places_given"

    def __init__(self) -> None:
        super().__init__(_("Places of this edition have been offered already."))


class NoSeed(AdmissionsRefused):
    code = "no_seed"

    def __init__(self) -> None:
        super().__init__(
            _("The public value for the lots must be typed in, with its source, by two officers separately.")
        )


class ValuesDiffer(AdmissionsRefused):
    code = "values_differ"

    def __init__(self) -> None:
        super().__init__(_("The two officers typed different values: read the source again, then type it again."))


class TooEarlyForValue(AdmissionsRefused):
    code = "too_early_for_value"

    def __init__(self, day: date) -> None:
        super().__init__(_("The public value is of %s: it cannot be known yet.") % date_format(day))


class ValueNotLater(AdmissionsRefused):
    code = "value_not_later"

    def __init__(self) -> None:
        super().__init__(_("The value must be published on a later day than the list, so that nobody can know it yet."))


class NoNotice(AdmissionsRefused):
    code = "no_notice"

    def __init__(self) -> None:
        super().__init__(_("Publish the list first, and say which public value is awaited."))


class ListChanged(AdmissionsRefused):
    code = "list_changed"

    def __init__(self) -> None:
        super().__init__(_("The list or the rule is no longer what was published for the lot: restore it first."))


class NoticePublished(AdmissionsRefused):
    code = "notice_published"

    def __init__(self) -> None:
        super().__init__(_("The list is published already; a second lot would be a second chance."))


class RuleTooLate(AdmissionsRefused):
    code = "rule_too_late"

    def __init__(self, deadline: datetime) -> None:
        words = _("The deadline of the call was %s. The rule is adopted before it, and stands as it was then.")
        super().__init__(words % date_format(timezone.localtime(deadline), "DATETIME_FORMAT"))


class RuleNotUnderstood(AdmissionsRefused):
    """where: the parameter; remedy: what to write instead."""

    code = "rule_not_understood"

    def __init__(self, words: str) -> None:
        super().__init__(_("The rule was not understood. %s") % words)


class NoReason(AdmissionsRefused):
    code = "no_reason"

    def __init__(self) -> None:
        super().__init__(_("Give the reason: it is printed in the record of the decision."))


class NotExchangeable(AdmissionsRefused):
    code = "not_exchangeable"

    def __init__(self) -> None:
        super().__init__(_("Choose one application that was proposed and one eligible application that was not."))


class CannotSelect(AdmissionsRefused):
    code = "cannot_select"

    def __init__(self, words: str) -> None:
        super().__init__(
            _("The conditions of the rule cannot be met together. What would have to give way: %s") % words
        )


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


class SecondApplication(AdmissionsRefused):
    code = "second_application"

    def __init__(self, reference: str) -> None:
        words = _("There is an application in your name for this call already (%s). A person applies once.")
        super().__init__(words % (reference or _("in another window")))


class ChangesByRequest(AdmissionsRefused):
    code = "changes_by_request"

    def __init__(self) -> None:
        super().__init__(_("The deadline has passed. Ask for a change; the Secretariat answers."))


class AnswersMissing(AdmissionsRefused):
    code = "answers_missing"

    def __init__(self, questions: list[str]) -> None:
        self.questions = questions
        super().__init__(_("Some required answers are missing."))


class MotivationTooLong(AdmissionsRefused):
    code = "motivation_too_long"

    def __init__(self, *, count: int, most: int) -> None:
        words = _("“Why you apply” has %(count)s words; at most %(most)s are read: shorten it.")
        super().__init__(words % {"count": count, "most": most})


class NotAsked(AdmissionsRefused):
    code = "not_asked"

    def __init__(self) -> None:
        super().__init__(_("This call does not ask that question."))


class AskedAlready(AdmissionsRefused):
    code = "asked_already"

    def __init__(self) -> None:
        super().__init__(_("You have asked for a change of this answer already; the Secretariat has not answered yet."))


class AnsweredAlready(AdmissionsRefused):
    code = "answered_already"

    def __init__(self) -> None:
        super().__init__(_("This request has been answered already."))


class OpinionsClosed(AdmissionsRefused):
    code = "opinions_closed"

    def __init__(self, until: datetime) -> None:
        day = date_format(timezone.localtime(until), "DATETIME_FORMAT")
        super().__init__(_("Opinions were taken until %s.") % day)


class RankTwice(AdmissionsRefused):
    code = "rank_twice"

    def __init__(self, rank: int) -> None:
        super().__init__(_("The rank %s is given twice: every rank within a country is given once.") % rank)


class DeclareFirst(AdmissionsRefused):
    code = "declare_first"

    def __init__(self) -> None:
        super().__init__(_("Say first whether you have an interest in this call."))


class OwnInterest(AdmissionsRefused):
    code = "own_interest"

    def __init__(self) -> None:
        super().__init__(_("You have declared an interest in this application: somebody else decides on it."))


class NotTheSamePerson(AdmissionsRefused):
    code = "not_a_duplicate"

    def __init__(self) -> None:
        super().__init__(_("An application is the duplicate of another, valid one of the same call."))


class NoPlaceRemains(AdmissionsRefused):
    code = "no_place_remains"

    def __init__(self, capacity: int) -> None:
        super().__init__(_("No place remains: member States already fill the %s places.") % capacity)


class CameByList(AdmissionsRefused):
    code = "came_by_list"

    def __init__(self) -> None:
        super().__init__(
            _(
                "This application came by a list of your authorities. "
                "If something in it is wrong, write to the Secretariat."
            )
        )
