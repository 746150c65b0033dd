"""The Permanent Correspondents' endorsement of the yearly list of topics and activities."""

from django.db import transaction
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.models import Decision, Resolution
from academy.governance.operations.news import tell_of
from academy.governance.operations.superseding import supersede_by
from academy.governance.refusals import NotEndorsable
from academy.lib.dates import date_format
from academy.people import api as people_api
from academy.people.api import Permission, User


@transaction.atomic
def endorse_list(*, resolution: Resolution, decision: Decision, by: User) -> None:
    """A plenary decision (meeting, date, document) endorses the list that the Board has adopted; once.

    Credit values need no endorsement: a list that adds nothing to the endorsed one that it supersedes rests on that
    endorsement from its adoption (see `carrying`). Source: P-PG (2020) 10, P-PG/Academy, items 6 and 7.
    """
    people_api.check(by, Permission.LIST_ENDORSE)
    resolution = Resolution.objects.select_for_update(no_key=True, of=("self",)).get(pk=resolution.pk)
    if decision.body != Decision.Body.PERMANENT_CORRESPONDENTS or decision.kind != Decision.Kind.ENDORSEMENT:
        raise NotEndorsable(_("Only a decision of the Permanent Correspondents endorses the list."))
    if not (decision.meeting and decision.document):
        raise NotEndorsable(
            _("The decision %s names no document: an endorsement is recorded with meeting, date and document.")
            % decision.reference
        )
    _require_waiting(resolution, decision)
    resolution.endorsement = decision
    resolution.save(update_fields=["endorsement"])
    supersede_by(resolution)
    tell_of(resolution)
    audit_api.record(action="list.endorsed", by=by, thing=resolution, authority=decision.reference)


def _require_waiting(resolution: Resolution, decision: Decision) -> None:
    if resolution.state != Resolution.State.ADOPTED or resolution.adopted_on is None:
        raise NotEndorsable(_("The Board has not adopted resolution %s.") % resolution.number)
    if resolution.endorsement_id:
        raise NotEndorsable(_("The list of resolution %s is endorsed already.") % resolution.number)
    if not resolution.designated_activities.exists():
        words = _("Resolution %s designates no activity: it needs no endorsement (credit values need none).")
        raise NotEndorsable(words % resolution.number)
    if resolution.supersedes and resolution.supersedes.endorsement_id == decision.pk:
        words = _("The decision %(decision)s endorsed the list of %(number)s, to which this one adds.")
        raise NotEndorsable(words % {"decision": decision.reference, "number": resolution.supersedes.number})
    if decision.decided_on < resolution.adopted_on:
        words = _("The decision %(decision)s is of %(decided)s; the Board adopted the list only on %(adopted)s.")
        values = {
            "decision": decision.reference,
            "decided": date_format(decision.decided_on),
            "adopted": date_format(resolution.adopted_on),
        }
        raise NotEndorsable(words % values)
