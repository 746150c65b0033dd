"""A cancelled edition takes no applications, gives no places, and asks or grants no money."""

from courses.admissions.refusals import EditionOff
from courses.catalogue.api import Edition


def check_held(edition: Edition) -> None:
    """Raise EditionOff; read again, so that a cancellation counts from its commit on."""
    if Edition.objects.filter(pk=edition.pk, state=Edition.State.CANCELLED).exists():
        raise EditionOff
