"""What every act on a draft begins with: who may, on what, and what is written down of it."""

from academy.audit import api as audit_api
from academy.governance.domain.parameters import amount_wrong
from academy.governance.draft_refusals import ParameterRefused
from academy.governance.models import Component, Resolution
from academy.governance.queries import component_state
from academy.governance.refusals import ComponentClosed, NotInDraft
from academy.governance.sentences import amount_sentence
from academy.people import api as people_api
from academy.people.api import Permission, User


def require_draft(resolution: Resolution, *, by: User, component: str = "") -> Resolution:
    """The row as it stands now, locked. Raises NotInDraft (it was tabled) or ComponentClosed."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    locked: Resolution = Resolution.objects.select_for_update(no_key=True).get(pk=resolution.pk)
    if locked.state != Resolution.State.DRAFT:
        raise NotInDraft(resolution.number)
    if component:
        is_open, reason = component_state(Component(component))
        if not is_open:
            raise ComponentClosed(reason)
    return locked


def require_amount(amount: int, *, field: str = "amount", least: int = 0) -> None:
    """amount: hundredths of an Academy credit."""
    code = amount_wrong(amount, least=least)
    if code:
        raise ParameterRefused(amount_sentence(code), code=code, field=field)


def noted(resolution: Resolution, what: str, *, by: User, **data: object) -> None:
    """A line of the record for every change to a draft: a value has somebody who typed it."""
    audit_api.record(action=f"draft.{what}", by=by, thing=resolution, authority=resolution.number, data=data)
