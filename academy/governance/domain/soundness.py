"""Whether a draft makes sense before the Board votes on it: every problem with its place, none hidden by another. Pure.

The values are the Board's; what is refused here is what could never work, or what the founding text does not allow.
Sources: P-PG (2020) 10, P-PG/Academy, items 6 to 9 and 11; P-PG/Training, items 4 and 5.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from academy.governance.domain import reach
from academy.governance.domain.drafts import Asked, Draft, Problem, Setting, Span
from academy.governance.domain.gates import gates_without, is_gate
from academy.governance.domain.parameters import amount_wrong, checked
from academy.governance.domain.reach import COURSES, Level, Worth

ONE, TWO, THREE = "I", "II", "III"


def problems(draft: Draft) -> list[Problem]:
    """Everything that stands in the way of tabling; none for a sound draft."""
    parts = (_content, _period, _overlaps, _activities, _requirements, _needs, _curriculum, _levels, _renewal)
    return [problem for part in parts for problem in part(draft)]


def _content(draft: Draft) -> Iterator[Problem]:
    if not draft.designated and not draft.settings:
        yield Problem(code="empty")
    if draft.lacks_topics:
        yield Problem(code="no_topics")
    if not draft.component_iii_open:
        places = [(one.component, one.activity) for one in draft.designated]
        places += [(one.component, one.activity) for one in draft.asked]
        places += [(one.component, one.activity) for one in draft.modules]
        closed = next((activity for component, activity in places if component == THREE), None)
        if closed is not None:
            yield Problem(code="component_closed", component=THREE, activity=closed)


def _period(draft: Draft) -> Iterator[Problem]:
    """The list is identified each year, so it lapses after one. Source: P-PG/Academy, item 6."""
    if draft.designated and draft.span.ends_on > _a_year_from(draft.span.starts_on):
        yield Problem(
            code="longer_than_a_year",
            values={"last": _a_year_from(draft.span.starts_on), "until": draft.span.ends_on},
        )


def _a_year_from(day: date) -> date:
    try:
        return day.replace(year=day.year + 1) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(day.year + 1, 2, 28)


def _overlaps(draft: Draft) -> Iterator[Problem]:
    """One law for an activity and a day, whatever the component: one that moves an activity says what it supersedes."""
    levels = {(one.level.component, "") for one in draft.settings}
    for other in draft.others:
        starts_on = max(draft.span.starts_on, other.span.starts_on)
        ends_on = min(draft.span.ends_on, other.span.ends_on)
        if starts_on > ends_on:
            continue
        theirs = {activity for _component, activity in other.governs if activity}
        mine = {(one.component, one.activity) for one in draft.designated if one.activity in theirs}
        for component, activity in sorted(mine | (levels & other.governs)):
            yield Problem(
                code="overlap" if activity else "overlapping_level",
                component=component,
                activity=activity,
                values={"number": other.number, "from": starts_on, "until": ends_on},
            )


def _activities(draft: Draft) -> Iterator[Problem]:
    for one in draft.designated:
        where: dict[str, Any] = {"component": one.component, "activity": one.activity}
        missing = _first_uncovered(draft.span, one.spans)
        if missing:
            yield Problem(code="outside_mandate", **where, values={"mandate": one.mandate, "day": missing})
        if not one.is_capacity_building and not one.has_reason:
            yield Problem(code="no_reason", **where)


def _first_uncovered(span: Span, covers: Iterable[Span]) -> date | None:
    """The first day of the span that no mandate covers."""
    day = span.starts_on
    for cover in sorted(covers, key=lambda one: one.starts_on):
        if cover.starts_on <= day <= cover.ends_on:
            day = cover.ends_on + timedelta(days=1)
    return day if day <= span.ends_on else None


def _requirements(draft: Draft) -> Iterator[Problem]:
    designated = {(one.component, one.activity) for one in draft.designated}
    for one in draft.asked:
        where = _where(one)
        if (one.component, one.activity) not in designated:
            yield Problem(code="not_designated", **where)
        if one.component == ONE and one.kind == "test":
            yield Problem(code="test_in_component_one", **where)
        code = amount_wrong(one.amount)
        if code:
            yield Problem(code=code, **where, values={"amount": one.amount})
        for wrong in checked(one.kind, one.settings)[1]:
            yield Problem(code=f"setting_{wrong.code}", **where, values={"name": wrong.name, **wrong.values})


def _where(one: Asked) -> dict[str, Any]:
    return {"component": one.component, "activity": one.activity, "requirement": one.key}


def _needs(draft: Draft) -> Iterator[Problem]:
    for (component, activity), rows in _by_activity(draft.asked).items():
        graph = {row.key: [str(key) for key in row.settings.get("needs") or ()] for row in rows}
        for row in rows:
            for key in graph[row.key]:
                if key not in graph:
                    yield Problem(code="needs_nothing_known", **_where(row), values={"key": key})
        circle = _circle(graph)
        if circle:
            yield Problem(
                code="circle", component=component, activity=activity, requirement=circle[0], values={"keys": circle}
            )
        for row in _idle(rows, graph):
            yield Problem(code="nothing_needs_it", **_where(row))


def _idle(rows: Sequence[Asked], graph: Mapping[str, Sequence[str]]) -> list[Asked]:
    """What a course asks for although it gives no credit, completes no module, and is needed by nothing that does.

    In Component III exercises, tests and the thesis stand beside the modules. Source: P-PG/Academy, item 7.
    """
    if rows[0].component not in COURSES:
        return []
    useful = {row.key for row in rows if row.amount or row.kind == "module" or _stands_beside(row)}
    waiting = list(useful)
    while waiting:
        needed = {key for key in graph.get(waiting.pop(), ()) if key not in useful}
        useful |= needed
        waiting += needed
    return [row for row in rows if row.key not in useful]


def _stands_beside(row: Asked) -> bool:
    return row.component == THREE and is_gate(row.component, row.kind)


def _by_activity(asked: Iterable[Asked]) -> dict[tuple[str, str], list[Asked]]:
    found: dict[tuple[str, str], list[Asked]] = {}
    for one in asked:
        found.setdefault((one.component, one.activity), []).append(one)
    return found


def _circle(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Requirements that wait for each other, in their order; nothing where every wait ends."""
    waiting = {key: {need for need in needs if need in graph} for key, needs in graph.items()}
    while free := [key for key, needs in waiting.items() if not needs & waiting.keys()]:
        for key in free:
            del waiting[key]
    if not waiting:
        return []
    path = [next(iter(waiting))]
    while True:
        following = next(need for need in graph[path[-1]] if need in waiting)
        if following in path:
            return path[path.index(following) :]
        path.append(following)


