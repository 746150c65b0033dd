"""Of certificates that are issued again."""

from django.utils.translation import gettext as _

from certificates.refusals.base import CertificateRefused


class NotReissued(CertificateRefused):
    """status: of the certificate, in words."""

    code = "not_reissued"

    def __init__(self, status: str) -> None:
        super().__init__(_("Only a valid certificate is issued again; this one is %s.") % status)


class ReissueUnderWay(CertificateRefused):
    code = "reissue_under_way"

    def __init__(self) -> None:
        super().__init__(_("A list that issues this certificate again is under way already."))


class SameName(CertificateRefused):
    code = "same_name"

    def __init__(self) -> None:
        super().__init__(_("The corrected name is the one that is printed already."))


class RecordErased(CertificateRefused):
    code = "record_erased"

    def __init__(self) -> None:
        words = _("The words of this certificate have been erased at the holder’s wish; it cannot be issued again.")
        super().__init__(words)


class NotYourList(CertificateRefused):
    code = "not_your_list"

    def __init__(self) -> None:
        words = _(
            "A list that issues a certificate again is withdrawn by the officer who asked for it, or by the "
            "Secretariat."
        )
        super().__init__(words)


class NotWithdrawn(CertificateRefused):
    """state: of the list, in words."""

    code = "not_withdrawn"

    def __init__(self, state: str) -> None:
        words = _("This list cannot be withdrawn: %s. Once numbers are given, it is issued to its end.")
        super().__init__(words % state)


class ReasonMissing(CertificateRefused):
    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(_("Give the reason: the other institutions of the list read it."))
