"""Who may design the programme of an edition.

Source: P-PG (2020) 10, P-PG/Training, item 5 (designed by the steering group that the Secretariat appoints).
"""

from django.core.exceptions import PermissionDenied

from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition


def designs(user: User, edition: Edition) -> bool:
    """The steering group appointed for this edition, or the Secretariat."""
    keys = people_api.scopes_of(user, Permission.PROGRAMME_DESIGN, "edition")
    return str(edition.pk) in keys or people_api.may(user, Permission.EDITIONS_MANAGE)


def check_designs(user: User, edition: Edition) -> None:
    """Raise PermissionDenied unless `designs`."""
    if not designs(user, edition):
        raise PermissionDenied
