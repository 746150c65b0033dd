"""The list of applications as CSV or XLSX. The columns of an import come first.

Of what is restricted only the gender can be in it, for those who may read it and ask for it.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from academy.lib.sheets import as_xlsx
from academy.lib.tables import as_csv
from courses.admissions import facts, queries
from courses.admissions.models import Application, Call
from courses.admissions.operations import listed_facts
from courses.admissions.operations.importing import ADDED, COLUMNS, CONSULTANT, OPTIONAL, answer_columns
from courses.admissions.reasons import sentence


def rows(call: Call, applications: list[Application], *, with_gender: bool = False) -> Iterator[tuple[object, ...]]:
    """The header, then a row per application."""
    said = {one.screening_reason: sentence({"code": one.screening_reason}) for one in applications}
    answers = answer_columns(call)
    counted = _counted(call, applications, with_gender=with_gender)
    yield (*COLUMNS, *OPTIONAL, *answers, *listed_facts.COLUMNS, *ADDED)
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
            *counted[one.pk],
            str(one.ticket),
            one.state,
            one.screening,
            said[one.screening_reason],
            one.endorsement,
            one.endorsement_comment,
            one.source,
        )


def _counted(call: Call, applications: list[Application], *, with_gender: bool) -> dict[int, tuple[object, ...]]:
    """The columns of `listed_facts` by application; a known number of statements for any number of rows."""
    merits, noted = facts.merits_of(call), facts.noted_first_times(call)
    genders = facts.genders_of(call) if with_gender else {}
    bound = {
        member.application_id: f"J{joint.pk}"
        for joint in facts.joint_nominations(call)
        for member in joint.members.all()
    }
    return {
        one.pk: (
            genders.get(one.pk, ""),
            merits[one.pk].points if one.pk in merits else "",
            merits[one.pk].grid if one.pk in merits else "",
            ("yes" if noted[one.pk] else "no")
            if one.pk in noted
            else "",  # what the program knows by itself goes nowhere
            bound.get(one.pk, ""),
        )
        for one in applications
    }


def _answer(one: Application, key: str) -> object:
    if key == CONSULTANT and one.is_consultant:
        return "yes"
    value = one.answers.get(key)
    return "" if value is None else value


def as_file(call: Call, applications: list[Application], sort: str, *, with_gender: bool = False) -> bytes:
    table = rows(call, applications, with_gender=with_gender)
    return as_xlsx(table, title=_("Applications")) if sort == "xlsx" else as_csv(table)


def chosen(call: Call, filters: dict[str, str]) -> list[Application]:
    return list(queries.filtered(call, filters))
