"""On which grounds a name may be held back, and who settles it: closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldGround(models.TextChoices):
    """Doubts about facts, never a judgement: whether somebody is complete is what the engine says.

    Source: P-PG (2020) 10, P-PG/Academy, item 7: Component I attests presence and active participation only.
    """

    IDENTITY = "identity", _("the identity or the name is in doubt")
    RECORD = "record", _("the record of attendance, participation or assessment is in doubt")
    INTEGRITY = "integrity", _("academic integrity is being examined")
    APPEAL = "appeal", _("an appeal is open")
    ERROR = "error", _("an administrative error is being corrected")


class Settler(models.TextChoices):
    SECRETARIAT = "secretariat", _("the Secretariat")
    INSTITUTION = "institution", _("a body of the institution")
    BOARD = "board", _("the Governing Board")


# Component I has no tests: there is no work whose integrity could be examined.
PERMITTED_GROUNDS = {
    "I": (HoldGround.IDENTITY, HoldGround.RECORD, HoldGround.APPEAL, HoldGround.ERROR),
    "II": tuple(HoldGround),
}


def settler_words(settler: str, *, body: str, institution: object) -> str:
    """As it is said after "settled by"."""
    if settler == Settler.INSTITUTION:
        return f"{body} ({institution})"
    return str(Settler(settler).label) if settler else ""
