"""Everything that a statement says about one person, put together once; a constant number of SQL statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance.api import Component, Requirement, Threshold
from academy.people.api import Person
from academy.portal.statement import words
from academy.portal.statement.asked import Asked
from academy.portal.statement.authors import authors_of
from academy.portal.statement.subjects import subjects_of
from academy.portal.statement.words import Evidence
from courses.catalogue.api import Edition
from courses.learning.api import ExternalAward
from credits import api as credits_api
from credits.api import ComponentStatus, CreditEntry, Left, Line


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the ledger with all that explains it. minutes: of contact. asks: the requirement in words."""

    entry: CreditEntry
    line: Line
    title: str
    asks: str
    activity: str
    dates: str
    place: str
    results: list[str]
    evidence: list[Evidence]
    note: str = ""  # of a reversed line: when and why

    @property
    def amount(self) -> int:
        return self.entry.amount

    @property
    def contact_time(self) -> str:
        return words.hours(self.line.contact_minutes)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One component. Amounts are hundredths of an Academy credit."""

    status: ComponentStatus
    rows: list[Row]
    reversed_rows: list[Row]
    notes: list[str]

    @property
    def component(self) -> str:
        return self.status.component

    @property
    def missing_amount(self) -> int:
        """What the level still asks for beyond what counts and what is pending."""
        return max(0, self.status.required - self.status.counted - self.status.pending)

    @property
    def pending_percent(self) -> int:
        """The second arc of the ring."""
        required = self.status.required
        full = min(100, 100 * (self.status.counted + self.status.pending) // required) if required else 0
        return max(0, full - self.status.percent)

    @property
    def workload_hours(self) -> int:
        return sum(row.line.workload_hours for row in self.rows)

    @property
    def contact(self) -> str:
        return words.hours(sum(row.line.contact_minutes for row in self.rows))

    @property
    def ects(self) -> int:
        return sum(row.line.ects or 0 for row in self.rows)

    @property
    def ects_by(self) -> list[str]:
        return sorted({row.line.ects_by for row in self.rows if row.line.ects})


@dataclass(frozen=True, kw_only=True)
class Account:
    """made_on: the day it was made. awards: titles that universities have given, recorded by the Academy."""

    person: Person
    asked: Asked
    made_on: date
    parts: list[Part]
    awards: list[ExternalAward]
    is_demonstration: bool

    @property
    def caveats(self) -> list[str]:
        """What of an earlier day is not kept, said where it is asked for."""
        if self.asked.known_on is None:
            return []
        return [
            _(
                "The programme is today’s: how long the sessions were on that day is not kept. Where the programme has "
                "changed since, the share of attendance may have been another then."
            )
        ]

    @property
    def number(self) -> str:
        """The participant's number, which the ledger knows instead of the name."""
        return str(self.person.uid)


def account_of(person: Person, *, asked: Asked) -> Account:
    statement = credits_api.statement_for(person, as_of=asked.as_of, law_on=asked.law_on)
    lines = [line for status in statement.statuses for line in (*status.lines, *status.reversed_lines)]
    explain = _Explain.of(lines)
    _know_countries(statement.statuses)
    parts = [_part(status, explain) for status in statement.statuses]
    awards = list(
        ExternalAward.objects.filter(person=person)
        .select_related("institution", "decision", "edition__country", "fact")
        .order_by("awarded_on", "pk")
    )
    if asked.as_of:
        awards = [award for award in awards if award.fact.recorded_at <= asked.as_of]
    invented = any(line.entry.resolution.is_demonstration for line in lines)
    return Account(
        person=person,
        asked=asked,
        made_on=timezone.localdate(),
        parts=parts,
        awards=awards,
        is_demonstration=invented,
    )


def _know_countries(statuses: Iterable[ComponentStatus]) -> None:
    """Of the activities that are open, for all at once: their places are told beside them."""
    rows = [one for status in statuses for one in (*status.pending_lines, *(status.shortest or ()))]
    prefetch_related_objects([one.edition for one in rows], "country")


