"""Small random cases, and what a person would do with them by trying everything: slow, and independent of the rule."""

import json
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from courses.admissions.domain.case import Case, of_document
from courses.admissions.domain.rule import Candidate, Rule

SEED = "5eed"
READINGS = ("A", "A_even", "A_countries_first", "B")
# positions in [selected, countries, PG countries, PG people, sum of squares], the first compared first
COMPARED = {
    "A": (0, 1, 2, 3, 4),
    "A_even": (0, 1, 2, 4, 3),
    "A_countries_first": (1, 0, 2, 3, 4),
    "B": (0, 3, 2, 1, 4),
}
Document = dict[str, Any]


@st.composite
def documents(draw: st.DrawFn, *, sided: bool = False, most: int = 9) -> Document:
    """A case as the command reads it, small enough to try everything."""
    countries = {f"C{i}": {"pg": draw(st.booleans()), "coe": True} for i in range(draw(st.integers(1, 4)))}
    size = draw(st.integers(1, most))
    applications = [
        {
            "id": f"a{i}",
            "country": draw(st.sampled_from(sorted(countries))),
            "national_rank": draw(st.none() | st.integers(1, 3)),
            "merit": draw(st.none() | st.integers(0, 3)),
            "first_time": draw(st.booleans()),
            "grant": draw(st.integers(0, 3)) * 100,
            "gender": draw(st.sampled_from(["f", "m"])),
        }
        for i in range(size)
    ]
    rule: Document = {"capacity": draw(st.integers(1, 5)), "reading": draw(st.sampled_from(READINGS))}
    if draw(st.booleans()):
        rule["per_country_cap"] = draw(st.integers(1, 2))
    if draw(st.booleans()):
        rule["served_last"] = sorted(draw(st.sets(st.sampled_from(sorted(countries)))))
    if draw(st.booleans()):
        rule["members_first"] = False
    document = {"rule": rule, "countries": countries, "applications": applications}
    return document | {"rule": rule | draw(sides(size))} if sided else document


@st.composite
def sides(draw: st.DrawFn, size: int) -> Document:
    sided: Document = {}
    if draw(st.booleans()):
        sided["budget"] = draw(st.integers(0, 8)) * 100
    if draw(st.booleans()):
        sided["groups"] = [{"field": "gender", "value": "f", "min": draw(st.integers(0, 2)), "max": 3}]
    if draw(st.booleans()):
        sided.setdefault("groups", []).append({"field": "pg", "value": True, "max": draw(st.integers(0, 3))})
    if size > 2 and draw(st.booleans()):
        sided["together"] = [draw(st.lists(st.sampled_from([f"a{i}" for i in range(size)]), min_size=2, max_size=3))]
    return sided


def case_of(document: Document) -> Case:
    return of_document(json.loads(json.dumps(document)))


def vector(chosen: list[Candidate]) -> list[int]:
    held: dict[str, int] = {}
    for candidate in chosen:
        held[candidate.country] = held.get(candidate.country, 0) + 1
    members = {candidate.country for candidate in chosen if candidate.is_pg}
    return [
        len(chosen),
        len(held),
        len(members),
        sum(held[country] for country in members),
        sum(count**2 for count in held.values()),
    ]


def compared(objective: list[int], reading: str) -> list[int]:
    return [-objective[i] if i == 4 else objective[i] for i in COMPARED[reading]]


def allowed(chosen: tuple[Candidate, ...], case: Case) -> bool:
    rule, ids = case.rule, {c.id for c in chosen}
    if not case.fixed <= ids or (rule.budget is not None and sum(c.grant for c in chosen) > rule.budget):
        return False
    for group in rule.groups:
        people, of_pool = sum(map(group.holds, chosen)), sum(map(group.holds, case.candidates))
        if people < min(group.least or 0, of_pool) or (group.most is not None and people > group.most):
            return False
    if any(len(joint & ids) not in (0, len(joint)) for joint in rule.together):
        return False
    cap = rule.per_country_cap if len(case.candidates) > rule.capacity else None
    held = [sum(c.country == country for c in chosen) for country in {c.country for c in chosen}]
    return cap is None or all(count <= max(cap, len(case.fixed)) for count in held)


def best(case: Case, *, among: str = "") -> list[int] | None:
    """The best vector of all selections; None where none is allowed. among: an id that has to be in it."""
    sizes = range(min(case.rule.capacity, len(case.candidates)) + 1)
    tried = (some for size in sizes for some in combinations(case.candidates, size) if allowed(some, case))
    if among:
        tried = (some for some in tried if among in {c.id for c in some})
    return max((vector(list(some)) for some in tried), key=lambda v: compared(v, case.rule.reading), default=None)


def rule(**parts: Any) -> Rule:
    return Rule(**({"capacity": 5} | parts))
