"""Of papers and files besides the certificate, and of what is printed on it."""

from datetime import date

from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from certificates.refusals.base import CertificateRefused


class NoRecordSigned(CertificateRefused):
    code = "no_record_signed"

    def __init__(self) -> None:
        words = _("This certificate was issued before records were signed: there is no credential file of it.")
        super().__init__(words)


class DaysTaken(CertificateRefused):
    code = "days_taken"

    def __init__(self, day: date) -> None:
        words = _("An entry from %(day)s or later is on record already: choose a later day.")
        super().__init__(words % {"day": date_format(day, "j F Y")})


class NoAttendance(CertificateRefused):
    code = "no_attendance"

    def __init__(self) -> None:
        super().__init__(_("No attendance is on record for this person in this activity."))


class CertificateHeld(CertificateRefused):
    code = "certificate_held"

    def __init__(self) -> None:
        words = _("The certificate of this activity has been issued: a statement of attendance would say less.")
        super().__init__(words)


class NoSupplement(CertificateRefused):
    code = "no_supplement"

    def __init__(self) -> None:
        super().__init__(_("This certificate was issued before supplements were: none was frozen with it."))
