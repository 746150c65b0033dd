"""Of access that machines and strangers are given."""

from django.utils.translation import gettext as _

from certificates.refusals.base import CertificateRefused


class TokenEndsTooLate(CertificateRefused):
    code = "token_ends_too_late"

    def __init__(self) -> None:
        super().__init__(_("Access ends within a year of today at the latest, and not in the past."))


class UnknownScope(CertificateRefused):
    code = "unknown_scope"

    def __init__(self) -> None:
        super().__init__(_("Please choose what the system may do."))


class NotTheHolder(CertificateRefused):
    code = "not_the_holder"

    def __init__(self) -> None:
        super().__init__(_("Only the holder of a certificate shares it."))


class TooManyLinks(CertificateRefused):
    code = "too_many_links"

    def __init__(self) -> None:
        super().__init__(_("This certificate has twenty open links. Please end one first."))
