"""Partner institutions: when each takes part, and by which act. The text names two, as envisaged only."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.models import Partner
from academy.governance.queries import participates
from academy.governance.vote_refusals import SeatRefused
from academy.lib.bilingual import in_language
from academy.lib.dates import date_format
from academy.people import api as people_api
from academy.people.api import Institution, Permission, User


@transaction.atomic
def record_partner(
    *, institution: Institution, state: str, since: date, source: str, by: User, is_fictitious: bool = False
) -> Partner:
    """A partnership begins, takes part or ends, from a day on. The text names two institutions as envisaged only."""
    people_api.check(by, Permission.MANDATES_RECORD)
    partner, created = Partner.objects.get_or_create(
        institution=institution, state=state, since=since, defaults={"source": source, "is_fictitious": is_fictitious}
    )
    if created:
        audit_api.record(action="partner.recorded", by=by, thing=partner, data={"state": state})
    return partner


@transaction.atomic
def record_partnership(
    *, institution: Institution, starts_on: date | None, ends_on: date | None, source: str, by: User
) -> None:
    """An institution takes part from a day on, until a day where that is known; or a partnership that runs ends.

    starts_on: None to end the one that runs. source: the act, with its date.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    _require_sensible(institution, starts_on, ends_on)
    if starts_on:
        record_partner(
            institution=institution, state=Partner.State.PARTICIPATING, since=starts_on, source=source, by=by
        )
    if ends_on:
        after = ends_on + timedelta(days=1)
        record_partner(institution=institution, state=Partner.State.ENDED, since=after, source=source, by=by)


def _require_sensible(institution: Institution, starts_on: date | None, ends_on: date | None) -> None:
    name = in_language(institution, "name")
    if starts_on is None and ends_on is None:
        raise SeatRefused(_("Say from when it takes part, or until when."), code="no_day", field="starts_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise SeatRefused(_("The partnership ends before it begins."), code="backwards", field="ends_on")
    if starts_on and participates(institution, on=starts_on):
        words = _("%(institution)s takes part on %(day)s already: to end it, leave its first day open.")
        values = {"institution": name, "day": date_format(starts_on)}
        raise SeatRefused(words % values, code="takes_part_already", field="starts_on")
    if starts_on is None and ends_on and not participates(institution, on=ends_on):
        words = _("%(institution)s does not take part on %(day)s, so that nothing ends: say from when it takes part.")
        values = {"institution": name, "day": date_format(ends_on)}
        raise SeatRefused(words % values, code="nothing_to_end", field="starts_on")
