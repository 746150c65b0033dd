"""Lines of a statement: entries with their evidence, their law, and ECTS where a university has granted them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from academy.governance.api import EctsGrant
from academy.lib.bilingual import in_language
from courses.learning.api import Fact
from credits import sentences
from credits.models import CreditEntry
from credits.queries.entries import standing
from credits.queries.shapes import Line

Grants = Sequence[EctsGrant]


def grants(*, as_of: datetime | None = None) -> Grants:
    """Every recorded grant of ECTS credits, newest first; one statement."""
    rows = EctsGrant.objects.select_related("institution", "decision")
    return list(rows.filter(decision__recorded_at__lte=as_of) if as_of else rows)


def lines(entries: Sequence[CreditEntry], facts: Mapping[int, Fact], *, grants: Grants) -> list[Line]:
    """The standing entries, by the day of the activity."""
    rows = sorted(standing(entries), key=lambda entry: (entry.activity_date, entry.pk))
    completing = {entry.pk: grant for entry, grant in _granted(rows, grants)}
    return [_line(entry, facts, completing.get(entry.pk)) for entry in rows]


def _granted(rows: Sequence[CreditEntry], grants: Grants) -> list[tuple[CreditEntry, EctsGrant]]:
    """The last line of each activity for which a grant applies: ECTS belong to the activity, not to its parts."""
    last: dict[int, CreditEntry] = {entry.edition_id: entry for entry in rows}
    found = []
    for entry in last.values():
        for grant in grants:
            about = (grant.activity_key, grant.component) == (entry.edition.activity.key, entry.component)
            if about and grant.applies_from <= entry.activity_date <= grant.applies_to and _is_whole(entry, rows):
                found.append((entry, grant))
                break
    return found


def _is_whole(entry: CreditEntry, rows: Sequence[CreditEntry]) -> bool:
    """Whether every award of the activity is held, as the entry's resolution lists them."""
    held = {row.requirement_id for row in rows if row.edition_id == entry.edition_id}
    asked = [
        line.pk
        for line in entry.resolution.requirements.all()
        if line.amount and (line.activity_key, line.component) == (entry.edition.activity.key, entry.component)
    ]
    return held.issuperset(asked)


def reversed_lines(entries: Sequence[CreditEntry], facts: Mapping[int, Fact]) -> list[Line]:
    """The awards that were taken back, with the day and the reason."""
    by_id = {entry.pk: entry for entry in entries}
    found = []
    for reversal in entries:
        if reversal.reverses_id and reversal.reverses_id in by_id:
            line = _line(by_id[reversal.reverses_id], facts, None)
            found.append(_with_reversal(line, reversal))
    return found


def _with_reversal(line: Line, reversal: CreditEntry) -> Line:
    return Line(
        entry=line.entry,
        facts=line.facts,
        resolution=line.resolution,
        sentence=line.sentence,
        reversed_at=reversal.recorded_at,
        reversed_because=sentences.reason(reversal.reason),
    )


def _line(entry: CreditEntry, facts: Mapping[int, Fact], grant: EctsGrant | None) -> Line:
    words = _("%(credits)s for “%(title)s”, resolution %(resolution)s, on %(facts)s facts.")
    values = {
        "credits": sentences.credits_words(entry.amount),
        "title": in_language(entry.requirement, "title"),
        "resolution": entry.resolution.number,
        "facts": len(entry.grounds),
    }
    return Line(
        entry=entry,
        facts=[facts[ground] for ground in entry.grounds if ground in facts],
        resolution=entry.resolution.number,
        sentence=words % values,
        ects=grant.amount if grant else None,
        ects_by=str(grant.institution) if grant else "",
    )
