"""Letters that come back: by a notice of a mail server, or by what an officer has heard on paper or by telephone."""

from enum import StrEnum

from django.db import transaction

from academy.audit import api as audit_api
from academy.notifications.models import Letter
from academy.notifications.notices import read_notice
from academy.people.api import Permission, User, check


class NotOnItsWay(Exception):
    """Only a letter that was sent comes back."""

    code = "letter_not_sent"


class Outcome(StrEnum):
    """What became of a message that was read."""

    CAME_BACK = "came_back"
    KNOWN = "known"
    TEMPORARY = "temporary"
    NOT_OURS = "not_ours"
    NO_NOTICE = "no_notice"


def take_notice(content: bytes) -> Outcome:
    """Note that a letter came back where a mail server says so for good. What it still tries is left alone.

    The same notice again is known; a notice about an earlier sending of a letter is not ours any more.
    """
    notice = read_notice(content)
    if notice is None:
        return Outcome.NO_NOTICE
    letter = Letter.objects.filter(message_id__in=notice.message_ids - {""}).first()
    if letter is None:
        return Outcome.NOT_OURS
    if not notice.is_final:
        return Outcome.TEMPORARY
    try:
        _note(letter.pk, notice.words, by=None)
    except NotOnItsWay:
        return Outcome.KNOWN
    return Outcome.CAME_BACK


def came_back(*, letter_id: int, words: str, by: User) -> Letter:
    """An officer has it from elsewhere that the letter did not arrive. Raises NotOnItsWay."""
    check(by, Permission.LETTERS_READ)
    return _note(letter_id, words, by=by)


@transaction.atomic
def _note(letter_id: int, words: str, *, by: User | None) -> Letter:
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter_id)
    if letter.state != Letter.State.SENT:
        raise NotOnItsWay(letter.get_state_display())
    letter.state, letter.error = Letter.State.BOUNCED, words
    letter.save(update_fields=["state", "error"])
    audit_api.record(action="letter.came_back", by=by, thing=letter, data={"by_hand": by is not None})
    return letter
