"""What people itself holds of a person: the name, the account with its ways to enter, roles, requests."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from academy.lib.forgetting import OMITTED
from academy.people import queries
from academy.people.domain.erasure import Fate, Item, Part
from academy.people.models import ERASED_DOMAIN, ErasureRequest, Person, RoleGrant, User
from academy.people.operations.leavers import end_everything
from academy.people.parts import LAST, of_account, of_person, takes_part

NUMBERS = gettext_lazy("Acts on record name a number; whose it was is known to nobody any more.")


def hinders(person: Person, on: date) -> list[str]:
    """A role with the right to decide that nobody else holds: somebody has to be able to act."""
    words = _("Nobody else holds this role: %(role)s. Give it to somebody else, or end it on the person’s page.")
    return [words % {"role": grant.role} for grant in queries.held_alone(person, on=on)]


def erase(person: Person) -> list[str]:
    """The account can enter nowhere, the row names nobody. The number of both stays, for what refers to them."""
    if person.user is not None:
        end_everything(user=person.user, last_day=timezone.localdate() - timedelta(days=1))
        _erase_account(person.user)
    requests = ErasureRequest.objects.filter(person=person)
    requests.update(words="")
    requests.exclude(answer="").update(answer=OMITTED)
    person.family_name = person.given_name = person.email = ""
    person.institution = None
    person.save()
    return []


def _erase_account(user: User) -> None:
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    Session.objects.filter(pk__in=_sessions_of(user)).delete()
    user.first_name = user.last_name = ""
    user.email = f"{user.pk}@{ERASED_DOMAIN}"
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()


def _sessions_of(user: User) -> list[str]:
    """A session says whose it is only once it is decoded."""
    rows = Session.objects.iterator()
    return [one.pk for one in rows if one.get_decoded().get("_auth_user_id") == str(user.pk)]


takes_part(
    Part(
        app=LAST,
        items=(
            Item(
                tables=("people.person",),
                what=gettext_lazy("Names, e-mail address and institution"),
                fate=Fate.ERASED,
                count=lambda person: 0 if person.erased_at else 1,
            ),
            Item(
                tables=("people.user",),
                what=gettext_lazy("The account, as a number that opens nothing"),
                fate=Fate.NAMELESS,
                why=NUMBERS,
                count=lambda person: int(person.user_id is not None),
            ),
            Item(
                tables=("people.person",),
                what=gettext_lazy("The country"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("Figures by country stay what they were."),
                count=lambda person: int(person.country_id is not None),
            ),
            Item(
                tables=("account.emailaddress", "account.emailconfirmation"),
                what=gettext_lazy("Addresses with which to enter"),
                fate=Fate.ERASED,
                count=of_account(EmailAddress, "user"),
            ),
            Item(
                tables=("mfa.authenticator",),
                what=gettext_lazy("Second factors"),
                fate=Fate.ERASED,
                count=of_account(Authenticator, "user"),
            ),
            Item(
                tables=("sessions.session",),
                what=gettext_lazy("Browsers that are signed in"),
                fate=Fate.ERASED,
                count=lambda person: len(_sessions_of(person.user)) if person.user else 0,
            ),
            Item(
                tables=("people.rolegrant",),
                what=gettext_lazy("Roles held"),
                fate=Fate.NAMELESS,
                why=NUMBERS,
                count=of_account(RoleGrant, "user"),
            ),
            Item(
                tables=("people.erasurerequest", "people.erasure"),
                what=gettext_lazy("Requests for erasure, without their words"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("The Academy has to be able to show that it answered in time."),
                count=of_person(ErasureRequest),
            ),
            Item(
                tables=("audit.auditrecord",),
                what=gettext_lazy("Acts in the audit"),
                fate=Fate.NAMELESS,
                why=NUMBERS,
                count=lambda person: queries.history_of(person).count(),
            ),
        ),
        hinders=hinders,
        erase=erase,
        nobody=(
            "people.countrystatus",
            "people.institution",
            "people.role",
        ),
    )
)