@dataclass(frozen=True, kw_only=True)
class _Explain:
    """What lines need beside themselves, read for all of them at once."""

    siblings: Mapping[tuple[int, str, str], Sequence[Requirement]]
    authors: Mapping[int, str]
    subjects: Mapping[int, words.Subjects]
    editions: Mapping[int, Edition]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Explain":
        facts = [fact for line in lines for fact in line.facts]
        editions = Edition.objects.filter(pk__in={line.entry.edition_id for line in lines})
        return cls(
            siblings=_siblings({line.entry.resolution_id for line in lines}),
            authors=authors_of(facts),
            subjects=subjects_of(facts),
            editions=editions.select_related("activity", "country").in_bulk(),
        )

    def row(self, line: Line) -> Row:
        entry, requirement = line.entry, line.entry.requirement
        edition = self.editions[entry.edition_id]
        known = self.subjects.get(edition.pk, {})
        near = self.siblings[requirement.resolution_id, requirement.component, requirement.activity_key]
        return Row(
            entry=entry,
            line=line,
            title=words.title(requirement),
            asks=words.requirement_words(requirement, near),
            activity=words.title(edition),
            dates=words.dates(edition),
            place=words.place(edition),
            results=words.results(line.facts, subjects=known),
            evidence=[words.evidence(f, subjects=known, who=self.authors[f.pk]) for f in line.facts],
            note=_taken_back(line),
        )


def _siblings(resolutions: Iterable[int]) -> Mapping[tuple[int, str, str], Sequence[Requirement]]:
    found: dict[tuple[int, str, str], list[Requirement]] = defaultdict(list)
    for one in Requirement.objects.filter(resolution__in=resolutions):
        found[one.resolution_id, one.component, one.activity_key].append(one)
    return found


def _taken_back(line: Line) -> str:
    if line.reversed_at is None:
        return ""
    values = {"day": words.day(timezone.localdate(line.reversed_at)), "reason": line.reversed_because}
    return _("Taken back on %(day)s: %(reason)s") % values


def _part(status: ComponentStatus, explain: _Explain) -> Part:
    return Part(
        status=status,
        rows=[explain.row(line) for line in status.lines],
        reversed_rows=[explain.row(line) for line in status.reversed_lines],
        notes=_notes(status),
    )


def _notes(status: ComponentStatus) -> list[str]:
    """Why what is held and what counts may differ; where the level comes from; what was left before its end."""
    level, found = status.level, [_left(one) for one in status.left]
    if level:
        found.append(_level_words(level, status))
    if status.expired:
        words_ = _(
            "%(amount)s credits no longer count towards the level: resolution %(number)s lets a credit count for "
            "%(months)s months after the activity. They stay on the ledger."
        )
        months = level.validity_months if level else ""
        found.append(words_ % {"amount": _amount(status.expired), "number": _number(level), "months": months})
    if status.above_ceiling:
        words_ = _(
            "%(amount)s credits lie above the ceiling that resolution %(number)s sets for one kind of activity: they "
            "stay on the ledger and do not count towards the level."
        )
        found.append(words_ % {"amount": _amount(status.above_ceiling), "number": _number(level)})
    if status.from_others:
        words_ = _("%(amount)s credits of other components count here, as resolution %(number)s says.")
        found.append(words_ % {"amount": _amount(status.from_others), "number": _number(level)})
    if status.component == Component.ONE:
        found.append(_("Component I attests presence and active participation; no test plays a part."))
    if status.component == Component.THREE:
        found.append(words.university_title())
    return found


def _left(left: Left) -> str:
    title = words.title(left.edition)
    if left.on is None:
        said = _("Withdrawn from “%(activity)s” (the day is not on record): what is on record there stays on record.")
        return said % {"activity": title}
    said = _("Withdrawn from “%(activity)s” on %(day)s: what is on record there stays on record.")
    return said % {"activity": title, "day": words.day(left.on)}


def _level_words(level: Threshold, status: ComponentStatus) -> str:
    said = _(
        "Level: %(amount)s Academy credits, set by resolution %(number)s of the Governing Board (%(from)s to %(to)s)."
    )
    resolution = level.resolution
    return said % {
        "amount": _amount(status.required),
        "number": resolution.number,
        "from": words.day(resolution.applies_from),
        "to": words.day(resolution.applies_to),
    }


def _amount(hundredths: int) -> str:
    return credits_api.amount(hundredths)


def _number(level: Threshold | None) -> str:
    return level.resolution.number if level else "–"
