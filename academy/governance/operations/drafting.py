"""A draft resolution as a whole: begun, copied from last year's, amended, found sound, or thrown away.

Everything here works on drafts only; the database refuses the rest.
"""

from datetime import date

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance.draft_refusals import NumberTaken, PeriodBackwards, Unsound
from academy.governance.models import Resolution
from academy.governance.operations.drafts import noted, require_draft
from academy.governance.queries import CONTENT
from academy.governance.soundness import problems_of
from academy.people import api as people_api
from academy.people.api import Permission, User


@transaction.atomic
def draft_resolution(
    *,
    number: str,
    title_fr: str,
    title_en: str,
    applies_from: date,
    applies_to: date,
    in_force_from: date,
    by: User,
    text_fr: str = "",
    text_en: str = "",
    is_demonstration: bool = False,
    supersedes: Resolution | None = None,
) -> Resolution:
    """A new draft. Source of the Board's competence: P-PG (2020) 10, P-PG/Academy, items 7 and 9."""
    people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    _require_number(number)
    _require_order(applies_from, applies_to)
    resolution = Resolution.objects.create(
        number=number,
        title_fr=title_fr,
        title_en=title_en,
        text_fr=text_fr,
        text_en=text_en,
        applies_from=applies_from,
        applies_to=applies_to,
        in_force_from=in_force_from,
        is_demonstration=is_demonstration,
        supersedes=supersedes,
    )
    audit_api.record(action="resolution.drafted", by=by, thing=resolution, authority=number)
    return resolution


@transaction.atomic
def copy_resolution(
    *,
    source: Resolution,
    number: str,
    applies_from: date,
    applies_to: date,
    in_force_from: date,
    by: User,
    considered_fr: str = "",
    considered_en: str = "",
) -> Resolution:
    """A draft with everything that `source` says, for another period.

    What was said of last year's evaluations is not copied: each list has to say it again.
    """
    draft = draft_resolution(
        number=number,
        title_fr=source.title_fr.replace(str(source.applies_from.year), str(applies_from.year)),
        title_en=source.title_en.replace(str(source.applies_from.year), str(applies_from.year)),
        text_fr=source.text_fr,
        text_en=source.text_en,
        applies_from=applies_from,
        applies_to=applies_to,
        in_force_from=in_force_from,
        is_demonstration=source.is_demonstration,
        by=by,
    )
    draft.transition, draft.answer_days = source.transition, source.answer_days
    draft.considered_fr, draft.considered_en = considered_fr, considered_en
    draft.save(update_fields=["transition", "answer_days", "considered_fr", "considered_en"])
    for rows in (getattr(source, name).all() for name in CONTENT):
        for row in rows:
            row.pk, row.resolution = None, draft
            row._state.adding = True
            row.save()
    noted(draft, "copied", by=by, source=source.number)
    return draft


@transaction.atomic
def amend_draft(
    *,
    resolution: Resolution,
    number: str,
    title_fr: str,
    title_en: str,
    text_fr: str,
    text_en: str,
    applies_from: date,
    applies_to: date,
    in_force_from: date,
    supersedes: Resolution | None,
    transition: str,
    answer_days: int | None,
    by: User,
) -> Resolution:
    """What a draft says of itself: number, titles, words, period, what it supersedes, transition, days for appeals."""
    draft = require_draft(resolution, by=by)
    if number != draft.number:
        _require_number(number)
    _require_order(applies_from, applies_to)
    draft.number, draft.title_fr, draft.title_en = number, title_fr, title_en
    draft.text_fr, draft.text_en = text_fr, text_en
    draft.applies_from, draft.applies_to, draft.in_force_from = applies_from, applies_to, in_force_from
    draft.supersedes, draft.transition = supersedes, Resolution.Transition(transition)
    draft.answer_days = answer_days
    draft.save()
    noted(draft, "amended", by=by)
    return draft


@transaction.atomic
def take_into_account(*, resolution: Resolution, considered_fr: str, considered_en: str, by: User) -> Resolution:
    """How evaluations, conclusions and participants' needs were taken into account.

    Source: P-PG (2020) 10, P-PG/Training, item 4; P-PG/Academy, item 4.
    """
    draft = require_draft(resolution, by=by)
    draft.considered_fr, draft.considered_en = considered_fr.strip(), considered_en.strip()
    draft.save(update_fields=["considered_fr", "considered_en"])
    noted(draft, "considered", by=by)
    return draft


@transaction.atomic
def delete_draft(*, resolution: Resolution, by: User) -> None:
    """A draft that was never tabled can be thrown away; the record keeps that it was there."""
    draft = require_draft(resolution, by=by)
    noted(draft, "deleted", by=by, title=draft.title_en)
    draft.delete()


def require_sound(resolution: Resolution) -> None:
    """Raises Unsound with every reason why the draft cannot be put before the Board."""
    found = problems_of(resolution)
    if found:
        raise Unsound([one.sentence for one in found])


def _require_number(number: str) -> None:
    if Resolution.objects.filter(number=number).exists():
        raise NumberTaken(number)


def _require_order(applies_from: date, applies_to: date) -> None:
    if applies_to < applies_from:
        raise PeriodBackwards
