"""Changing an edition. Its state changes in its story only; once it is open, its days change by postponing.

Once something is on record about its participants, its version and modules stand as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.governance.api import Decision
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.catalogue.models import Edition, Module
from courses.catalogue.operations.modules import ModuleSpec, module_faults
from courses.catalogue.operations.readiness import residential_faults
from courses.catalogue.queries import is_under_way
from courses.catalogue.refusals import DaysAnnounced, EditionCancelled, EditionUnderWay, ModuleInUse, refuse

DAYS = ("starts_on", "ends_on")
FIXED = (*DAYS, "course_version")
FIXED_IN_MODULES = ("kind", "starts_on", "ends_on", "content_key")


@dataclass(frozen=True, kw_only=True)
class EditionChange:
    """Everything of an edition that can be edited; activity, key and places are as it was entered with.

    The decisions are given while it is planned; once it is open, they are those that it was opened on.
    """

    title_fr: str
    title_en: str
    theme_fr: str
    theme_en: str
    host: str
    town: str
    country: Country | None
    starts_on: date
    ends_on: date
    course_version: str
    yearly_decision: Decision | None = None
    topic_decision: Decision | None = None


@transaction.atomic
def edit_edition(*, edition: Edition, change: EditionChange, modules: Sequence[ModuleSpec], by: User) -> Edition:
    """Bring the edition in line with what is given.

    Raises EditionCancelled, DaysAnnounced, EditionUnderWay, ModuleInUse, MandateEnded, and what the mandate says of
    modules; those of a training that is open stay residential.

    Source: P-PG (2020) 10, P-PG/Training, item 5; P-PG/Academy, item 7.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).select_related("activity__mandate").get(
        pk=edition.pk
    )  # fmt: skip
    if edition.is_cancelled:
        raise EditionCancelled
    for day in (change.starts_on, change.ends_on):
        if day not in (edition.starts_on, edition.ends_on):
            governance_api.require_mandate(edition.activity.mandate.code, on=day)
    known = list(edition.modules.order_by("number"))
    if is_under_way(edition):
        _require_same(edition, change, known, modules)
    is_planned = edition.state == Edition.State.PLANNED
    if not is_planned:
        _require_same_days(edition, change, known, modules)
    refuse(
        [
            *module_faults(edition.activity, modules, starts_on=change.starts_on, ends_on=change.ends_on),
            *([] if is_planned else residential_faults(edition.activity, modules)),
        ]
    )
    kept = () if is_planned else ("yearly_decision", "topic_decision")
    changed = [name for name, value in vars(change).items() if name not in kept and getattr(edition, name) != value]
    for name in changed:
        setattr(edition, name, getattr(change, name))
    edition.save(update_fields=changed)
    moved = _bring_in_line(edition, known, modules)
    audit_api.record(action="edition.edited", by=by, thing=edition, data={"changed": changed, "modules": moved})
    return edition


def _require_same(
    edition: Edition, change: EditionChange, known: Sequence[Module], modules: Sequence[ModuleSpec]
) -> None:
    same = all(getattr(edition, name) == getattr(change, name) for name in FIXED) and len(known) == len(modules)
    pairs = zip(known, modules, strict=False)
    if not same or any(getattr(old, name) != getattr(new, name) for old, new in pairs for name in FIXED_IN_MODULES):
        raise EditionUnderWay


def _require_same_days(
    edition: Edition, change: EditionChange, known: Sequence[Module], modules: Sequence[ModuleSpec]
) -> None:
    """What is announced moves by postponing only; a module may still be added within the announced days."""
    days = {module.number: (module.starts_on, module.ends_on) for module in modules}
    moved = any(days.get(old.number, old_days(old)) != old_days(old) for old in known)
    if moved or any(getattr(edition, name) != getattr(change, name) for name in DAYS):
        raise DaysAnnounced


def old_days(module: Module) -> tuple[date, date]:
    return module.starts_on, module.ends_on


def _bring_in_line(edition: Edition, known: Sequence[Module], modules: Sequence[ModuleSpec]) -> list[int]:
    """Modules by their number: changed, added, or taken away; returns the numbers that changed."""
    numbers = {module.number for module in modules}
    moved = []
    for gone in known:
        if gone.number not in numbers:
            _take_away(gone)
            moved.append(gone.number)
    for spec in modules:
        old = next((module for module in known if module.number == spec.number), None)
        if old is None or any(getattr(old, name) != value for name, value in vars(spec).items()):
            Module.objects.update_or_create(edition=edition, number=spec.number, defaults=vars(spec))
            moved.append(spec.number)
    return sorted(moved)


def _take_away(module: Module) -> None:
    # Sessions live in an app above, which ties them to their module.
    if module.sessions.exists():
        raise ModuleInUse(module.number)
    module.delete()
