"""The programme of an edition: sessions one by one, or a whole list at once, which is taken in whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.tables import CsvRow, RowProblem, read_csv
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition, Module
from courses.learning import api as learning_api
from courses.learning.api import Fact
from courses.seminars.models import Session
from courses.seminars.permissions import check_designs
from courses.seminars.refusals import SessionInUse, SessionRefused
from courses.seminars.signals import programme_changed

COLUMNS = ("module", "key", "starts_at", "ends_at", "contact", "title_fr", "title_en")
CONTACT = {"yes": True, "oui": True, "1": True, "no": False, "non": False, "0": False}
KEY, TITLE = 60, 200  # lengths of the columns


@dataclass(frozen=True, kw_only=True)
class SessionSpec:
    """A session to be. key: unique in the edition, since attendance is recorded by it."""

    module: int
    key: str
    starts_at: datetime
    ends_at: datetime
    is_contact: bool
    title_fr: str
    title_en: str


@dataclass(kw_only=True)
class ProgrammeReport:
    """What became of a list: how many rows it had and what was wrong; nothing wrong, and all of them are sessions."""

    rows: int
    problems: list[RowProblem] = field(default_factory=list)


@transaction.atomic
def ensure_session(
    *, module: Module, key: str, starts_at: datetime, ends_at: datetime, is_contact: bool, title_fr: str, title_en: str
) -> Session:
    """The session with this key in the module's programme, made once."""
    fields = {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "is_contact": is_contact,
        "title_fr": title_fr,
        "title_en": title_en,
    }
    session, is_new = Session.objects.get_or_create(module=module, key=key, defaults=fields)
    if is_new:
        _tell_of(module.edition_id)
    return session


def _tell_of(edition_id: int) -> None:
    programme_changed.send(sender=Session, edition_id=edition_id)


@transaction.atomic
def add_session(*, edition: Edition, spec: SessionSpec, by: User) -> Session:
    """Put a session into the programme. Raises SessionRefused."""
    check_designs(by, edition)
    modules = {module.number: module for module in edition.modules.all()}
    taken = set(Session.objects.filter(module__edition=edition).values_list("key", flat=True))
    wrong = _wrong_with(spec, modules, taken)
    if wrong:
        raise SessionRefused(column=wrong[0][0], message=wrong[0][1])
    session = _add(spec, modules)
    _tell_of(edition.pk)
    audit_api.record(action="session.added", by=by, thing=session, data={"edition": edition.key, "key": spec.key})
    return session


@transaction.atomic
def remove_session(*, session: Session, by: User) -> None:
    """Take a session out of the programme, as long as nobody's attendance of it is on record. Raises SessionInUse."""
    edition = session.module.edition
    check_designs(by, edition)
    if Fact.objects.filter(edition=edition, kind=Fact.Kind.ATTENDANCE, subject_key=session.key).exists():
        raise SessionInUse
    audit_api.record(action="session.removed", by=by, thing=session, data={"edition": edition.key, "key": session.key})
    session.delete()
    _tell_of(edition.pk)


@transaction.atomic
def move_sessions(*, edition: Edition, days_by_module: Mapping[int, int], by: User) -> int:
    """Move the sessions of postponed modules by so many days, at the same hour of the day; returns how many."""
    people_api.check(by, Permission.EDITIONS_MANAGE)
    moved = []
    for session in Session.objects.filter(module__edition=edition).select_related("module"):
        days = timedelta(days=days_by_module.get(session.module.number, 0))
        if days:
            session.starts_at, session.ends_at = _later(session.starts_at, days), _later(session.ends_at, days)
            moved.append(session)
    Session.objects.bulk_update(moved, ["starts_at", "ends_at"])
    if moved:
        audit_api.record(action="sessions.moved", by=by, thing=edition, data={"sessions": len(moved)})
    return len(moved)


def _later(moment: datetime, days: timedelta) -> datetime:
    """So many days later at the same hour of the wall clock, whatever summer time does in between."""
    return timezone.make_aware(timezone.make_naive(moment) + days)


