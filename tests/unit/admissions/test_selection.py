"""The selection rule: proved by search on small cases, by properties on random ones, by the text's own example."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.admissions.domain.selection import READINGS, Candidate, Rule, next_turn, queues, select

SEED = "seed"
few = settings(max_examples=80, deadline=None)


def pool(*countries: tuple[str, bool, int]) -> list[Candidate]:
    """(country, is a member, how many nominees)."""
    return [
        Candidate(id=f"{country}{number}", country=country, is_pg=is_pg, rank=number)
        for country, is_pg, count in countries
        for number in range(1, count + 1)
    ]


counts = st.lists(st.tuples(st.booleans(), st.integers(1, 4)), min_size=1, max_size=6)
pools = counts.map(lambda rows: pool(*((f"C{i}", is_pg, n) for i, (is_pg, n) in enumerate(rows))))


def objective(chosen: list[Candidate]) -> tuple[int, int, int, int]:
    countries = {c.country for c in chosen}
    members = {c.country for c in chosen if c.is_pg}
    return len(chosen), len(countries), len(members), sum(c.is_pg for c in chosen)


@few
@given(pools, st.integers(1, 6))
def test_countries_first_is_the_best_of_all_selections(candidates: list[Candidate], capacity: int) -> None:
    outcome = select(candidates, capacity=capacity, reading="A", seed=SEED)
    size = min(capacity, len(candidates))
    best = max(objective(list(some)) for some in combinations(candidates, size))
    assert tuple(outcome.objective[:4]) == best


@few
@given(pools, st.integers(1, 6))
def test_members_first_takes_as_many_people_of_members_as_there_are(candidates: list[Candidate], capacity: int) -> None:
    outcome = select(candidates, capacity=capacity, reading="B", seed=SEED)
    assert outcome.objective[3] == min(capacity, sum(c.is_pg for c in candidates))


@few
@given(pools, st.integers(1, 8), st.sampled_from(sorted(READINGS)))
def test_places_are_filled_everybody_has_a_reason_and_twice_is_the_same(
    candidates: list[Candidate], capacity: int, reading: str
) -> None:
    outcome = select(candidates, capacity=capacity, reading=reading, seed=SEED)
    assert len(outcome.selected) == min(capacity, len(candidates)) == len(set(outcome.selected))
    assert set(outcome.reasons) == {c.id for c in candidates}
    assert select(candidates[::-1], capacity=capacity, reading=reading, seed=SEED) == outcome


@few
@given(pools, st.integers(1, 6), st.sampled_from(sorted(READINGS)), st.data())
def test_the_heir_is_whom_solving_again_would_take(
    candidates: list[Candidate], capacity: int, reading: str, data: st.DataObject
) -> None:
    first = select(candidates, capacity=capacity, reading=reading, seed=SEED).selected
    gone = data.draw(st.sampled_from(first))
    rest = [c for c in candidates if c.id != gone]
    again = set(select(rest, capacity=capacity, reading=reading, seed=SEED).selected)
    holding = [c for c in rest if c.id in first]
    held: dict[str, int] = {}
    for candidate in holding:
        held[candidate.country] = held.get(candidate.country, 0) + 1
    waiting = [c for c in rest if c.id not in first]
    heir = next_turn(waiting, held=held, rule=Rule(capacity=capacity, reading=reading), seed=SEED)
    assert {c.id for c in holding} <= again  # nobody who holds a place loses it
    assert {c.country for c in holding} | ({heir.country} if heir else set()) == {
        c.country for c in rest if c.id in again
    }
    assert len(again) == len(holding) + (heir is not None)


@few
@given(pools)
def test_inside_a_country_the_rank_decides(candidates: list[Candidate]) -> None:
    for queue in queues(candidates, seed=SEED).values():
        assert [c.rank for c in queue] == sorted(c.rank or 0 for c in queue)


def test_the_worked_example_of_the_two_sentences() -> None:
    """Thirty member countries with two each, ten others with one each, thirty-five places."""
    candidates = pool(*((f"P{i}", True, 2) for i in range(30)), *((f"O{i}", False, 1) for i in range(10)))
    first = select(candidates, capacity=35, reading="A", seed=SEED)
    members = select(candidates, capacity=35, reading="B", seed=SEED)
    assert first.objective == [35, 35, 30, 30, 35]
    assert members.objective == [35, 30, 30, 35, 45]


def test_with_no_more_applications_than_places_everybody_is_admitted_without_lots() -> None:
    outcome = select(pool(("A", True, 3), ("B", False, 2)), capacity=35, reading="A", seed=SEED)
    assert {reason["code"] for reason in outcome.reasons.values()} == {"EVERYONE_ADMITTED"}
    assert outcome.cutoff is None


def test_another_seed_draws_other_lots_among_equals_only() -> None:
    candidates = pool(*((f"C{i}", False, 1) for i in range(40)))
    one, other = (set(select(candidates, capacity=20, reading="A", seed=seed).selected) for seed in ("one", "two"))
    assert one != other
    assert len(one) == len(other) == 20
