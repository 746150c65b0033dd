"""What the drafting screens show: sections with their state, problems with the form that mends them, today's law."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance import api as governance_api
from academy.governance.api import (
    Component,
    CurriculumModule,
    DesignatedActivity,
    Problem,
    Provision,
    Requirement,
    Resolution,
    Told,
)
from academy.lib.bilingual import in_language
from academy.lib.dates import date_format

GENERAL = frozenset({"overlap", "overlapping_level", "longer_than_a_year", "outside_mandate"})
LIMITS = frozenset({"limit_without_level", "part_out_of_reach", "parts_above_level", "not_together"})
CURRICULUM = frozenset({"no_curriculum", "wrong_number_of_modules", "too_few_modules", "curriculum_not_designated"})
# What a course does not ask for although the text does: added on its list of requirements.
STRUCTURE = frozenset({"no_participation", "no_exercise", "no_test", "no_thesis", "modules_not_asked"})

# What the list as a whole lacks, with the page on which it is said.
OF_THE_LIST = {"not_considered": "renewal", "no_topics": "topics"}


@dataclass(frozen=True, kw_only=True)
class Section:
    """One line of the task list. tone: good, warning, bad or "" (nothing need be done)."""

    title: str
    address: str
    state: str
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A problem's sentence with the form that mends it."""

    sentence: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Overview:
    resolution: Resolution
    general: list[Section]
    activities: list[tuple[str, DesignatedActivity, list[Section]]]
    levels: list[Section]
    troubles: list[Trouble]
    closed: list[str] = field(default_factory=list)  # why the level of a component cannot be set
    fixed: list[Provision] = field(default_factory=list)


def overview(resolution: Resolution) -> Overview:
    """The whole draft in a known number of statements, however much it says."""
    designations = sorted(resolution.designated_activities.all(), key=lambda row: (row.component, row.pk))
    told = governance_api.problems_of(resolution)
    places = Places(resolution, designations)
    addresses = {id(one): places.address(one.problem) for one in told}
    wrong = set(addresses.values())
    titles = governance_api.titles_of("activity", {row.activity_key for row in designations})
    lines = _counted(resolution)
    states = {component: governance_api.component_state(component) for component in Component.values}
    open_ones = [component for component, (is_open, _said) in states.items() if is_open]
    return Overview(
        resolution=resolution,
        general=_general(resolution, wrong),
        activities=[
            (titles[row.activity_key], row, _of_activity(resolution, row, lines, wrong)) for row in designations
        ],
        levels=_levels(resolution, open_ones, wrong),
        troubles=[Trouble(sentence=one.sentence, address=addresses[id(one)]) for one in told],
        closed=[said for is_open, said in states.values() if not is_open],
        fixed=list(Provision.objects.select_related("mandate").order_by("mandate", "component", "key")),
    )


class Places:
    """Where each problem is mended."""

    def __init__(self, resolution: Resolution, designations: list[DesignatedActivity]) -> None:
        self.pk = resolution.pk
        self.designations = {(row.component, row.activity_key): row.pk for row in designations}
        self.requirements = {
            (row.component, row.activity_key, row.key): row.pk for row in resolution.requirements.all()
        }

    def address(self, problem: Problem) -> str:
        name, args = self._place(problem)
        return reverse(f"drafting:{name}", args=[self.pk, *args])

    def _place(self, problem: Problem) -> tuple[str, list[object]]:
        designation = self.designations.get((problem.component, problem.activity))
        if problem.code in OF_THE_LIST:
            return OF_THE_LIST[problem.code], []
        if problem.code in GENERAL:
            return "general", []
        if problem.code in LIMITS:
            return "limits", [problem.component]
        if designation is None:
            return ("add_activity", []) if problem.activity or problem.code == "empty" else self._level(problem)
        return self._in_activity(problem, designation)

    def _in_activity(self, problem: Problem, designation: int) -> tuple[str, list[object]]:
        requirement = self.requirements.get((problem.component, problem.activity, problem.requirement))
        if problem.code in CURRICULUM or (problem.code == "module_not_adopted" and requirement is None):
            return "curriculum", [designation]
        if problem.code in STRUCTURE:
            return "requirements", [designation]
        return ("requirement", [designation, requirement]) if requirement else ("activity", [designation])

    def _level(self, problem: Problem) -> tuple[str, list[object]]:
        closed = problem.code == "component_closed"
        return ("overview", []) if closed or not problem.component else ("level", [problem.component])


