"""Of requests for formal recognition."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from certificates.refusals.base import CertificateRefused


class RecognitionClosed(CertificateRefused):
    code = "recognition_closed"


class UniversitysTitle(CertificateRefused):
    """Source: P-PG (2020) 10, P-PG/Academy, item 11: the title is the universities' own."""

    code = "universitys_title"

    def __init__(self) -> None:
        words = _(
            "Component III leads to a title that the universities award, not to a certificate of the Academy: no list "
            "takes it. Your transcript (My credits) says what you have done; ask your university for its title."
        )
        super().__init__(words)


class NotAtLevel(CertificateRefused):
    """missing: what is missing, in sentences."""

    code = "not_at_level"

    def __init__(self, missing: Sequence[str]) -> None:
        words = _("The level is not reached yet, so recognition cannot be asked for. %(missing)s")
        nothing = _("No designated activity of this component is on record for you.")
        super().__init__(words % {"missing": " ".join(missing) or nothing})


class AlreadyAsked(CertificateRefused):
    code = "already_asked"

    def __init__(self) -> None:
        super().__init__(_("There is an open request for this component already; its steps are shown below."))


class AlreadyCertified(CertificateRefused):
    code = "already_certified"

    def __init__(self) -> None:
        super().__init__(_("The certificate of this component has been issued already."))


class NotYourRequest(CertificateRefused):
    code = "not_your_request"

    def __init__(self) -> None:
        super().__init__(_("A request is withdrawn by the person it concerns, and decided by somebody else."))


class NotOpen(CertificateRefused):
    code = "not_open"

    def __init__(self, state: str) -> None:
        super().__init__(_("This request is not open any more: %(state)s.") % {"state": state})


class StandsOnList(CertificateRefused):
    code = "stands_on_list"

    def __init__(self) -> None:
        words = _("The name stands on a list that the institutions decide on; the request cannot be changed now.")
        super().__init__(words)


class GroundsMissing(CertificateRefused):
    code = "grounds_missing"

    def __init__(self) -> None:
        super().__init__(_("A refusal gives its grounds: the person reads them."))