def _curriculum(draft: Draft) -> Iterator[Problem]:
    """A module counts only under an adopted version; how many there are is the mandate's. Source: items 6 and 7."""
    adopted: dict[tuple[str, str], dict[str, set[int]]] = {}
    for module in draft.modules:
        versions = adopted.setdefault((module.component, module.activity), {})
        versions.setdefault(module.version, set()).add(module.number)
    designated = {(one.component, one.activity) for one in draft.designated}
    for place in sorted(adopted.keys() - designated):
        yield Problem(code="curriculum_not_designated", component=place[0], activity=place[1])
    for place in sorted(designated):
        yield from _versions(draft, place, adopted.get(place, {}))
    for one in draft.asked:
        number = one.settings.get("module")
        known = set().union(*adopted.get((one.component, one.activity), {}).values())
        if isinstance(number, int) and number not in known:
            yield Problem(code="module_not_adopted", **_where(one), values={"module": number})


def _versions(draft: Draft, place: tuple[str, str], versions: Mapping[str, set[int]]) -> Iterator[Problem]:
    component, activity = place
    fixed = draft.fixed_modules.get(place)
    if fixed is None:
        yield from _several(draft, place, versions)
        return
    if not versions and component == TWO:
        yield Problem(code="no_curriculum", component=component, activity=activity, values={"fixed": fixed})
    for version, numbers in sorted(versions.items()):
        if numbers != set(range(1, fixed + 1)):
            values = {"version": version, "found": len(numbers), "fixed": fixed}
            yield Problem(code="wrong_number_of_modules", component=component, activity=activity, values=values)


def _several(draft: Draft, place: tuple[str, str], versions: Mapping[str, set[int]]) -> Iterator[Problem]:
    """Component III has several modules; how many is the Board's. Source: P-PG (2020) 10, P-PG/Academy, item 7."""
    component, activity = place
    least = draft.least_modules.get(component, 0)
    for numbers in versions.values() or [set()]:
        if len(numbers) < least:
            values = {"found": len(numbers), "least": least}
            yield Problem(code="too_few_modules", component=component, activity=activity, values=values)


