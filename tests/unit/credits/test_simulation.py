"""What a draft would change, for one person and added up."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from credits.domain.level import Amount, Level, add_up
from credits.domain.simulation import Difference, Outcome, add, differences, figures_of, spread, unchanged

DAY = date(2026, 6, 10)
COMPONENTS, CATEGORIES = ("I", "II"), ("seminar", "conference")

amounts = st.builds(
    Amount,
    component=st.sampled_from(COMPONENTS),
    category=st.sampled_from(CATEGORIES),
    amount=st.integers(1, 900),
    activity_date=st.dates(date(2024, 1, 1), DAY),
)
by_edition = st.dictionaries(st.integers(1, 5), st.lists(amounts, max_size=4), max_size=5)
levels = st.builds(
    Level,
    required=st.integers(0, 2000),
    ceilings=st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 900)),
    parts=st.dictionaries(st.sampled_from(CATEGORIES), st.integers(1, 900)),
    counts_other_components=st.booleans(),
    validity_months=st.none() | st.integers(1, 36),
)
outcomes = st.builds(
    Outcome, counted=st.dictionaries(st.integers(1, 5), st.integers(0, 900), max_size=5), complete=st.booleans()
)
people = st.lists(
    st.tuples(st.sampled_from(["MT", "MA", ""]), st.lists(st.tuples(outcomes, outcomes), min_size=2, max_size=2)),
    max_size=8,
)
Person = tuple[str, list[tuple[Outcome, Outcome]]]


def changes_of(person: Person) -> list[Difference]:
    pairs = zip(COMPONENTS, person[1], strict=True)
    return [one for component, (before, after) in pairs for one in differences(component, before, after, edition=1)]


def total(group: list[Person]) -> dict[str, object]:
    found: dict[str, object] = {}
    for person in group:
        found = add(found, figures_of(person[0], changes_of(person)))
    return found


@given(by_edition, levels, st.permutations([1, 2, 3, 4, 5]))
def test_what_the_editions_add_is_together_what_counts(
    held: dict[int, list[Amount]], level: Level, order: list[int]
) -> None:
    everything = [one for rows in held.values() for one in rows]
    counted = spread(held, order=order, component="I", level=level, on=DAY)
    assert sum(counted.values()) == add_up(everything, component="I", level=level, on=DAY).counted


@given(outcomes)
def test_the_same_outcome_differs_in_nothing(outcome: Outcome) -> None:
    assert differences("I", outcome, outcome, edition=1) == []


@given(outcomes, outcomes)
def test_there_and_back_is_the_same_with_the_sign_turned(before: Outcome, after: Outcome) -> None:
    there, back = (
        differences("I", one, other, edition=1) for one, other in ((before, after), (after, before))
    )  # fmt: skip
    assert [change.amount for change in there] == [-change.amount for change in back]
    assert [change.reaches for change in there] == [change.leaves for change in back]


@given(outcomes, outcomes)
def test_differences_add_up_to_the_difference_of_the_sums(before: Outcome, after: Outcome) -> None:
    found = differences("I", before, after, edition=1)
    assert sum(change.amount for change in found) == sum(after.counted.values()) - sum(before.counted.values())


@given(people, st.integers(0, 8))
def test_batches_give_the_figures_of_the_whole(group: list[Person], cut: int) -> None:
    assert add(total(group[:cut]), total(group[cut:])) == total(group)


@given(people)
def test_the_order_of_people_does_not_matter(group: list[Person]) -> None:
    assert total(group) == total(group[::-1])


@given(people)
def test_everybody_is_counted_once_and_countries_add_up_to_the_whole(group: list[Person]) -> None:
    found = total(group)
    countries = list(found.get("countries", {}).values())  # type: ignore[attr-defined]
    assert found.get("people", 0) == len(group) == sum(one["people"] for one in countries)
    for kind in ("gain", "lose", "both", "status", "reach", "leave", "gained", "lost"):
        assert found.get(kind, 0) == sum(one.get(kind, 0) for one in countries)
    assert unchanged(found) == sum(
        not any(change.amount for change in _net(person)) and not _status(person) for person in group
    )


def _net(person: Person) -> list[Difference]:
    """One difference a component: what its editions come to."""
    found = []
    for component in COMPONENTS:
        rows = [change for change in changes_of(person) if change.component == component]
        if rows:
            after = sum(change.amount for change in rows)
            found.append(
                Difference(
                    component=component, edition=1, before=0, after=after, complete_before=False, complete_after=False
                )
            )
    return found


def _status(person: Person) -> bool:
    return any(change.reaches or change.leaves for change in changes_of(person))


def test_a_higher_level_alone_is_a_change_of_status_and_of_no_credit() -> None:
    before, after = Outcome(counted={7: 600}, complete=True), Outcome(counted={7: 600}, complete=False)
    (change,) = differences("I", before, after, edition=7)
    assert (change.edition, change.amount, change.leaves) == (7, 0, True)
    figures = figures_of("MT", [change])
    assert (figures["status"], figures["leave"], unchanged(figures)) == (1, 1, 0)
    assert "gain" not in figures
    assert "lose" not in figures


def test_gaining_here_and_losing_there_is_both() -> None:
    nothing, something = Outcome(counted={}, complete=False), Outcome(counted={1: 300}, complete=False)
    gains, loses = differences("I", nothing, something, edition=1), differences("II", something, nothing, edition=1)
    figures = figures_of("", [*gains, *loses])
    assert (figures["both"], figures["gained"], figures["lost"]) == (1, 300, 300)


def test_a_new_ceiling_is_felt_by_the_later_edition() -> None:
    one = Amount(component="I", category="seminar", amount=400, activity_date=DAY)
    level = Level(required=600, ceilings={"seminar": 500})
    assert spread({1: [one], 2: [one]}, order=[1, 2], component="I", level=level, on=DAY) == {1: 400, 2: 100}
