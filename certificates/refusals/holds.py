"""Of names that an institution holds back."""

from django.utils.translation import gettext as _

from certificates.refusals.base import CertificateRefused


class NotOnThisList(CertificateRefused):
    code = "not_on_this_list"

    def __init__(self) -> None:
        super().__init__(_("A name is held back by an institution of the list; yours is none."))


class HoldTooLate(CertificateRefused):
    """state: of the list, in words."""

    code = "hold_too_late"

    def __init__(self, state: str) -> None:
        words = _("A name can be held back until the list is numbered; this one is past that: %s.")
        super().__init__(words % state)


class HeldAlready(CertificateRefused):
    code = "held_already"

    def __init__(self, institution: str) -> None:
        super().__init__(_("%s holds this name back already.") % institution)


class GroundNotPermitted(CertificateRefused):
    code = "ground_not_permitted"

    def __init__(self, component: str) -> None:
        words = _(
            "Component %s: a name is not held back on this ground. Whether somebody is complete is not judged here."
        )
        super().__init__(words % component)


class DayIsPast(CertificateRefused):
    code = "day_is_past"

    def __init__(self) -> None:
        super().__init__(_("The day by which it is settled has passed already."))


class BodyMissing(CertificateRefused):
    code = "body_missing"

    def __init__(self) -> None:
        super().__init__(_("Say which body of the institution settles it."))


class NotHeld(CertificateRefused):
    code = "not_held"

    def __init__(self) -> None:
        super().__init__(_("Nobody holds this name back."))


class NotYourHold(CertificateRefused):
    code = "not_your_hold"

    def __init__(self, institution: str) -> None:
        words = _("%s holds this name back: it alone lets it go on, or the Secretariat where the hold says so.")
        super().__init__(words % institution)