def worths(draft: Draft) -> list[Worth]:
    """What each designated activity gives at most, by component."""
    sums = {place: sum(max(0, row.amount) for row in rows) for place, rows in _by_activity(draft.asked).items()}
    return [
        Worth(
            component=one.component,
            activity=one.activity,
            category=one.category,
            amount=sums.get((one.component, one.activity), 0),
        )
        for one in draft.designated
    ]


def _levels(draft: Draft) -> Iterator[Problem]:
    given = worths(draft)
    for component, category in draft.loose_limits:
        yield Problem(code="limit_without_level", component=component, values={"category": category})
    for setting in draft.settings:
        yield from _level(draft, setting.level, given)
        yield from _structure(draft, setting.level.component)
        yield from _extras(draft, setting, given)


def _structure(draft: Draft, component: str) -> Iterator[Problem]:
    """A course that leads to a level asks for all that the text asks for, and names each of its modules.

    Source: P-PG (2020) 10, P-PG/Academy, item 7.
    """
    asked = _by_activity(draft.asked)
    for one in draft.designated:
        if one.component != component or component not in COURSES:
            continue
        place = (component, one.activity)
        rows = asked.get(place, [])
        for gate in gates_without(component, (row.kind for row in rows)):
            yield Problem(code=f"no_{gate}", component=component, activity=one.activity)
        least = draft.fixed_modules.get(place, draft.least_modules.get(component, 0))
        named = len({row.settings.get("module") for row in rows if row.kind == "module"})
        if named < least:
            values = {"found": named, "least": least}
            yield Problem(code="modules_not_asked", component=component, activity=one.activity, values=values)


def _level(draft: Draft, level: Level, given: Sequence[Worth]) -> Iterator[Problem]:
    component = level.component
    if component == THREE and not draft.component_iii_open:
        yield Problem(code="component_closed", component=THREE)
        return
    if level.amount < 1:
        yield Problem(code="level_of_nothing", component=component)
    if not any(worth.component == component for worth in given):
        yield Problem(code="level_without_activity", component=component)
        return
    most = reach.most(level, given)
    if most < level.amount:
        values = {"required": level.amount, "most": most, "lists": level.lists}
        never = level.validity_months is None and component not in COURSES
        yield Problem(code="never_in_reach" if never else "out_of_reach", component=component, values=values)
    short = {
        category: reach.most_of(level, given, category)
        for category, part in sorted(level.parts.items())
        if reach.most_of(level, given, category) < part
    }
    for category, at_most in short.items():
        part_values = {"category": category, "required": level.parts[category], "most": at_most}
        yield Problem(code="part_out_of_reach", component=component, values=part_values)
    if sum(level.parts.values()) > level.amount:
        values = {"required": level.amount, "parts": sum(level.parts.values())}
        yield Problem(code="parts_above_level", component=component, values=values)
    if most >= level.amount and not short and not any(way.meets(level) for way in reach.reaches(level, given)):
        yield Problem(code="not_together", component=component)


def _extras(draft: Draft, setting: Setting, given: Sequence[Worth]) -> Iterator[Problem]:
    level, component = setting.level, setting.level.component
    months = draft.span_months.get(component)
    if level.validity_months is not None and level.validity_months < (months or 1):
        values = {"months": level.validity_months, "span": months or 1}
        yield Problem(code="validity_too_short", component=component, values=values)
    if setting.extension_months is not None and (months is None or setting.extension_months < 1):
        yield Problem(code="extension_without_span", component=component)
    if setting.recognises_earlier_learning and component == ONE:
        yield Problem(code="recognition_of_presence", component=component)
    others = [worth for worth in given if worth.component != component and worth.amount]
    if level.counts_other_components and not others:
        yield Problem(code="no_other_component", component=component)


def _renewal(draft: Draft) -> Iterator[Problem]:
    """A list of a later year says how evaluations and needs were taken into account.

    Source: P-PG (2020) 10, P-PG/Training, item 4; P-PG/Academy, item 4.
    """
    if draft.renews and not draft.is_considered:
        yield Problem(code="not_considered", values={"number": draft.renews})
