"""Changing an edition. Once something is on record about its participants, its days, version and modules stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from academy.audit import api as audit_api
from academy.governance import api as governance_api
from academy.people import api as people_api
from academy.people.api import Country, Permission, User
from courses.catalogue.models import Edition, Module
from courses.catalogue.operations.editions import ModuleSpec, require_modules
from courses.catalogue.queries import is_under_way
from courses.catalogue.refusals import EditionUnderWay, ModuleInUse

FIXED = ("starts_on", "ends_on", "course_version")
FIXED_IN_MODULES = ("kind", "starts_on", "ends_on", "content_key")


@dataclass(frozen=True, kw_only=True)
class EditionChange:
    """Everything of an edition that can be edited; activity, key, places and decisions are as it was opened with."""

    title_fr: str
    title_en: str
    theme_fr: str
    theme_en: str
    host: str
    town: str
    country: Country | None
    state: str
    starts_on: date
    ends_on: date
    course_version: str


@transaction.atomic
def edit_edition(*, edition: Edition, change: EditionChange, modules: Sequence[ModuleSpec], by: User) -> Edition:
    """Bring the edition in line with what is given. Raises EditionUnderWay, ModuleInUse, MandateEnded, and as opening.

    Source: P-PG (2020) 10, P-PG/Training, item 5; P-PG/Academy, item 7.
    """
    people_api.check(by, Permission.EDITIONS_MANAGE)
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).select_related("activity__mandate").get(
        pk=edition.pk
    )  # fmt: skip
    for day in (change.starts_on, change.ends_on):
        if day not in (edition.starts_on, edition.ends_on):
            governance_api.require_mandate(edition.activity.mandate.code, on=day)
    known = list(edition.modules.order_by("number"))
    if is_under_way(edition):
        _require_same(edition, change, known, modules)
    require_modules(edition.activity, modules, starts_on=change.starts_on, ends_on=change.ends_on)
    changed = [name for name, value in vars(change).items() if getattr(edition, name) != value]
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
