"""From the publication of the list, or from the seal where nothing is drawn, nobody changes who is considered, or in
which order: the value of the lot is known soon, and a change would be a choice made with it."""

from courses.admissions.models import Call, LotteryNotice
from courses.admissions.refusals import AlreadySelected, ListPublished


def check_not_settled(call: Call) -> None:
    """Raises AlreadySelected, ListPublished."""
    if call.runs.exists():
        raise AlreadySelected
    if LotteryNotice.objects.filter(call=call).exists():
        raise ListPublished
