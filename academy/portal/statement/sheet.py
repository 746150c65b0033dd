"""The statement as a CSV table. The columns are a promise: they are added to at the end, never renamed."""

from collections.abc import Iterable, Mapping, Sequence

from academy.governance.api import Component
from academy.lib.tables import as_csv
from academy.portal.statement import words
from academy.portal.statement.account import Account, Part, Row
from courses.learning.api import ExternalAward
from credits.api import Pending, Step

COLUMNS = (
    "participant",
    "component",
    "entry",
    "state",
    "credits",
    "activity",
    "activity_from",
    "activity_to",
    "place",
    "requirement_fr",
    "requirement_en",
    "resolution",
    "activity_date",
    "recorded_at",
    "contact_minutes",
    "workload_hours",
    "ects",
    "ects_granted_by",
    "facts",
    "note",
    "title",
    "awarded_by",
    "results",
    "evidence",
)


def statement_csv(account: Account) -> bytes:
    """One row per line of the ledger; lines that were taken back say so. Amounts with a point and two decimals.

    What is pending (state "pending") and each step of the shortest way (state "step") are rows without an entry, with
    their reasons as the note. A title that a university has given is a row of its own too (state "awarded"), without
    credits.
    """
    rows: list[tuple[object, ...]] = [COLUMNS]
    for part in account.parts:
        rows += (_cells(account, row, "standing") for row in part.rows)
        rows += (_cells(account, row, "taken back") for row in part.reversed_rows)
        rows += (_open(account, part, one, "pending", one.why) for one in part.status.pending_lines)
        rows += (_open(account, part, one, "step", one.unmet) for one in part.status.shortest or ())
    rows += (_award(account, award) for award in account.awards)
    return as_csv(rows)


def _cells(account: Account, row: Row, state: str) -> tuple[object, ...]:
    entry, line = row.entry, row.line
    return (
        account.number,
        entry.component,
        entry.pk,
        state,
        figure(entry.amount),
        row.activity,
        entry.edition.starts_on.isoformat(),
        entry.edition.ends_on.isoformat(),
        row.place,
        entry.requirement.title_fr,
        entry.requirement.title_en,
        line.resolution,
        entry.activity_date.isoformat(),
        entry.recorded_at.isoformat(timespec="seconds"),
        line.contact_minutes,
        line.workload_hours,
        figure(line.ects) if line.ects else "",
        line.ects_by,
        " ".join(str(fact.pk) for fact in line.facts),
        row.note or (words.university_title() if entry.component == Component.THREE else ""),
        "",
        "",
        " | ".join(row.results),
        " | ".join(one.sentence for one in row.evidence),
    )


def _open(account: Account, part: Part, one: Pending | Step, state: str, why: Sequence[str]) -> tuple[object, ...]:
    """The columns of a line that an award has which is not on the ledger."""
    return _row(
        {
            "participant": account.number,
            "component": part.component,
            "state": state,
            "credits": figure(one.amount),
            "activity": words.title(one.edition),
            "activity_from": one.edition.starts_on.isoformat(),
            "activity_to": one.edition.ends_on.isoformat(),
            "place": words.place(one.edition),
            "requirement_fr": one.requirement.title_fr,
            "requirement_en": one.requirement.title_en,
            "resolution": one.resolution,
            "note": " ".join(why),
        }
    )


def _award(account: Account, award: ExternalAward) -> tuple[object, ...]:
    """The columns of a line that an award has; the decision stands where a line names its resolution."""
    said: Mapping[str, object] = {
        "participant": account.number,
        "component": Component.THREE.value,
        "state": "awarded",
        "activity": words.title(award.edition),
        "activity_from": award.edition.starts_on.isoformat(),
        "activity_to": award.edition.ends_on.isoformat(),
        "place": words.place(award.edition),
        "resolution": award.decision.reference,
        "activity_date": award.awarded_on.isoformat(),
        "recorded_at": award.fact.recorded_at.isoformat(timespec="seconds"),
        "facts": str(award.fact_id),
        "note": words.university_title(),
        "title": award.title,
        "awarded_by": str(award.institution),
    }
    return _row(said)


def _row(said: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(said.get(column, "") for column in COLUMNS)


def figure(hundredths: int) -> str:
    """ "6.00": the same in every language, for machines."""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{'-' if hundredths < 0 else ''}{whole}.{rest:02d}"


def table_csv(head: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    return as_csv([list(head), *(list(row) for row in rows)])
