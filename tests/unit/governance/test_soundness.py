"""What a draft may not say, each with its place; and what stays true whatever the Board chooses."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.governance.domain import reach, soundness
from academy.governance.domain.drafts import (
    Asked,
    Designated,
    Draft,
    Module,
    Other,
    Problem,
    Setting,
    Span,
)
from academy.governance.domain.parameters import LARGEST
from academy.governance.domain.reach import Level, Worth
from academy.governance.domain.soundness import problems

YEAR = Span(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
MANDATE = Span(starts_on=date(2023, 1, 1), ends_on=date(2028, 12, 31))
TRAINING, COURSE, SEMINAR = ("I", "training"), ("II", "course"), ("I", "seminar")


def designated(place: tuple[str, str], category: str, **changes: Any) -> Designated:
    values: dict[str, Any] = {"mandate": "P-PG/Training", "spans": (MANDATE,)} | changes
    return Designated(component=place[0], activity=place[1], category=category, **values)


def asked(place: tuple[str, str], key: str, kind: str, amount: int = 0, **settings: Any) -> Asked:
    return Asked(component=place[0], activity=place[1], key=key, kind=kind, amount=amount, settings=settings)


def level(component: str, amount: int, **changes: Any) -> Level:
    return Level(component=component, amount=amount, **({"ceilings": {}, "parts": {}} | changes))


SOUND = Draft(
    span=YEAR,
    designated=(
        designated(TRAINING, "executive_training"),
        designated(SEMINAR, "seminar"),
        designated(COURSE, "executive_course"),
    ),
    asked=(
        asked(TRAINING, "presence", "attendance", share_percent=80),
        asked(TRAINING, "training", "award", 600, needs=["presence"]),
        asked(SEMINAR, "presence", "attendance", 200, share_percent=80),
        *(asked(COURSE, f"present-{n}", "attendance", module=n, share_percent=80) for n in (1, 2, 3)),
        asked(COURSE, "essay", "assignment", assignment="a-1"),
        asked(COURSE, "exam", "test", test="t-1"),
        asked(COURSE, "module-1", "module", 400, module=1, needs=["present-1", "essay", "exam"]),
        *(asked(COURSE, f"module-{n}", "module", 400, module=n, needs=[f"present-{n}"]) for n in (2, 3)),
    ),
    settings=(Setting(level=level("I", 800)), Setting(level=level("II", 1200))),
    modules=tuple(Module(component="II", activity="course", version="1", number=n) for n in (1, 2, 3)),
    fixed_modules={COURSE: 3, TRAINING: 2},
    span_months={"II": 12},
)


def codes(draft: Draft) -> list[str]:
    return [problem.code for problem in problems(draft)]


def with_level(draft: Draft, wanted: Level, **extras: Any) -> Draft:
    kept = [one for one in draft.settings if one.level.component != wanted.component]
    return replace(draft, settings=(*kept, Setting(level=wanted, **extras)))


def with_asked(draft: Draft, *more: Asked) -> Draft:
    return replace(draft, asked=(*draft.asked, *more))


def test_a_sound_draft_has_no_problem() -> None:
    assert problems(SOUND) == []


def test_a_level_beyond_all_that_is_designated_is_out_of_reach() -> None:
    problem = Problem(code="out_of_reach", component="I", values={"required": 801, "most": 800, "lists": 1})
    assert problems(with_level(SOUND, level("I", 801, validity_months=12))) == [problem]


def test_credits_of_component_i_without_end_reach_over_the_years() -> None:
    """Twelve credits at eight a year take two years; a ceiling counts for all years together."""
    assert codes(with_level(SOUND, level("I", 1200))) == []
    assert reach.years(level("I", 800), soundness.worths(SOUND)) == 1
    assert reach.years(level("I", 1200), soundness.worths(SOUND)) == 2
    assert reach.years(level("I", 1200, validity_months=12), soundness.worths(SOUND)) is None
    capped = level("I", 1200, ceilings={"executive_training": 599, "seminar": 200})
    assert codes(with_level(SOUND, capped)) == ["never_in_reach"]


def test_a_course_is_one_list_even_where_its_credits_have_no_end() -> None:
    assert reach.years(level("II", 1200), soundness.worths(SOUND)) == 1
    assert reach.years(level("II", 1201), soundness.worths(SOUND)) is None


def test_credits_that_count_for_years_reach_over_as_many_lists() -> None:
    assert codes(with_level(SOUND, level("I", 1600, validity_months=24))) == []
    assert codes(with_level(SOUND, level("I", 1601, validity_months=35))) == ["out_of_reach"]


def test_component_ii_is_one_course_however_long_credits_count() -> None:
    assert codes(with_level(SOUND, level("II", 1201, validity_months=48))) == ["out_of_reach"]
    second = designated(("II", "other-course"), "executive_course")
    two = replace(SOUND, designated=(*SOUND.designated, second))
    assert "out_of_reach" in codes(with_level(two, level("II", 1201)))
    assert "out_of_reach" not in codes(with_level(two, level("II", 1200)))


def test_other_components_help_only_where_they_count() -> None:
    assert codes(with_level(SOUND, level("II", 2000))) == ["out_of_reach"]
    assert codes(with_level(SOUND, level("II", 2000, counts_other_components=True))) == []


def test_ceilings_lower_what_can_be_reached() -> None:
    assert codes(with_level(SOUND, level("I", 800, ceilings={"executive_training": 599}, validity_months=12))) == [
        "out_of_reach"
    ]


def test_a_part_that_nobody_offers_is_named_with_its_category() -> None:
    found = problems(with_level(SOUND, level("I", 800, parts={"seminar": 201}, validity_months=12)))
    values = {"category": "seminar", "required": 201, "most": 200}
    assert found == [Problem(code="part_out_of_reach", component="I", values=values)]
    assert codes(with_level(SOUND, level("I", 700, parts={"executive_training": 600, "seminar": 101}))) == [
        "parts_above_level"
    ]


def test_parts_must_be_reachable_in_one_and_the_same_course() -> None:
    draft = replace(SOUND, designated=(*SOUND.designated, designated(("II", "study"), "study_visit")))
    draft = with_asked(draft, asked(("II", "study"), "seen", "attendance", 300, share_percent=80))
    draft = replace(draft, fixed_modules={COURSE: 3})
    parts = {"executive_course": 1, "study_visit": 1}
    assert "not_together" in codes(with_level(draft, level("II", 1200, parts=parts)))


def test_a_list_lasts_a_year() -> None:
    assert codes(replace(SOUND, span=Span(starts_on=date(2026, 3, 1), ends_on=date(2027, 2, 28)))) == []
    assert codes(replace(SOUND, span=Span(starts_on=date(2026, 3, 1), ends_on=date(2027, 3, 1)))) == [
        "longer_than_a_year"
    ]
    assert codes(replace(SOUND, span=Span(starts_on=date(2024, 2, 29), ends_on=date(2025, 2, 28)))) == []


def test_another_resolution_for_the_same_activity_and_days_is_named() -> None:
    other = Other(
        number="2026/02",
        span=Span(starts_on=date(2026, 12, 1), ends_on=date(2027, 3, 1)),
        governs=frozenset({TRAINING, ("II", ""), ("I", "elsewhere")}),
    )
    days = {"number": "2026/02", "from": date(2026, 12, 1), "until": date(2026, 12, 31)}
    assert problems(replace(SOUND, others=(other,))) == [
        Problem(code="overlap", component="I", activity="training", values=days),
        Problem(code="overlapping_level", component="II", values=days),
    ]
    later = replace(other, span=Span(starts_on=date(2027, 1, 1), ends_on=date(2027, 3, 1)))
    assert codes(replace(SOUND, others=(later,))) == []


def test_a_mandate_covers_every_day_also_by_renewals_that_follow_each_other() -> None:
    first, second = Span(starts_on=date(2020, 1, 1), ends_on=date(2026, 6, 30)), date(2026, 7, 1)
    whole = (Span(starts_on=second, ends_on=date(2027, 1, 1)), first)
    broken = (Span(starts_on=date(2026, 7, 2), ends_on=date(2027, 1, 1)), first)
    for spans, expected in ((whole, []), (broken, ["outside_mandate"]), ((), ["outside_mandate"])):
        activities = tuple(replace(one, spans=spans) if one.activity == "seminar" else one for one in SOUND.designated)
        assert codes(replace(SOUND, designated=activities)) == expected
    activities = tuple(replace(one, spans=broken) if one.activity == "seminar" else one for one in SOUND.designated)
    assert problems(replace(SOUND, designated=activities))[0].values["day"] == date(2026, 7, 1)


def test_an_activity_that_is_not_capacity_building_says_why() -> None:
    odd = tuple(
        replace(one, is_capacity_building=False) if one.activity == "seminar" else one for one in SOUND.designated
    )
    assert codes(replace(SOUND, designated=odd)) == ["no_reason"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (asked(("I", "colloquium"), "here", "attendance", share_percent=80), ["not_designated"]),
        (asked(TRAINING, "quiz", "test", test="t-1"), ["test_in_component_one"]),
        (asked(TRAINING, "more", "attendance", share_percent=0), ["setting_out_of_bounds"]),
        (asked(TRAINING, "more", "attendance", -1, share_percent=80), ["credits_negative"]),
        (asked(TRAINING, "more", "attendance", LARGEST + 1, share_percent=80), ["credits_too_large"]),
        (asked(TRAINING, "more", "award", needs=["nothing"]), ["needs_nothing_known"]),
        (asked(TRAINING, "more", "award", needs=["more"]), ["circle"]),
        (asked(COURSE, "module-4", "module", module=4, needs=["module-1"]), ["module_not_adopted"]),
        (
            asked(COURSE, "present-4", "attendance", module=4, share_percent=80),
            ["nothing_needs_it", "module_not_adopted"],
        ),
        (asked(COURSE, "quiz", "test", test="t-2"), ["nothing_needs_it"]),
        (asked(COURSE, "report", "award", needs=["essay"]), ["nothing_needs_it"]),
    ],
)
def test_a_requirement_that_cannot_stand_is_named(line: Asked, expected: list[str]) -> None:
    found = problems(with_asked(SOUND, line))
    assert [problem.code for problem in found] == expected
    assert (found[0].component, found[0].activity, found[0].requirement) == (line.component, line.activity, line.key)


@given(st.sets(st.sampled_from(["present-1", "essay", "exam"])), st.booleans())
def test_what_a_course_asks_is_needed_directly_or_through_others_or_named(needed: set[str], through: bool) -> None:
    """Through an award that the module needs is as good as directly."""
    lines = [one for one in SOUND.asked if one.key != "module-1"]
    needs = ["file"] if through and needed else sorted(needed) or ["present-2"]
    lines.append(asked(COURSE, "module-1", "module", 400, module=1, needs=needs))
    if through and needed:
        lines.append(asked(COURSE, "file", "award", needs=sorted(needed)))
    found = problems(replace(SOUND, asked=tuple(lines)))
    idle = {one.requirement for one in found if one.code == "nothing_needs_it"}
    assert idle == {"present-1", "essay", "exam"} - needed
    assert {one.code for one in found} <= {"nothing_needs_it"}


def test_a_circle_is_told_in_its_order() -> None:
    lines = [asked(TRAINING, a, "award", needs=[b]) for a, b in (("a", "b"), ("b", "c"), ("c", "b"))]
    assert [problem.values.get("keys") for problem in problems(with_asked(SOUND, *lines))] == [["b", "c"]]


def test_the_number_of_modules_is_the_mandates() -> None:
    assert set(codes(replace(SOUND, modules=()))) == {"no_curriculum", "module_not_adopted"}
    without = tuple(one for one in SOUND.asked if one.key not in ("module-3", "present-3"))
    assert problems(replace(with_level(SOUND, level("II", 800)), asked=without)) == [
        Problem(code="modules_not_asked", component="II", activity="course", values={"found": 2, "least": 3})
    ]
    assert set(codes(replace(SOUND, modules=SOUND.modules[:2]))) == {"wrong_number_of_modules", "module_not_adopted"}
    one_of_training = Module(component="I", activity="training", version="1", number=1)
    assert codes(replace(SOUND, modules=(*SOUND.modules, one_of_training))) == ["wrong_number_of_modules"]


def test_component_iii_is_closed_until_it_is_launched() -> None:
    closed = replace(SOUND, designated=(*SOUND.designated, designated(("III", "master"), "university_course")))
    assert codes(closed) == ["component_closed"]
    assert codes(replace(closed, component_iii_open=True)) == []
    assert codes(with_level(SOUND, level("III", 100))) == ["component_closed"]


@pytest.mark.parametrize(
    ("kinds", "code"),
    [({"attendance"}, "no_participation"), ({"assignment"}, "no_exercise"), ({"test"}, "no_test")],
)
def test_component_ii_asks_for_participation_exercises_and_tests(kinds: set[str], code: str) -> None:
    left = replace(SOUND, asked=tuple(one for one in SOUND.asked if one.component != "II" or one.kind not in kinds))
    assert Problem(code=code, component="II", activity="course") in problems(left)
    without_level = tuple(one for one in SOUND.settings if one.level.component != "II")
    assert code not in codes(replace(left, settings=without_level))


MASTER = ("III", "master")
LAUNCHED = replace(
    SOUND,
    designated=(*SOUND.designated, designated(MASTER, "university_course")),
    asked=(
        *SOUND.asked,
        asked(MASTER, "talk", "presentation", subject="talk"),
        asked(MASTER, "exam", "test", test="t-2"),
        asked(MASTER, "thesis", "thesis", subject="thesis"),
        *(asked(MASTER, f"module-{n}", "module", 600, module=n, needs=["talk", "exam"]) for n in (1, 2)),
    ),
    settings=(*SOUND.settings, Setting(level=level("III", 1200))),
    modules=(*SOUND.modules, *(Module(component="III", activity="master", version="1", number=n) for n in (1, 2))),
    least_modules={"III": 2},
    span_months={"II": 12, "III": 24},
    component_iii_open=True,
)


def test_once_launched_component_iii_has_a_sound_level() -> None:
    assert problems(LAUNCHED) == []
    assert codes(with_level(LAUNCHED, level("III", 1201))) == ["out_of_reach"]
    assert codes(with_level(LAUNCHED, level("III", 1200), extension_months=6)) == []


@pytest.mark.parametrize(("key", "code"), [("talk", "no_exercise"), ("exam", "no_test"), ("thesis", "no_thesis")])
def test_component_iii_asks_for_exercises_tests_and_a_thesis(key: str, code: str) -> None:
    asked_ = tuple(one for one in LAUNCHED.asked if (one.component, one.key) != ("III", key))
    assert Problem(code=code, component="III", activity="master") in problems(replace(LAUNCHED, asked=asked_))


def test_component_iii_has_several_modules() -> None:
    one = tuple(module for module in LAUNCHED.modules if (module.component, module.number) != ("III", 2))
    values = {"found": 1, "least": 2}
    problem = Problem(code="too_few_modules", component="III", activity="master", values=values)
    assert problem in problems(replace(LAUNCHED, modules=one))
    none = tuple(module for module in LAUNCHED.modules if module.component != "III")
    assert replace(problem, values={"found": 0, "least": 2}) in problems(replace(LAUNCHED, modules=none))
    named = tuple(row for row in LAUNCHED.asked if (row.component, row.key) != ("III", "module-2"))
    found = problems(replace(LAUNCHED, asked=named))
    assert Problem(code="modules_not_asked", component="III", activity="master", values=values) in found


@pytest.mark.parametrize(
    ("wanted", "extras", "expected"),
    [
        (level("I", 0), {}, "level_of_nothing"),
        (level("I", 600), {"extension_months": 6}, "extension_without_span"),
        (level("II", 1200), {"extension_months": 0}, "extension_without_span"),
        (level("II", 1200), {"extension_months": 6}, None),
        (level("I", 600), {"recognises_earlier_learning": True}, "recognition_of_presence"),
        (level("II", 1200), {"recognises_earlier_learning": True}, None),
        (level("II", 1200, validity_months=11), {}, "validity_too_short"),
        (level("I", 600, validity_months=0), {}, "validity_too_short"),
    ],
)
def test_what_a_level_adds_must_make_sense(wanted: Level, extras: dict[str, Any], expected: str | None) -> None:
    assert codes(with_level(SOUND, wanted, **extras)) == ([expected] if expected else [])


def test_other_components_count_only_where_they_give_something() -> None:
    only = replace(
        SOUND,
        designated=SOUND.designated[:2],
        asked=SOUND.asked[:3],
        modules=(),
        settings=(Setting(level=level("I", 800, counts_other_components=True)),),
    )
    assert codes(only) == ["no_other_component"]


def test_a_renewal_says_what_became_of_evaluations_and_needs() -> None:
    assert problems(replace(SOUND, renews="2025/01")) == [Problem(code="not_considered", values={"number": "2025/01"})]
    assert codes(replace(SOUND, renews="2025/01", is_considered=True)) == []


CATEGORIES = ("executive_training", "seminar", "executive_course")
amounts = st.integers(0, 2000)
some = st.dictionaries(st.sampled_from(CATEGORIES), amounts, max_size=3)
worths = st.lists(
    st.builds(
        Worth,
        component=st.sampled_from(("I", "II")),
        activity=st.sampled_from("abc"),
        category=st.sampled_from(CATEGORIES),
        amount=amounts,
    ),
    max_size=5,
)
levels = st.builds(
    Level,
    component=st.sampled_from(("I", "II")),
    amount=amounts,
    ceilings=some,
    parts=some,
    counts_other_components=st.booleans(),
    validity_months=st.none() | st.integers(1, 60),
)


@given(levels, worths, st.data())
def test_reach_never_falls_when_an_activity_is_worth_more(
    wanted: Level, given_: list[Worth], data: st.DataObject
) -> None:
    before = reach.most(wanted, given_)
    if given_:
        at = data.draw(st.integers(0, len(given_) - 1))
        given_[at] = replace(given_[at], amount=given_[at].amount + data.draw(amounts))
    assert reach.most(wanted, given_) >= before


@given(levels, worths)
def test_reach_never_falls_without_ceilings_or_with_other_components(wanted: Level, given_: list[Worth]) -> None:
    least = reach.most(wanted, given_)
    assert reach.most(replace(wanted, ceilings={}), given_) >= least
    assert reach.most(replace(wanted, counts_other_components=True), given_) >= least


@given(levels, worths)
def test_no_category_counts_beyond_its_ceiling(wanted: Level, given_: list[Worth]) -> None:
    for way in reach.reaches(wanted, given_):
        assert way.total == sum(way.by_category.values())
        assert all(way.by_category.get(category, 0) <= most for category, most in wanted.ceilings.items())


@given(st.integers(0, len(SOUND.asked) - 1), st.integers(0, LARGEST // 2))
def test_a_sound_draft_stays_sound_when_an_amount_is_raised(at: int, more: int) -> None:
    lines = list(SOUND.asked)
    lines[at] = replace(lines[at], amount=lines[at].amount + more)
    assert problems(replace(SOUND, asked=tuple(lines))) == []


@given(st.permutations(range(len(SOUND.asked))))
def test_the_order_of_lines_does_not_matter(order: list[int]) -> None:
    assert problems(replace(SOUND, asked=tuple(SOUND.asked[at] for at in order))) == []
