"""Why an appeal is refused before it is decided, in sentences for the person who tried."""

from django.utils.translation import gettext as _


class AppealRefused(Exception):
    """code: stable, for the API and for tests."""

    code = "appeal_refused"


class NotYourLine(AppealRefused):
    code = "not_your_line"

    def __init__(self) -> None:
        super().__init__(_("You can contest your own lines only."))


class NothingContested(AppealRefused):
    code = "nothing_contested"

    def __init__(self) -> None:
        super().__init__(_("Say which line you contest, or which requirement you find met."))


class ReasonMissing(AppealRefused):
    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(_("Say why you contest it: whoever decides reads your reason."))


class AlreadyContested(AppealRefused):
    code = "already_contested"

    def __init__(self) -> None:
        super().__init__(_("You have contested this already; the appeal is open. Withdraw it to write another."))


class AlreadyDecided(AppealRefused):
    code = "already_decided"

    def __init__(self, state: str) -> None:
        super().__init__(_("This appeal is not open any more: %(state)s.") % {"state": state})


class GroundsMissing(AppealRefused):
    code = "grounds_missing"

    def __init__(self) -> None:
        super().__init__(_("A decision gives its grounds: the participant reads them."))


class OwnAppeal(AppealRefused):
    code = "own_appeal"

    def __init__(self) -> None:
        super().__init__(_("Nobody decides on an appeal of one’s own, and nobody withdraws another person’s."))


class NothingCorrected(AppealRefused):
    code = "nothing_corrected"

    def __init__(self) -> None:
        words = _("The fact says this already: an appeal is upheld by a value that differs from the one on record.")
        super().__init__(words)


class BadCorrection(AppealRefused):
    code = "bad_correction"

    def __init__(self, most: int) -> None:
        super().__init__(_("The corrected value lies between 0 and %(most)s.") % {"most": most})
