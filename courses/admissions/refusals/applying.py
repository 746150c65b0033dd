"""Of an application, by whoever hands it in."""

from django.utils.translation import gettext as _

from courses.admissions.refusals.base import AdmissionsRefused


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


class CameByList(AdmissionsRefused):
    code = "came_by_list"

    def __init__(self) -> None:
        super().__init__(
            _(
                "This application came by a list of your authorities. "
                "If something in it is wrong, write to the Secretariat."
            )
        )
