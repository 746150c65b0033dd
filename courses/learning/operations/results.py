"""Results that were made elsewhere: presentations, theses, tests of a partner. All of a list counts, or none of it."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.tables import CsvRow, RowProblem, read_csv
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.catalogue.api import Edition
from courses.learning.models import Enrolment, Fact, ResultsImport
from courses.learning.operations.facts import FactSpec, problems_of, record_facts
from courses.learning.operations.imports import digest, seen_before
from courses.learning.queries import enrolled, facts_of_edition

COLUMNS = ("email", "kind", "subject", "value", "out_of", "date")
KINDS = (Fact.Kind.PRESENTATION, Fact.Kind.OTHER, Fact.Kind.THESIS, Fact.Kind.ASSIGNMENT, Fact.Kind.TEST)
# A test and an assignment count by whether they were passed; the others may be judged by their share of the points.
SAY_PASSED = (Fact.Kind.ASSIGNMENT, Fact.Kind.TEST)
PASSED = {"yes": True, "oui": True, "no": False, "non": False, "": None}
WHOLE = 10_000  # an assignment's mark is kept in hundredths of a per cent
COLUMN_OF = {"person": "email", "subject": "subject", "value": "value", "out_of": "out_of", "date": "date"}

Line = tuple[CsvRow, FactSpec]


@transaction.atomic
def import_results(*, edition: Edition, file_name: str, content: bytes, by: User, now: datetime) -> ResultsImport:
    """Take a list (e-mail, kind, subject, value, maximum, date, passed) in whole or not at all.

    A result that is on record already is refused: it is corrected with a reason, by itself.
    """
    people_api.check(by, Permission.FACTS_RECORD, scope="edition", scope_key=str(edition.pk))
    sha256 = digest(content)
    table = read_csv(content, columns=COLUMNS, optional=("passed",))
    earlier = seen_before(ResultsImport.objects.filter(edition=edition), sha256)
    problems = [*table.problems, *earlier]
    lines = [] if earlier else _lines(edition, table.rows, problems, now)
    done = ResultsImport.objects.create(
        edition=edition, file_name=file_name[:200], sha256=sha256, rows=len(table.rows),
        report=[problem.as_dict() for problem in sorted(problems, key=lambda problem: problem.row)],
        accepted=not problems, imported_by=audit_api.actor_key(by), imported_at=now,
    )  # fmt: skip
    if done.accepted:
        specs = [_with_evidence(spec, f"results:{done.pk} row {row.number}") for row, spec in lines]
        record_facts(edition=edition, specs=specs, by=by, now=now)
    audit_api.record(
        action="results.imported" if done.accepted else "results.refused", by=by, thing=done,
        data={"edition": edition.key, "rows": done.rows, "problems": len(problems)},
    )  # fmt: skip
    return done


def _with_evidence(spec: FactSpec, evidence: str) -> FactSpec:
    return FactSpec(**(vars(spec) | {"evidence": evidence}))


def _lines(edition: Edition, rows: Sequence[CsvRow], problems: list[RowProblem], now: datetime) -> list[Line]:
    people = {e.person.email.casefold(): e for e in enrolled(edition)}
    lines = [line for row in rows if (line := _line(row, people, problems))]
    known = {(fact.person_uid, fact.kind, fact.subject_key): fact for fact in facts_of_edition(edition)}
    for row, spec in lines:
        if old := known.get(spec.key):
            words = _("A result is on record: %(value)s of %(out_of)s. Correct it with a reason, from the enrolments.")
            values = {"value": old.value, "out_of": old.out_of}
            problems.append(RowProblem(row=row.number, column="subject", message=words % values))
    for wrong in problems_of(edition=edition, specs=[spec for _row, spec in lines], now=now):
        row = lines[wrong.number][0]
        problems.append(RowProblem(row=row.number, column=COLUMN_OF[wrong.column], message=wrong.message))
    return lines


def _line(row: CsvRow, people: dict[str, Enrolment], problems: list[RowProblem]) -> Line | None:
    cells, before = row.cells, len(problems)

    def wrong(column: str, words: str) -> None:
        problems.append(RowProblem(row=row.number, column=column, message=words))

    enrolment = people.get(cells["email"].casefold())
    if enrolment is None:
        wrong("email", _("Nobody with the address “%s” is enrolled in this edition.") % cells["email"])
    kind, subject = cells["kind"].casefold(), cells["subject"].casefold()
    if kind not in KINDS:
        kinds = {"given": cells["kind"], "kinds": ", ".join(KINDS)}
        wrong("kind", _("“%(given)s” is not one of: %(kinds)s.") % kinds)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", subject):
        wrong("subject", _("“%s” is not a key: small letters, digits and hyphens.") % cells["subject"])
    value, out_of = _number(cells["value"]), _number(cells["out_of"])
    for column, number in (("value", value), ("out_of", out_of)):
        if number is None:
            wrong(column, _("“%s” is not a whole number of points.") % cells[column])
    day = _day(cells["date"])
    if day is None:
        wrong("date", _("“%s” is not a date such as 2026-03-31.") % cells["date"])
    given = cells.get("passed", "").casefold()
    if given not in PASSED:
        wrong("passed", _("“%s” is not yes or no.") % cells["passed"])
    elif PASSED[given] is None and kind in SAY_PASSED:
        wrong("passed", _("A test and an assignment say whether they were passed: yes or no."))
    if len(problems) > before or enrolment is None or value is None or out_of is None or day is None:
        return None
    if kind == Fact.Kind.ASSIGNMENT and 0 < value <= out_of:
        value, out_of = value * WHOLE // out_of, WHOLE
    return row, FactSpec(
        person_uid=enrolment.person.uid, kind=kind, subject_key=subject, value=value, out_of=out_of,
        passed=PASSED[given], activity_date=day, evidence="",
    )  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-03-31") else None
    except ValueError:
        return None
