"""The expiring link of a letter to a Permanent Correspondent. It names an address to which a login code goes: no more.

Whoever holds the link reads nothing and may do nothing with it; the code in the mailbox and the role are the right.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from academy.people.api import Person
from courses.admissions.models import Call

SALT = "admissions.opinion"
DAYS = 21


def link_for(person: Person, call: Call) -> str:
    token = signing.dumps({"person": person.pk, "call": call.edition.key}, salt=SALT)
    return settings.BASE_URL + reverse("admissions:opinion_link", args=[token])


def read(token: str) -> tuple[int, str] | None:
    """(person id, edition key) of a link that has not expired; None for any other text."""
    try:
        said = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
        return int(said["person"]), str(said["call"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
