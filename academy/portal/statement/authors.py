"""Who recorded a fact, and in which office: a registrar asks what the person was entitled to say, not who she is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.people.api import Person, RoleCode, RoleGrant
from academy.portal.actors import actor_ids
from courses.learning.api import Fact

# Offices that everybody holds who learns: they come last where somebody holds another one.
LEARNERS = (RoleCode.PARTICIPANT, RoleCode.APPLICANT)


def authors_of(facts: Sequence[Fact]) -> Mapping[int, str]:
    """By fact: name and office on the day of recording, or the office alone without a name; two SQL statements."""
    ids = actor_ids(fact.recorded_by for fact in facts)
    names = {person.user_id: person.printed_name for person in Person.objects.filter(user__in=ids)}
    grants: dict[int, list[RoleGrant]] = defaultdict(list)
    for grant in RoleGrant.objects.filter(user__in=ids).select_related("role").order_by("pk"):
        grants[grant.user_id].append(grant)
    return {fact.pk: _author(fact, names, grants) for fact in facts}


def _author(fact: Fact, names: Mapping[int | None, str], grants: Mapping[int, Sequence[RoleGrant]]) -> str:
    account = next(iter(actor_ids([fact.recorded_by])), None)
    if account is None:
        return _("the system")
    office = _office(fact, grants.get(account, ()))
    name = names.get(account, "")
    return _("%(name)s (%(office)s)") % {"name": name, "office": office} if name else office


def _office(fact: Fact, grants: Sequence[RoleGrant]) -> str:
    """The role held that day: one for this activity before one for all, a learner's last."""
    day = timezone.localdate(fact.recorded_at)
    here = {"": 1, "edition": 0}
    held = [one for one in grants if _covers(one, day) and (one.scope_key in ("", str(fact.edition_id)))]
    if not held:
        return _("without an office on record")
    first = min(held, key=lambda one: (one.role_id in LEARNERS, here.get(one.scope, 2)))
    return str(first.role)


def _covers(grant: RoleGrant, day: date) -> bool:
    return grant.starts_on <= day and (grant.ends_on is None or grant.ends_on >= day)