def _general(resolution: Resolution, wrong: set[str]) -> list[Section]:
    renewed = governance_api.renewed_by(resolution)
    considered = bool(resolution.considered_fr and resolution.considered_en)
    period = _("%(from)s to %(to)s") % {
        "from": date_format(resolution.applies_from),
        "to": date_format(resolution.applies_to),
    }
    if considered:
        state, tone = _("said"), "good"
    elif renewed:
        state, tone = _("to be said"), "warning"
    else:
        state, tone = _("not needed: it renews no earlier list"), ""
    return [
        _section(_("Number, titles, text, period"), reverse("drafting:general", args=[resolution.pk]), period, wrong),
        _topics(resolution, wrong),
        Section(
            title=_("How evaluations, conclusions and needs were taken into account"),
            address=reverse("drafting:renewal", args=[resolution.pk]),
            state=state,
            tone=tone,
        ),
    ]


def _topics(resolution: Resolution, wrong: set[str]) -> Section:
    count = len(resolution.topics.all())
    state = ngettext("%(count)s topic", "%(count)s topics", count) % {"count": count} if count else _("none")
    address = reverse("drafting:topics", args=[resolution.pk])
    return _section(_("Topics of the year"), address, state, wrong, is_set=bool(count))


def _section(title: str, address: str, state: str, wrong: set[str], *, is_set: bool = True) -> Section:
    if address in wrong:
        return Section(title=title, address=address, state=_("to be mended"), tone="bad")
    return Section(title=title, address=address, state=state, tone="good" if is_set else "")


def _counted(resolution: Resolution) -> dict[tuple[str, str], tuple[list[int], int, int]]:
    """By activity: the keys of its requirements, what they give together, the modules of its curriculum."""
    found: dict[tuple[str, str], tuple[list[int], int, int]] = {}
    for row in resolution.requirements.all():
        keys, amount, modules = found.get((row.component, row.activity_key), ([], 0, 0))
        found[row.component, row.activity_key] = ([*keys, row.pk], amount + row.amount, modules)
    for module in resolution.curriculum.all():
        keys, amount, modules = found.get((module.component, module.activity_key), ([], 0, 0))
        found[module.component, module.activity_key] = (keys, amount, modules + 1)
    return found


def _of_activity(
    resolution: Resolution,
    row: DesignatedActivity,
    lines: dict[tuple[str, str], tuple[list[int], int, int]],
    wrong: set[str],
) -> list[Section]:
    keys, amount, modules = lines.get((row.component, row.activity_key), ([], 0, 0))
    args = [resolution.pk, row.pk]
    asked = ngettext("%(count)s requirement", "%(count)s requirements", len(keys)) % {"count": len(keys)}
    worth = _("%(asked)s, %(credits)s") % {"asked": asked, "credits": governance_api.credits_words(amount)}
    requirements = reverse("drafting:requirements", args=args)
    of_lines = {reverse("drafting:requirement", args=[*args, key]) for key in keys}
    found = wrong | ({requirements} if wrong & of_lines else set())
    count = ngettext("%(count)s module", "%(count)s modules", modules) % {"count": modules}
    return [
        _section(
            _("Designation, reason, learning outcomes"),
            reverse("drafting:activity", args=args),
            governance_api.category_words(row.category),
            wrong,
        ),
        _section(_("Requirements and credits"), requirements, worth, found, is_set=bool(keys)),
        _section(_("Curriculum"), reverse("drafting:curriculum", args=args), count, wrong, is_set=bool(modules)),
    ]


