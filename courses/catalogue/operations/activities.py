"""Activities under their mandates. Any activity of any mandate can be run in editions; designating is the Board's.

Source: P-PG (2020) 10, P-PG/Academy, item 6.
"""

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Mandate, Provision
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.models import Activity, PlaceLimit
from courses.catalogue.refusals import KeyTaken, WrongMandate

# The kinds that the text ties to one mandate, with the place.
HOME = {
    Activity.Kind.EXECUTIVE_TRAINING: ("P-PG/Training", "P-PG/Training, item 4"),
    Activity.Kind.EXECUTIVE_COURSE: ("P-PG/Academy", "P-PG/Academy, item 7"),
    Activity.Kind.UNIVERSITY_COURSE: ("P-PG/Academy", "P-PG/Academy, item 7"),
}


@transaction.atomic
def add_activity(*, key: str, mandate: Mandate, kind: str, title_fr: str, title_en: str, by: User) -> Activity:
    """Enter an activity of the work programme under its mandate. Raises WrongMandate, KeyTaken.

    The mandate must cover the days of each edition, which is asked when the edition is opened.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    require_home(mandate, kind)
    if Activity.objects.filter(key=key).exists():
        raise KeyTaken(key)
    activity = Activity.objects.create(key=key, mandate=mandate, kind=kind, title_fr=title_fr, title_en=title_en)
    audit_api.record(action="activity.added", by=by, thing=activity, authority=mandate.code, data={"key": key})
    return activity


def require_home(mandate: Mandate, kind: str) -> None:
    """Raise WrongMandate where the text names another mandate for this kind of activity."""
    code, place = HOME.get(Activity.Kind(kind), (mandate.code, ""))
    if mandate.code != code:
        raise WrongMandate(kind=str(Activity.Kind(kind).label), mandate=mandate.code, right=code, place=place)


def ensure_activity(*, key: str, mandate_code: str, kind: str, title_fr: str, title_en: str) -> Activity:
    """The activity with this key, created once under its mandate."""
    mandate = governance_api.Mandate.objects.get(code=mandate_code)
    names = {"mandate": mandate, "kind": kind, "title_fr": title_fr, "title_en": title_en}
    return Activity.objects.get_or_create(key=key, defaults=names)[0]


def ensure_place_limit(provision: Provision) -> PlaceLimit:
    """The limit row of a provision `max_places`. Source: P-PG (2020) 10, Executive Training, item 5."""
    if provision.number is None:
        raise ValueError(f"{provision.place} names no number of places")
    return PlaceLimit.objects.get_or_create(provision=provision, defaults={"maximum": provision.number})[0]
