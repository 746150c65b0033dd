"""What people refuses, by name. The words that somebody reads are the messages."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


class PeopleRefusal(Exception):
    """Something that is asked for cannot be done; `str()` of it reads well on screen."""

    code = "people_refusal"


class OwnRights(PeopleRefusal):
    code = "own_rights"

    def __init__(self) -> None:
        super().__init__(_("Nobody changes her own roles: ask a colleague."))


class UnknownScope(PeopleRefusal):
    code = "unknown_scope"

    def __init__(self) -> None:
        super().__init__(_("There is no such institution, country or edition."))


class MoreThanHeld(PeopleRefusal):
    code = "more_than_held"

    def __init__(self) -> None:
        super().__init__(_("A deputy cannot have more than the person she stands in for: role, scope and days."))


class AlreadyHeld(PeopleRefusal):
    code = "already_held"

    def __init__(self) -> None:
        super().__init__(_("This person already holds that role from that day."))


class LeftTooLongAgo(PeopleRefusal):
    code = "left_too_long_ago"

    def __init__(self) -> None:
        super().__init__(_("The roles counted until now: the last day can be yesterday, today or later."))


class BadDates(PeopleRefusal):
    code = "bad_dates"

    def __init__(self) -> None:
        super().__init__(_("The last day lies before the first."))


class ErasureHindered(PeopleRefusal):
    """hindrances: everything that stands in the way, in sentences."""

    code = "erasure_hindered"

    def __init__(self, hindrances: Sequence[str]) -> None:
        self.hindrances = list(hindrances)
        super().__init__(" ".join([_("Nothing was erased, because something is still under way."), *self.hindrances]))


class GroundWithoutWords(PeopleRefusal):
    code = "ground_without_words"

    def __init__(self) -> None:
        super().__init__(_("Say in words why this person is erased."))


class NoRequestWaits(PeopleRefusal):
    code = "no_request_waits"

    def __init__(self) -> None:
        super().__init__(_("No request of this person waits for an answer: it was answered or taken back."))


class RefusalWithoutReason(PeopleRefusal):
    code = "refusal_without_reason"

    def __init__(self) -> None:
        super().__init__(_("Say why the request is refused: the person has a right to know."))