def _levels(resolution: Resolution, components: Iterable[str], wrong: set[str]) -> list[Section]:
    levels = {row.component: row for row in resolution.thresholds.all()}
    limits = [row.component for row in resolution.ceilings.all()]
    limits += [row.component for row in resolution.level_parts.all()]
    found = []
    for component in components:
        level = levels.get(component)
        state = governance_api.credits_words(level.amount) if level else _("not set")
        count = limits.count(component)
        of_limits = ngettext("%(count)s limit", "%(count)s limits", count) % {"count": count} if count else _("none")
        values = {"component": component}
        found += [
            _section(
                _("Level of Component %(component)s") % values,
                reverse("drafting:level", args=[resolution.pk, component]),
                state,
                wrong,
                is_set=level is not None,
            ),
            _section(
                _("Ceilings and parts of Component %(component)s") % values,
                reverse("drafting:limits", args=[resolution.pk, component]),
                of_limits,
                wrong,
                is_set=bool(count),
            ),
        ]
    return found


def categories(resolution: Resolution, component: str) -> list[str]:
    """Categories that are designated, or limited already, in the order of their names."""
    found = {row.category for row in resolution.designated_activities.all()}
    for rows in (resolution.ceilings, resolution.level_parts):
        found |= {row.category for row in rows.filter(component=component)}
    return sorted(found, key=governance_api.category_words)


@dataclass(frozen=True, kw_only=True)
class Today:
    """What the law before says of the thing at hand."""

    number: str
    sentences: list[str]


def today_of_activity(resolution: Resolution, row: DesignatedActivity) -> Today | None:
    before = governance_api.law_before(resolution)
    if before is None:
        return None
    for part in governance_api.read_out(before):
        for activity in part.activities:
            if (part.component, activity.designation.activity_key) == (row.component, row.activity_key):
                return Today(number=before.number, sentences=[line.full for line in activity.lines])
    return Today(number=before.number, sentences=[_("It does not designate this activity.")])


def today_of_level(resolution: Resolution, component: str) -> Today | None:
    before = governance_api.law_before(resolution)
    if before is None:
        return None
    rules = next((part.rules for part in governance_api.read_out(before) if part.component == component), [])
    return Today(number=before.number, sentences=rules or [_("It sets no level for this component.")])


def today_of_module(resolution: Resolution, row: DesignatedActivity) -> Today | None:
    before = governance_api.law_before(resolution)
    if before is None:
        return None
    for part in governance_api.read_out(before):
        for activity in part.activities:
            if (part.component, activity.designation.activity_key) == (row.component, row.activity_key):
                return Today(number=before.number, sentences=[_module_words(module) for module in activity.modules])
    return Today(number=before.number, sentences=[_("It does not designate this activity.")])


def _module_words(module: CurriculumModule) -> str:
    values = {"version": module.version, "number": module.number, "title": in_language(module, "title")}
    return _("Version %(version)s, module %(number)s: %(title)s") % values


def number_of_modules(row: DesignatedActivity) -> Provision | None:
    """What the mandate fixes for the activity: shown, never asked."""
    keys = [Provision.Key.MODULES, Provision.Key.LEAST_MODULES]
    rows = Provision.objects.filter(key__in=keys).select_related("mandate").order_by("-pk")
    own = rows.filter(mandate__code="P-PG/Academy", component=row.component).first()
    return own or rows.filter(mandate=row.mandate, component="").first()


def requirement_key(rows: list[Requirement], wished: str) -> str:
    """A key that no other line of the activity has."""
    taken, number, key = {row.key for row in rows}, 1, wished[:50] or "requirement"
    while key in taken:
        number += 1
        key = f"{wished[:50] or 'requirement'}-{number}"
    return key


def told_in(told: list[Told], places: Places, address: str) -> list[str]:
    """The sentences of the problems that this page mends."""
    return [one.sentence for one in told if places.address(one.problem) == address]
