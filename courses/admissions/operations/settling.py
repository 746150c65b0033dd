"""From the publication of the list, or from the seal where nothing is drawn, nobody changes who is considered, or in
which order: the value of the lot is known soon, and a change would be a choice made with it."""

from courses.admissions.models import Call, LotteryNotice
from courses.admissions.refusals import AlreadySelected, ListPublished, SupportFixed
from courses.catalogue.api import Edition


def check_not_settled(call: Call) -> None:
    """Raises AlreadySelected, ListPublished."""
    if call.runs.exists():
        raise AlreadySelected
    if LotteryNotice.objects.filter(call=call).exists():
        raise ListPublished


def check_support_not_fixed(edition: Edition) -> None:
    """Where the rule has an amount for support, nobody asks for more or less between the list and the seal.

    Raises SupportFixed.
    """
    waiting = LotteryNotice.objects.filter(call__edition=edition, call__runs=None).first()
    if waiting and waiting.rule.get("budget") is not None:
        raise SupportFixed
