"""Who may do what with an edition's participants."""

from django.core.exceptions import PermissionDenied

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition


def organises(user: User, edition: Edition) -> bool:
    """The organiser appointed for this edition, or the Secretariat."""
    return people_api.may(
        user, Permission.EDITION_ORGANISE, scope="edition", scope_key=str(edition.pk)
    ) or people_api.may(user, Permission.EDITIONS_MANAGE)


def check_organises(user: User, edition: Edition) -> None:
    """Raise PermissionDenied unless `organises`."""
    if not organises(user, edition):
        raise PermissionDenied


def check_decides(user: User) -> None:
    """Decisions that become facts are the Secretariat's: who records results in one edition takes none."""
    people_api.check(user, Permission.FACTS_RECORD)
    people_api.check(user, Permission.EDITIONS_MANAGE)