@transaction.atomic
def import_programme(*, edition: Edition, file_name: str, content: bytes, by: User) -> ProgrammeReport:
    """Take a list of sessions in whole or not at all; the report names row and column."""
    people_api.check(by, Permission.EDITIONS_MANAGE)
    table = read_csv(content, columns=COLUMNS)
    report = ProgrammeReport(rows=len(table.rows), problems=list(table.problems))
    modules = {module.number: module for module in edition.modules.all()}
    specs = _specs(edition, modules, table.rows, report.problems)
    if not report.problems:
        for spec in specs:
            _add(spec, modules)
        _tell_of(edition.pk)
    audit_api.record(
        action="programme.imported" if not report.problems else "programme.refused", by=by, thing=edition,
        data={
            "file": file_name[:200], "sha256": learning_api.digest(content), "rows": report.rows,
            "problems": len(report.problems),
        },
    )  # fmt: skip
    return report


def _add(spec: SessionSpec, modules: dict[int, Module]) -> Session:
    return Session.objects.create(**(vars(spec) | {"module": modules[spec.module]}))


def _specs(
    edition: Edition, modules: dict[int, Module], rows: Sequence[CsvRow], problems: list[RowProblem]
) -> list[SessionSpec]:
    taken = set(Session.objects.filter(module__edition=edition).values_list("key", flat=True))
    specs = []
    for row in rows:
        spec = _spec(row, problems)
        if spec:
            wrong = _wrong_with(spec, modules, taken)
            problems += [RowProblem(row=row.number, column=column, message=words) for column, words in wrong]
            taken.add(spec.key)
            specs.append(spec)
    return specs


def _spec(row: CsvRow, problems: list[RowProblem]) -> SessionSpec | None:
    cells, before = row.cells, len(problems)

    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    number, key = cells["module"], cells["key"].casefold()
    if not (number.isascii() and number.isdigit() and len(number) < 4):
        wrong("module", _("“%s” is not the number of a module.") % number)
    if not key or slugify(key) != key or len(key) > KEY:
        wrong("key", _("“%s” is not a key: small letters, digits and hyphens.") % cells["key"])
    starts_at, ends_at = _moment(cells["starts_at"]), _moment(cells["ends_at"])
    for column, moment in (("starts_at", starts_at), ("ends_at", ends_at)):
        if moment is None:
            wrong(column, _("“%s” is not a date and time such as 2026-05-18T09:00.") % cells[column])
    contact = CONTACT.get(cells["contact"].casefold())
    if contact is None:
        wrong("contact", _("“%s” is not yes or no.") % cells["contact"])
    for column in ("title_fr", "title_en"):
        if not cells[column] or len(cells[column]) > TITLE:
            wrong(column, _("A title has 1 to 200 characters."))
    if len(problems) > before or starts_at is None or ends_at is None or contact is None:
        return None
    return SessionSpec(
        module=int(number), key=key, starts_at=starts_at, ends_at=ends_at, is_contact=contact,
        title_fr=cells["title_fr"], title_en=cells["title_en"],
    )  # fmt: skip


def _moment(text: str) -> datetime | None:
    """A time without a zone is the house's own."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _wrong_with(spec: SessionSpec, modules: dict[int, Module], taken: set[str]) -> list[tuple[str, str]]:
    """Column and sentence of everything that does not fit into the programme."""
    found = []
    module = modules.get(spec.module)
    if module is None:
        found.append(("module", _("This edition has no module %s.") % spec.module))
    if spec.key in taken:
        found.append(("key", _("The programme has a session “%s” already.") % spec.key))
    if spec.ends_at <= spec.starts_at:
        found.append(("ends_at", _("The session ends before it begins.")))
    elif module and not (
        module.starts_on <= timezone.localdate(spec.starts_at) and timezone.localdate(spec.ends_at) <= module.ends_on
    ):
        found.append(("starts_at", _("This is not within the days of module %s.") % spec.module))
    return found
