"""Postponing, cancelling and closing an edition: the state changes here only, and what was before is kept.

The letters to everybody concerned are written where the people are known, above the catalogue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.models import Edition, EditionEvent, Module
from courses.catalogue.operations.mandates import mandate_faults
from courses.catalogue.operations.modules import module_faults
from courses.catalogue.refusals import (
    EditionCancelled,
    EditionNotOpen,
    EditionNotOver,
    ModuleHasBegun,
    NewDaysPassed,
    NothingMoves,
    ReasonMissing,
    refuse,
)

Days = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class NewDays:
    """The days to come: of the edition and of each module by its number; the reason in both languages."""

    starts_on: date
    ends_on: date
    modules: Mapping[int, Days]
    reason_fr: str
    reason_en: str


@transaction.atomic
def postpone_edition(*, edition: Edition, days: NewDays, by: User, now: datetime) -> EditionEvent:
    """Move what is still to come to new days; an open edition is then a postponed one, and stays open.

    Raises EditionCancelled, EditionNotOpen (a closed one), ReasonMissing, NothingMoves, ModuleHasBegun, NewDaysPassed,
    MandateEnded, and what the mandate says of modules.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition, modules = _locked(edition)
    refuse(postponement_faults(edition, modules, days, today=timezone.localdate(now)))
    before = days_of(edition, modules)
    edition.starts_on, edition.ends_on = days.starts_on, days.ends_on
    if edition.state != Edition.State.PLANNED:
        edition.state = Edition.State.POSTPONED
    edition.save(update_fields=["starts_on", "ends_on", "state"])
    for module in modules:
        module.starts_on, module.ends_on = days.modules[module.number]
    Module.objects.bulk_update(modules, ["starts_on", "ends_on"])
    return _happened(
        edition, EditionEvent.Kind.POSTPONED, by=by, now=now, before=before, after=days_of(edition, modules),
        reasons=(days.reason_fr, days.reason_en),
    )  # fmt: skip


def check_postponement(*, edition: Edition, days: NewDays, today: date) -> None:
    """Raise everything that stands against the new days, without changing anything: for the preview of the letters."""
    refuse(postponement_faults(edition, list(edition.modules.order_by("number")), days, today=today))


def postponement_faults(edition: Edition, modules: Sequence[Module], days: NewDays, *, today: date) -> list[Exception]:
    if edition.is_cancelled:
        return [EditionCancelled()]
    if edition.state == Edition.State.CLOSED:
        return [EditionNotOpen(edition.get_state_display())]
    moved = [one for one in modules if days.modules[one.number] != (one.starts_on, one.ends_on)]
    if not moved and (days.starts_on, days.ends_on) == (edition.starts_on, edition.ends_on):
        return [NothingMoves()]
    begun = [module.number for module in moved if module.starts_on <= today]
    passed = [module.number for module in moved if days.modules[module.number][0] <= today]
    found: list[Exception] = [] if days.reason_fr and days.reason_en else [ReasonMissing()]
    found += [ModuleHasBegun(begun)] if begun else []
    found += [NewDaysPassed(passed)] if passed and not begun else []
    return [*found, *_mandate_and_modules(edition, modules, days)]


def _mandate_and_modules(edition: Edition, modules: Sequence[Module], days: NewDays) -> list[Exception]:
    """The mandate covers the new days, and the modules lie where it allows."""
    new = [
        Module(number=one.number, starts_on=days.modules[one.number][0], ends_on=days.modules[one.number][1])
        for one in modules
    ]
    return [
        *mandate_faults(edition.activity.mandate.code, days.starts_on, days.ends_on),
        *module_faults(edition.activity, new, starts_on=days.starts_on, ends_on=days.ends_on),
    ]


@transaction.atomic
def cancel_edition(*, edition: Edition, reason_fr: str, reason_en: str, by: User, now: datetime) -> EditionEvent:
    """The edition is not held: no application, no offer, no fact from now on.

    Raises EditionCancelled, EditionNotOpen (a closed one), ReasonMissing.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition, modules = _locked(edition)
    if edition.is_cancelled:
        raise EditionCancelled
    if edition.state == Edition.State.CLOSED:
        raise EditionNotOpen(edition.get_state_display())
    if not (reason_fr.strip() and reason_en.strip()):
        raise ReasonMissing
    edition.state = Edition.State.CANCELLED
    edition.save(update_fields=["state"])
    days = days_of(edition, modules)
    return _happened(
        edition, EditionEvent.Kind.CANCELLED, by=by, now=now, before=days, after={}, reasons=(reason_fr, reason_en)
    )


@transaction.atomic
def close_edition(*, edition: Edition, by: User, now: datetime) -> EditionEvent:
    """An edition that is over is put away. Raises EditionNotOpen, EditionNotOver."""
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition, modules = _locked(edition)
    if not edition.is_open:
        raise EditionNotOpen(edition.get_state_display())
    if edition.ends_on >= timezone.localdate(now):
        raise EditionNotOver(edition.ends_on)
    edition.state = Edition.State.CLOSED
    edition.save(update_fields=["state"])
    days = days_of(edition, modules)
    return _happened(edition, EditionEvent.Kind.CLOSED, by=by, now=now, before=days, after=days)


def require_not_cancelled(edition: Edition) -> None:
    """Raise EditionCancelled; asked wherever something would be added to an edition. Read again, so that a
    cancellation counts from its commit on.
    """
    if Edition.objects.filter(pk=edition.pk, state=Edition.State.CANCELLED).exists():
        raise EditionCancelled


def require_open(edition: Edition) -> None:
    """Raise EditionCancelled or EditionNotOpen: a call belongs to an edition that is open."""
    if edition.is_cancelled:
        raise EditionCancelled
    if not edition.is_open:
        raise EditionNotOpen(edition.get_state_display())


def days_of(edition: Edition, modules: Sequence[Module]) -> dict[str, list[str]]:
    """The days of an edition and its modules as the story keeps them."""
    found = {"edition": [edition.starts_on.isoformat(), edition.ends_on.isoformat()]}
    return found | {str(one.number): [one.starts_on.isoformat(), one.ends_on.isoformat()] for one in modules}


def _locked(edition: Edition) -> tuple[Edition, list[Module]]:
    rows = Edition.objects.select_for_update(of=("self",), no_key=True).select_related("activity__mandate")
    return rows.get(pk=edition.pk), list(Module.objects.filter(edition=edition).order_by("number"))


def _happened(
    edition: Edition, kind: EditionEvent.Kind, *, by: User, now: datetime, before: dict[str, list[str]],
    after: dict[str, list[str]], reasons: tuple[str, str] = ("", ""),
) -> EditionEvent:  # fmt: skip
    event = EditionEvent.objects.create(
        edition=edition, kind=kind, reason_fr=reasons[0].strip(), reason_en=reasons[1].strip(), before=before,
        after=after, by=audit_api.actor_key(by), at=now,
    )  # fmt: skip
    audit_api.record(
        action=f"edition.{kind.value}", by=by, thing=edition, authority=edition.activity.mandate.code,
        data={"before": before, "after": after},
    )  # fmt: skip
    return event
