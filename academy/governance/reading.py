"""How a resolution reads to somebody who is no programmer: what is asked, what it is worth, what a level needs.

Read once into plain values (8 statements), so that pages, minutes and comparisons say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance.models import (
    CurriculumModule,
    DesignatedActivity,
    LevelPart,
    Requirement,
    Resolution,
    Threshold,
)
from academy.governance.names import titles_of
from academy.governance.queries import PREFETCHED
from academy.governance.sentences import amount_words, category_words, credits_words
from academy.lib.bilingual import in_language


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is asked in one sentence, and what it gives. amount: hundredths; 0 where it gives nothing by itself."""

    requirement: Requirement
    sentence: str

    @property
    def amount(self) -> int:
        return self.requirement.amount

    @property
    def full(self) -> str:
        """The sentence with its credits: "attend at least 80 % of the sessions: 6.00 credits"."""
        worth = credits_words(self.amount) if self.amount else _("no credits of its own")
        return _("%(asked)s: %(credits)s") % {"asked": self.sentence, "credits": worth}


@dataclass(frozen=True, kw_only=True)
class ActivityRead:
    designation: DesignatedActivity
    title: str
    category: str
    lines: list[Line]
    modules: list[CurriculumModule]

    @property
    def total(self) -> int:
        """Hundredths that somebody earns who meets everything."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class ComponentRead:
    component: str
    activities: list[ActivityRead]
    level: Threshold | None
    rules: list[str] = field(default_factory=list)  # of the level, one sentence each


def with_content(rows: "QuerySet[Resolution]") -> "QuerySet[Resolution]":
    """Prefetches all that `read_out` needs."""
    return rows.prefetch_related(*PREFETCHED)


def read_out(resolution: Resolution) -> list[ComponentRead]:
    """By component and activity. `resolution` from `with_content`, or it is fetched here."""
    designations = list(resolution.designated_activities.all())
    requirements = list(resolution.requirements.all())
    titles = titles_of("activity", {row.activity_key for row in designations})
    words = Words(requirements)
    components = sorted(
        {row.component for row in designations} | {row.component for row in resolution.thresholds.all()}
    )
    return [
        ComponentRead(
            component=component,
            activities=[
                _activity(resolution, row, titles[row.activity_key], words)
                for row in designations
                if row.component == component
            ],
            level=_level(resolution, component),
            rules=level_rules(resolution, component),
        )
        for component in components
    ]


def topics_of(resolution: Resolution) -> list[str]:
    """The topics of its year in the active language, in their order."""
    return [in_language(topic, "title") for topic in resolution.topics.all()]


def _activity(resolution: Resolution, row: DesignatedActivity, title: str, words: "Words") -> ActivityRead:
    here = [
        one
        for one in resolution.requirements.all()
        if (one.component, one.activity_key) == (row.component, row.activity_key)
    ]
    modules = [
        one
        for one in resolution.curriculum.all()
        if (one.component, one.activity_key) == (row.component, row.activity_key)
    ]
    return ActivityRead(
        designation=row,
        title=title,
        category=category_words(row.category),
        lines=[Line(requirement=one, sentence=words.sentence(one, here)) for one in _told(here)],
        modules=modules,
    )


def _told(rows: Sequence[Requirement]) -> list[Requirement]:
    """Lines of their own: what gives credits, and what nothing else needs."""
    needed = {key for row in rows for key in row.settings.get("needs") or ()}
    return [row for row in rows if row.amount or row.key not in needed]


def sentences_of(rows: Sequence[Requirement]) -> dict[str, str]:
    """What each requirement of one activity asks, by its key."""
    words = Words(rows)
    return {row.key: words.sentence(row, rows) for row in rows}


def _level(resolution: Resolution, component: str) -> Threshold | None:
    return next((row for row in resolution.thresholds.all() if row.component == component), None)


class Words:
    """Requirements as half sentences ("pass the test “T-INTRO”"), with the titles of what they name."""

    def __init__(self, requirements: Sequence[Requirement]) -> None:
        self.titles = {
            kind: titles_of(kind, {row.settings.get(kind, "") for row in requirements})
            for kind in ("assignment", "test", "content")
        }

    def sentence(self, row: Requirement, rows: Sequence[Requirement]) -> str:
        """Begins with a capital; a module or an award tells what it needs."""
        words = self._phrase(row, {one.key: one for one in rows}, ())
        return words[:1].upper() + words[1:]

    def _phrase(self, row: Requirement, rows: dict[str, Requirement], seen: tuple[str, ...]) -> str:
        needs = [rows[key] for key in row.settings.get("needs") or () if key in rows and key not in seen]
        if needs and (not seen or row.kind == Requirement.Kind.AWARD):
            inner = joined([self._phrase(one, rows, (*seen, row.key)) for one in needs])
            if row.kind == Requirement.Kind.MODULE:
                return _("module %(number)s: %(asked)s") % {"number": row.settings.get("module", "?"), "asked": inner}
            return inner
        return self._plain(row)

    def _plain(self, row: Requirement) -> str:
        values = {
            "title": in_language(row, "title"),
            "share": row.settings.get("share_percent", "?"),
            "module": row.settings.get("module", "?"),
            "pass": row.settings.get("pass_percent", ""),
            **{name: self.titles[name].get(row.settings.get(name, ""), "?") for name in self.titles},
        }
        return _phrase_of(row) % values


def _phrase_of(row: Requirement) -> str:
    mark = bool(row.settings.get("pass_percent"))
    if row.kind == Requirement.Kind.ATTENDANCE:
        if row.settings.get("module"):
            return _("attend at least %(share)s %% of the sessions of module %(module)s")
        return _("attend at least %(share)s %% of the sessions")
    marked = {
        "assignment": (_("pass the assignment “%(assignment)s”"),
                       _("pass the assignment “%(assignment)s” with at least %(pass)s %%")),
        "test": (_("pass the test “%(test)s”"), _("pass the test “%(test)s” with at least %(pass)s %%")),
        "presentation": (_("pass the presentation “%(title)s”"),
                         _("pass the presentation “%(title)s” with at least %(pass)s %%")),
        "thesis": (_("pass the thesis “%(title)s”"), _("pass the thesis “%(title)s” with at least %(pass)s %%")),
        "other": (_("meet the requirement “%(title)s”"),
                  _("meet the requirement “%(title)s” with at least %(pass)s %%")),
    }  # fmt: skip
    if row.kind in marked:
        return marked[row.kind][mark]
    others = {
        "active_participation": _("have active participation confirmed"),
        "lessons": _("read every lesson of “%(content)s”"),
        "module": _("complete module %(module)s"),
        "award": _("meet every requirement"),
    }
    return others[row.kind]


def joined(phrases: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(phrases) < 2:
        return "".join(phrases)
    return _("%(first)s and %(last)s") % {"first": ", ".join(phrases[:-1]), "last": phrases[-1]}


def level_rules(resolution: Resolution, component: str) -> list[str]:
    """The level of a component as sentences: what it needs, its ceilings and parts, what is allowed besides."""
    level = _level(resolution, component)
    if level is None:
        return []
    rules = [_("The certificate needs %(credits)s.") % {"credits": credits_words(level.amount)}]
    rules += [_part(row) for row in resolution.level_parts.all() if row.component == component]
    rules += [
        _("At most %(amount)s of them count from: %(category)s.")
        % {"amount": amount_words(row.amount), "category": category_words(row.category)}
        for row in resolution.ceilings.all()
        if row.component == component
    ]
    return rules + _allowances(level)


def _part(row: LevelPart) -> str:
    values = {"amount": amount_words(row.amount), "category": category_words(row.category)}
    return _("At least %(amount)s of them come from: %(category)s.") % values


def _allowances(level: Threshold) -> list[str]:
    rules = []
    if level.validity_months:
        rules.append(
            ngettext(
                "A credit counts for %(months)s month after the activity.",
                "A credit counts for %(months)s months after the activity.",
                level.validity_months,
            )
            % {"months": level.validity_months}
        )
    if level.counts_other_components:
        rules.append(_("Credits earned under other components count as well."))
    if level.recognises_earlier_learning:
        rules.append(_("Recorded earlier learning can stand for a requirement."))
    if level.extension_months:
        rules.append(
            ngettext(
                "The span can be extended for a person by %(months)s month at most.",
                "The span can be extended for a person by %(months)s months at most.",
                level.extension_months,
            )
            % {"months": level.extension_months}
        )
    return rules
