"""Why a survey says no, in sentences for the person who answers."""

from django.utils.translation import gettext as _


class SurveyRefused(Exception):
    code = "survey_refused"


class AlreadyAnswered(SurveyRefused):
    code = "already_answered"

    def __init__(self) -> None:
        super().__init__(_("You have answered this survey. What you said is kept apart from your name."))


class SurveyClosed(SurveyRefused):
    code = "survey_closed"

    def __init__(self) -> None:
        super().__init__(_("This survey is not open today."))


class NotAsked(SurveyRefused):
    code = "not_asked"

    def __init__(self) -> None:
        super().__init__(_("This survey is for the participants of its edition."))


class BadAnswer(SurveyRefused):
    code = "bad_answer"

    def __init__(self, item: str) -> None:
        super().__init__(_("What was sent is not an answer to item %s.") % item.upper())


class SurveyDates(SurveyRefused):
    code = "survey_dates"

    def __init__(self) -> None:
        super().__init__(_("A survey opens once its edition has begun, and closes on a later day."))


class TooOften(SurveyRefused):
    code = "too_often"

    def __init__(self) -> None:
        super().__init__(_("Too many answers have come from your network within an hour. Please try again later."))
