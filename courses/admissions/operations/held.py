"""A cancelled edition takes no applications, gives no places, and asks or grants no money."""

from courses.admissions.refusals import EditionOff
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, EditionCancelled


def check_held(edition: Edition) -> None:
    """Raise EditionOff: the catalogue says whether the edition is held, and admissions what that means here."""
    try:
        catalogue_api.require_not_cancelled(edition)
    except EditionCancelled as cancelled:
        raise EditionOff from cancelled
