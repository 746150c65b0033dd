"""Why an assignment says no, in sentences for the person who tried."""

from django.utils.translation import gettext as _


class AssignmentRefused(Exception):
    code = "assignment_refused"


class NoSubmissionLeft(AssignmentRefused):
    code = "no_submission_left"

    def __init__(self, allowed: int) -> None:
        super().__init__(_("You have handed in this assignment %s times; no further time is allowed.") % allowed)


class NotYours(AssignmentRefused):
    code = "not_yours"

    def __init__(self) -> None:
        super().__init__(_("Only the participant hands in."))


class BadLevels(AssignmentRefused):
    code = "bad_levels"

    def __init__(self, criterion: str) -> None:
        super().__init__(_("Criterion %s has no such level, or none was given.") % criterion)
