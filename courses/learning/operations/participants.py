"""The list of who takes part, as the organiser of an edition sends it: people are made known and enrolled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.tables import CsvRow, RowProblem, read_csv
from academy.people import api as people_api
from academy.people.api import Country, Institution, NameRefused, Person, RoleCode, User
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment, ParticipantsImport
from courses.learning.operations.enrolments import enrol
from courses.learning.operations.imports import digest, seen_before
from courses.learning.permissions import check_organises
from courses.learning.queries import enrolled

COLUMNS = ("given_name", "family_name", "email", "country", "institution", "institution_kind")
OPTIONAL = ("language",)
LONGEST = {"given_name": 120, "family_name": 120, "email": 254, "institution": 200}


@dataclass(frozen=True, kw_only=True)
class _Line:
    cells: dict[str, str]
    country: Country


@transaction.atomic
def import_participants(
    *, edition: Edition, file_name: str, content: bytes, by: User, now: datetime
) -> ParticipantsImport:
    """Take a list in whole or not at all; the report names row and column.

    Somebody whom the Academy knows keeps what she said about herself. Source: P-PG (2020) 10, P-PG/Academy, item 7
    (other designated activities).
    """
    check_organises(by, edition)
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).get(pk=edition.pk)
    sha256 = digest(content)
    table = read_csv(content, columns=COLUMNS, optional=OPTIONAL)
    earlier = seen_before(ParticipantsImport.objects.filter(edition=edition), sha256)
    problems = [*table.problems, *earlier]
    if edition.is_cancelled:
        words = _("This edition is cancelled: nobody takes part in it.")
        problems.append(RowProblem(row=0, column="", message=words))
    lines = [] if earlier else _lines(edition, table.rows, problems)
    done = ParticipantsImport.objects.create(
        edition=edition, file_name=file_name[:200], sha256=sha256, rows=len(table.rows),
        report=[problem.as_dict() for problem in sorted(problems, key=lambda problem: problem.row)],
        accepted=not problems, imported_by=audit_api.actor_key(by), imported_at=now,
    )  # fmt: skip
    if done.accepted:
        for line in lines:
            _take_in(edition, line, by=by, on=timezone.localdate(now))
    audit_api.record(
        action="participants.imported" if done.accepted else "participants.refused", by=by, thing=done,
        data={"edition": edition.key, "rows": done.rows, "problems": len(problems)},
    )  # fmt: skip
    return done


def _lines(edition: Edition, rows: Sequence[CsvRow], problems: list[RowProblem]) -> list[_Line]:
    here = {enrolment.person.email.casefold() for enrolment in enrolled(edition)}
    room = None if edition.capacity is None else edition.capacity - len(here)
    if edition.limit_id:
        words = _("The places of this edition are given by selection: it takes no list of participants.")
        problems.append(RowProblem(row=0, column="", message=words))
    elif room is not None and len(rows) > room:
        words = _("%(rows)s people are more than the %(room)s places that are free.")
        problems.append(RowProblem(row=0, column="", message=words % {"rows": len(rows), "room": max(room, 0)}))
    countries: dict[str, Country | None] = {}
    seen: dict[str, int] = {}
    lines = []
    for row in rows:
        _check_twice(row, here, seen, problems)
        name = row.cells["country"]
        if name not in countries:
            countries[name] = people_api.find_country(name)
        line = _line(row, countries[name], problems)
        if line:
            lines.append(line)
    return lines


def _check_twice(row: CsvRow, here: set[str], seen: dict[str, int], problems: list[RowProblem]) -> None:
    address = row.cells["email"].casefold()
    if address and address in seen:
        words = _("Row %s already names this address.") % seen[address]
        problems.append(RowProblem(row=row.number, column="email", message=words))
    elif address in here:
        words = _("This person takes part in the edition already.")
        problems.append(RowProblem(row=row.number, column="email", message=words))
    seen.setdefault(address, row.number)


def _line(row: CsvRow, country: Country | None, problems: list[RowProblem]) -> _Line | None:
    cells, before = dict(row.cells), len(problems)

    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    for column, most in LONGEST.items():
        if not cells[column]:
            wrong(column, _("This cell is empty."))
        elif len(cells[column]) > most:
            wrong(column, _("This cell has more than %s characters.") % most)
    if cells["given_name"] and cells["family_name"]:
        try:
            people_api.clean_name(f"{cells['given_name']} {cells['family_name']}")
        except NameRefused:
            wrong("family_name", _("This is not a name that can be printed."))
    if cells["email"]:
        try:
            validate_email(cells["email"])
        except ValidationError:
            wrong("email", _("“%s” is not an e-mail address.") % cells["email"])
    if country is None:
        words = _("“%s” is not a country that the Academy knows, in French, English or as a code.")
        wrong("country", words % cells["country"])
    if cells["institution_kind"].casefold() not in Institution.Kind.values:
        kinds = {"given": cells["institution_kind"], "kinds": ", ".join(Institution.Kind.values)}
        wrong("institution_kind", _("“%(given)s” is not one of: %(kinds)s.") % kinds)
    if cells.get("language", "") not in ("", "fr", "en"):
        wrong("language", _("“%s” is not fr or en.") % cells["language"])
    return None if country is None or len(problems) > before else _Line(cells=cells, country=country)


def _take_in(edition: Edition, line: _Line, *, by: User, on: date) -> Enrolment:
    cells = line.cells
    institution = people_api.ensure_institution(
        name=cells["institution"], kind=cells["institution_kind"].casefold(), country=line.country, by=by
    )
    person: Person = people_api.ensure_person(
        email=cells["email"], given_name=cells["given_name"], family_name=cells["family_name"],
        language=cells.get("language") or "fr", country=line.country, institution=institution, by=by,
    )  # fmt: skip
    if person.user:
        people_api.grant_role(
            user=person.user, role=RoleCode.PARTICIPANT, starts_on=on, granted_by=audit_api.actor_key(by)
        )
    return enrol(person=person, edition=edition, by=by, on=on)
