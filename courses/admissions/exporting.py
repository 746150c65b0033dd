"""The list of applications as CSV or XLSX. The columns of an import come first; nothing restricted is in it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from academy.lib.sheets import as_xlsx
from academy.lib.tables import as_csv
from courses.admissions import queries
from courses.admissions.models import Application, Call
from courses.admissions.operations.importing import ADDED, COLUMNS, CONSULTANT, OPTIONAL, answer_columns
from courses.admissions.reasons import sentence


def rows(call: Call, applications: list[Application]) -> Iterator[tuple[object, ...]]:
    """The header, then a row per application."""
    said = {one.screening_reason: sentence({"code": one.screening_reason}) for one in applications}
    answers = answer_columns(call)
    yield (*COLUMNS, *OPTIONAL, *answers, *ADDED)
    for one in applications:
        person = one.person
        yield (
            person.given_name,
            person.family_name,
            person.email,
            one.country_id,
            one.institution_name,
            one.institution_kind,
            one.position,
            one.national_rank,
            one.submitted_at.isoformat() if one.submitted_at else "",
            person.language,
            one.needs,
            one.motivation,
            person.printed_name,
            *(_answer(one, key) for key in answers),
            str(one.ticket),
            one.state,
            one.screening,
            said[one.screening_reason],
            one.endorsement,
            one.endorsement_comment,
            one.source,
        )


def _answer(one: Application, key: str) -> object:
    if key == CONSULTANT and one.is_consultant:
        return "yes"
    value = one.answers.get(key)
    return "" if value is None else value


def as_file(call: Call, applications: list[Application], sort: str) -> bytes:
    if sort == "xlsx":
        return as_xlsx(rows(call, applications), title=_("Applications"))
    return as_csv(rows(call, applications))


def chosen(call: Call, filters: dict[str, str]) -> list[Application]:
    return list(queries.filtered(call, filters))
