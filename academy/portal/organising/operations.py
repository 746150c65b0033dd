"""The Secretariat appoints one organiser for an edition, and ends the appointment."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from academy.people import api as people_api
from academy.people.api import Held, PeopleRefusal, RoleCode, RoleGrant, User
from courses.catalogue.api import Edition


class OneOrganiser(PeopleRefusal):
    code = "one_organiser"

    def __init__(self, name: str) -> None:
        super().__init__(_("%s organises this edition: end that appointment first.") % name)


@transaction.atomic
def appoint(
    *, edition: Edition, email: str, given_name: str, family_name: str, language: str, by: User, on: date
) -> RoleGrant:
    """Invite the organiser of an edition; the appointment is for this edition alone. Raises OneOrganiser."""
    Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)  # two appointments at once would make two
    known = organiser_of(edition, on=on)
    if known:
        raise OneOrganiser(str(known.user))
    asked = Held(role=RoleCode.ORGANISER, scope="edition", scope_key=str(edition.pk), starts_on=on, ends_on=None)
    return people_api.invite(
        email=email, given_name=given_name, family_name=family_name, language=language, asked=asked, by=by
    )


def organiser_of(edition: Edition, *, on: date) -> RoleGrant | None:
    holders = people_api.holders_of(RoleCode.ORGANISER, scope="edition", scope_key=str(edition.pk), on=on)
    return holders.first()
