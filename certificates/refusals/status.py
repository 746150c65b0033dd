"""Of changes of status."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from certificates.refusals.base import CertificateRefused


class TwoPeopleNeeded(CertificateRefused):
    code = "two_people_needed"

    def __init__(self) -> None:
        super().__init__(_("A change of status needs two officers of the institution that makes it."))


class AlreadyFinal(CertificateRefused):
    code = "already_final"

    def __init__(self) -> None:
        super().__init__(_("The status of this certificate is final."))


class StatusNotPermitted(CertificateRefused):
    code = "status_not_permitted"

    def __init__(self) -> None:
        super().__init__(_("From its present status the certificate cannot be given this one."))


class ReasonNotPermitted(CertificateRefused):
    code = "reason_not_permitted"

    def __init__(self, permitted: Sequence[str]) -> None:
        """permitted: in words, what the status can be given for."""
        words = _("On these grounds this status is not given. It can be given for: %s.")
        super().__init__(words % "; ".join(str(one) for one in permitted))


class ChangeAsked(CertificateRefused):
    code = "change_asked"

    def __init__(self) -> None:
        super().__init__(_("A change of this certificate already waits for a second officer of your institution."))


class RequestClosed(CertificateRefused):
    code = "request_closed"

    def __init__(self) -> None:
        super().__init__(_("This request is closed already; somebody has confirmed or refused it."))
