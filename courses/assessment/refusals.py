"""Why a test says no, in sentences for the person who takes it."""

from django.utils.translation import gettext as _


class AssessmentRefused(Exception):
    code = "assessment_refused"


class NoAttemptLeft(AssessmentRefused):
    code = "no_attempt_left"

    def __init__(self, allowed: int) -> None:
        super().__init__(_("You have used every attempt at this test (%s).") % allowed)


class NotYourAttempt(AssessmentRefused):
    code = "not_your_attempt"

    def __init__(self) -> None:
        super().__init__(_("This attempt is somebody else’s."))


class NotInTheAttempt(AssessmentRefused):
    code = "not_in_the_attempt"

    def __init__(self, key: str) -> None:
        super().__init__(_("The question “%s” is not part of this attempt.") % key)


class NotAnAnswer(AssessmentRefused):
    code = "not_an_answer"

    def __init__(self, key: str) -> None:
        super().__init__(_("What was sent is not an answer to question “%s”.") % key)


class AlreadySubmitted(AssessmentRefused):
    code = "already_submitted"

    def __init__(self) -> None:
        super().__init__(_("This attempt was submitted; its answers can no longer be changed."))


class NewerAnswerKept(AssessmentRefused):
    code = "newer_answer_kept"

    def __init__(self, key: str) -> None:
        super().__init__(_("A newer answer to question “%s” is kept; this older one was not taken.") % key)


class BadTest(AssessmentRefused):
    code = "bad_test"
