"""Requirements, facts and results in words that somebody outside the Academy understands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance.api import Requirement
from academy.lib.bilingual import beside, in_language
from academy.lib.dates import date_format
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.api import Fact

Subjects = Mapping[tuple[str, str], str]  # (kind of fact, subject key) to a title


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One fact, said: on which day, what, how much, recorded by whom and when, from which source."""

    fact: Fact
    day: str
    what: str
    how_much: str
    who: str
    when: str
    source: str

    @property
    def sentence(self) -> str:
        """All of it in one line, for a table."""
        said = _("%(day)s: %(what)s, %(how_much)s; recorded by %(who)s, %(when)s; %(source)s")
        return said % {name: getattr(self, name) for name in ("day", "what", "how_much", "who", "when", "source")}


def hours(minutes: int) -> str:
    """ "12 h" or "12 h 30"."""
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"


def percent(value: int, out_of: int) -> str:
    """A share, rounded down to a whole per cent, as the rules count it."""
    return _("%(share)s %%") % {"share": 100 * value // out_of if out_of else 0}


def day(value: date) -> str:
    return date_format(value, "j F Y")


def university_title() -> str:
    return _(
        "The title of Component III is the universities’ own: the Academy records it and never issues it "
        "(P-PG (2020) 10, P-PG/Academy, item 7)."
    )


def title(thing: Any) -> str:
    return in_language(thing, "title")


def dates(edition: Edition) -> str:
    starts, ends = date_format(edition.starts_on, "j F Y"), date_format(edition.ends_on, "j F Y")
    return starts if starts == ends else _("%(starts)s to %(ends)s") % {"starts": starts, "ends": ends}


def place(edition: Edition) -> str:
    """Town and country as far as they are recorded; the host where there is no town."""
    parts = [edition.town or edition.host, in_language(edition.country, "name") if edition.country else ""]
    return ", ".join(part for part in parts if part) or _("not recorded")


def requirement_words(requirement: Requirement, siblings: Sequence[Requirement]) -> str:
    """What the requirement asks, with the Board's own figures. siblings: the requirements of the same activity."""
    settings = requirement.settings
    module = settings.get("module")
    if requirement.kind == Requirement.Kind.ATTENDANCE:
        words = _("Present for at least %(share)s %% of the contact time.")
        if module is not None:
            words = _("Present for at least %(share)s %% of the contact time of module %(module)s.")
        return words % {"share": settings.get("share_percent"), "module": module}
    if needs := settings.get("needs"):
        titles = [_need(one) for one in siblings if one.key in needs]
        return _("Given once all of this is met: %(needs)s.") % {"needs": _("; ").join(titles)}
    simple = {
        Requirement.Kind.ACTIVE_PARTICIPATION: _("A trainer confirms active participation."),
        Requirement.Kind.LESSONS: _("Every lesson of the distance module is read."),
        Requirement.Kind.TEST: _("The test is passed."),
        Requirement.Kind.ASSIGNMENT: _("The assignment is marked and passed."),
        Requirement.Kind.PRESENTATION: _("The presentation is marked and passed."),
        Requirement.Kind.THESIS: _("The thesis is marked and passed."),
    }
    return simple.get(Requirement.Kind(requirement.kind), "")


def _need(requirement: Requirement) -> str:
    """A requirement that another one needs; for attendance with the Board's figure."""
    asks = requirement_words(requirement, ()).rstrip(".")
    is_figure = requirement.kind == Requirement.Kind.ATTENDANCE
    return f"{title(requirement)} ({asks[:1].lower()}{asks[1:]})" if is_figure else title(requirement)


def evidence(fact: Fact, *, subjects: Subjects, who: str) -> Evidence:
    subject = subjects.get((fact.kind, fact.subject_key), fact.subject_key)
    return Evidence(
        fact=fact,
        day=date_format(fact.activity_date, "j F Y"),
        what=_what(fact, subject),
        how_much=how_much(fact),
        who=who,
        when=date_format(fact.recorded_at, "j F Y, H:i"),
        source=learning_api.source_words(fact),
    )


def _what(fact: Fact, subject: str) -> str:
    kind = _capital(str(fact.get_kind_display()))
    return kind if fact.kind == Fact.Kind.ACTIVE_PARTICIPATION else beside(kind, subject)


def how_much(fact: Fact) -> str:
    """The value in the unit of its kind; and whether the pass mark was reached, where there is one."""
    kind = Fact.Kind
    values = {"value": fact.value, "out_of": fact.out_of}
    if fact.kind == kind.ATTENDANCE:
        words = _("%(value)s of %(out_of)s minutes") % values
    elif fact.kind == kind.ASSIGNMENT:
        words = _("%(mark)s %%") % {"mark": number_format(fact.value / 100, decimal_pos=2)}
    elif fact.kind == kind.LESSONS:
        words = _("%(value)s of %(out_of)s lessons") % values
    elif fact.kind == kind.ACTIVE_PARTICIPATION:
        return _("confirmed") if fact.value == fact.out_of else _("not confirmed")
    elif fact.out_of == 1:
        words = _("yes") if fact.value else _("no")
    else:
        words = _("%(value)s of %(out_of)s points") % values
    return words if fact.passed is None else f"{words}, {_('passed') if fact.passed else _('not passed')}"


def results(facts: Iterable[Fact], *, subjects: Subjects) -> list[str]:
    """The facts of a line, summed by what they are: one sentence for all attendance, one for each test."""
    rows = list(facts)
    attended = [fact for fact in rows if fact.kind == Fact.Kind.ATTENDANCE]
    found = [_attendance(attended)] if attended else []
    for fact in rows:
        if fact.kind == Fact.Kind.ACTIVE_PARTICIPATION:
            found.append(_("Active participation: %(result)s") % {"result": how_much(fact)})
        elif fact.kind != Fact.Kind.ATTENDANCE:
            subject = subjects.get((fact.kind, fact.subject_key), fact.subject_key)
            kind = _capital(str(fact.get_kind_display()))
            found.append(
                _("%(kind)s “%(subject)s”: %(result)s") % {"kind": kind, "subject": subject, "result": how_much(fact)}
            )
    return found


def _attendance(facts: Sequence[Fact]) -> str:
    present = sum(fact.value for fact in facts)
    words = ngettext(
        "Attendance: %(present)s in %(sessions)s session",
        "Attendance: %(present)s in %(sessions)s sessions",
        len(facts),
    )
    return words % {"present": hours(present), "sessions": len(facts)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
