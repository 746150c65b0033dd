"""Of opinions and screening: who may say what, and when."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from courses.admissions.refusals.base import AdmissionsRefused


class OpinionsClosed(AdmissionsRefused):
    code = "opinions_closed"

    def __init__(self, until: datetime) -> None:
        day = date_format(timezone.localtime(until), "DATETIME_FORMAT")
        super().__init__(_("Opinions were taken until %s.") % day)


class RankTwice(AdmissionsRefused):
    code = "rank_twice"

    def __init__(self, rank: int) -> None:
        super().__init__(_("The rank %s is given twice: every rank within a country is given once.") % rank)


class DeclareFirst(AdmissionsRefused):
    code = "declare_first"

    def __init__(self) -> None:
        super().__init__(_("Say first whether you have an interest in this call."))


class OwnInterest(AdmissionsRefused):
    code = "own_interest"

    def __init__(self) -> None:
        super().__init__(_("You have declared an interest in this application: somebody else decides on it."))


class NotTheSamePerson(AdmissionsRefused):
    code = "not_a_duplicate"

    def __init__(self) -> None:
        super().__init__(_("An application is the duplicate of another, valid one of the same call."))
