"""Proposals from outside the Board, and the drafts that take them up.

Source: P-PG (2020) 10, P-PG/Med, item 6 (a network's committee approves by consensus); P-PG/SEE, item 5 (a country
offers or asks to host; it comes through the Permanent Correspondent concerned or the Secretariat).
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.models import Mandate, Proposal, Resolution
from academy.governance.refusals import NotInDraft
from academy.governance.vote_refusals import ProposalRefused
from academy.people import api as people_api
from academy.people.api import Country, Permission, User


@transaction.atomic
def submit_proposal(
    *,
    kind: str,
    mandate: Mandate,
    title: str,
    text: str,
    by: User,
    now: datetime,
    country: Country | None = None,
    reached_by: str = "",
    venue: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Proposal:
    """A proposal for the Board's list; it decides nothing. A Correspondent offers her own country as host."""
    people_api.check(by, Permission.PROPOSALS_SUBMIT)
    _require_complete(kind, country, reached_by, starts_on, ends_on)
    if kind == Proposal.Kind.HOST and country and not _speaks_for(by, country):
        words = _(
            "An offer to host comes through the Permanent Correspondent of the country or the Secretariat "
            "(P-PG (2020) 10, P-PG/SEE, item 5): %s is not your country."
        )
        raise ProposalRefused(words % country, code="not_your_country", field="country")
    proposal = Proposal.objects.create(
        kind=Proposal.Kind(kind),
        mandate=mandate,
        country=country,
        title=title,
        text=text,
        reached_by=reached_by,
        venue=venue,
        starts_on=starts_on,
        ends_on=ends_on,
        submitted_by=audit_api.actor_key(by),
        submitted_at=now,
    )
    audit_api.record(action="proposal.submitted", by=by, thing=proposal, authority=mandate.code)
    return proposal


def _require_complete(
    kind: str, country: Country | None, reached_by: str, starts_on: date | None, ends_on: date | None
) -> None:
    if kind == Proposal.Kind.HOST and country is None:
        raise ProposalRefused(_("Say which country offers to host."), code="no_country", field="country")
    if kind == Proposal.Kind.NETWORK and not reached_by:
        words = _("Say how the committee reached it, for example by consensus.")
        raise ProposalRefused(words, code="not_said_how", field="reached_by")
    if ends_on and (starts_on is None or ends_on < starts_on):
        raise ProposalRefused(_("The period ends before it begins."), code="period_backwards", field="ends_on")


def _speaks_for(by: User, country: Country) -> bool:
    scopes = people_api.scopes_of(by, Permission.PROPOSALS_SUBMIT, "country")
    return bool(scopes & {"*", country.iso2})


@transaction.atomic
def attach_proposal(*, proposal: Proposal, resolution: Resolution, by: User) -> None:
    """The draft takes the proposal up."""
    _require_draft(resolution, by)
    proposal.attached_to.add(resolution)
    audit_api.record(action="proposal.attached", by=by, thing=proposal, authority=resolution.number)


@transaction.atomic
def detach_proposal(*, proposal: Proposal, resolution: Resolution, by: User) -> None:
    _require_draft(resolution, by)
    proposal.attached_to.remove(resolution)
    audit_api.record(action="proposal.detached", by=by, thing=proposal, authority=resolution.number)


def _require_draft(resolution: Resolution, by: User) -> None:
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    locked = Resolution.objects.select_for_update(no_key=True).get(pk=resolution.pk)
    if locked.state != Resolution.State.DRAFT:
        raise NotInDraft(locked.number)
