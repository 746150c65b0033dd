"""Why admissions say no to what conditions count by, in sentences for the person who tried."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from courses.admissions.refusals import AdmissionsRefused


class PointsOutOfRange(AdmissionsRefused):
    code = "points_out_of_range"

    def __init__(self, most: int) -> None:
        super().__init__(_("Points: write a whole number from 0 to %s.") % most)


class NoGridOrWords(AdmissionsRefused):
    code = "no_grid_or_words"

    def __init__(self) -> None:
        super().__init__(_("Say by which grid the points are given, and why."))


class JointNotAdmitted(AdmissionsRefused):
    code = "joint_not_admitted"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The rule of this call does not admit joint nominations. "
                "Until the deadline the Secretariat can adopt a rule that does."
            )
        )


class JointClosed(AdmissionsRefused):
    code = "joint_closed"

    def __init__(self, until: datetime) -> None:
        words = _("Applications could be bound and unbound until %s; now they stand as they are.")
        super().__init__(words % date_format(timezone.localtime(until), "DATETIME_FORMAT"))


class NotTwoOrThree(AdmissionsRefused):
    code = "not_two_or_three"

    def __init__(self) -> None:
        super().__init__(_("Applications: choose two or three that were handed in to this call."))


class BoundAlready(AdmissionsRefused):
    code = "bound_already"

    def __init__(self, name: str) -> None:
        super().__init__(_("%s stands in another joint nomination: unbind that one first.") % name)


class UnboundAlready(AdmissionsRefused):
    code = "unbound_already"

    def __init__(self) -> None:
        super().__init__(_("This joint nomination was unbound already."))


class ReasonIsExact(AdmissionsRefused):
    code = "reason_is_exact"

    def __init__(self) -> None:
        super().__init__(_("The reason of this application is exact already; there is nothing to work out."))


class DayOfDecisionInFuture(AdmissionsRefused):
    code = "day_of_decision_in_future"

    def __init__(self) -> None:
        super().__init__(_("Day of the decision: this day is still to come. Write the day on which it was decided."))


class NobodyDecided(AdmissionsRefused):
    code = "nobody_decided"

    def __init__(self) -> None:
        super().__init__(
            _("Say who decided this rule: choose a recorded decision, or write the body, the day and the reference.")
        )
