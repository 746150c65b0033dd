"""Of the selection: rule, published list, lot, sealed proposal, decision beside it."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from courses.admissions.refusals.base import AdmissionsRefused


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
