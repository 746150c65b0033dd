"""A tie, and where a resolution stands on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from academy.governance.domain.phases import Life, Phase, phase, steps, takes_effect
from academy.governance.domain.timeline import LEFT, WIDTH, timeline
from academy.governance.domain.voting import Rules, outcome

choices = st.lists(st.sampled_from(["for", "against", "abstain"]), max_size=8)
majorities = st.sampled_from(["simple", "two_thirds", "all"])
chairs = st.sampled_from(["for", "against", "abstain", ""])


@given(choices, majorities, chairs)
def test_the_chair_decides_nothing_but_a_tie(votes: list[str], majority: str, chair: str) -> None:
    plain = outcome(votes, rules=Rules(quorum=1, majority=majority))
    broken = outcome(votes, rules=Rules(quorum=1, majority=majority, chair_breaks_ties=True), chair=chair)
    is_tie = majority == "simple" and votes.count("for") == votes.count("against") > 0
    if not is_tie or chair in ("abstain", ""):
        assert broken.is_adopted == plain.is_adopted
        assert not broken.tie_broken
    else:
        assert broken.is_adopted == (chair == "for")
        assert broken.tie_broken


def test_a_tie_without_quorum_is_not_broken() -> None:
    rules = Rules(quorum=3, majority="simple", chair_breaks_ties=True)
    result = outcome(["for", "against"], rules=rules, chair="for")
    assert not result.is_adopted
    assert not result.tie_broken


days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
some_day = st.none() | days
lives = st.builds(
    Life,
    state=st.sampled_from(["draft", "tabled", "adopted", "rejected"]),
    in_force_from=days,
    applies_to=days,
    tabled_on=some_day,
    vote_from=some_day,
    decided_on=some_day,
    needs_endorsement=st.booleans(),
    endorsed_on=some_day,
    superseded_on=some_day,
)


@given(lives, days)
def test_exactly_one_step_is_the_current_one(life: Life, on: date) -> None:
    way = steps(life, on=on)
    assert [step.phase for step in way if step.is_current] == [phase(life, on=on)]
    assert all(step.is_done for step in way[: next(i for i, step in enumerate(way) if step.is_current)])


@given(lives, days, days)
def test_an_adopted_resolution_never_goes_back(life: Life, one: date, other: date) -> None:
    order = [Phase.ADOPTED, Phase.IN_FORCE, Phase.LAPSED, Phase.SUPERSEDED]
    if life.state == "adopted":
        first, second = sorted([one, other])
        assert order.index(phase(life, on=first)) <= order.index(phase(life, on=second))


@given(lives, days)
def test_a_list_without_endorsement_is_never_in_force(life: Life, on: date) -> None:
    if life.needs_endorsement and life.endorsed_on is None:
        assert phase(life, on=on) not in (Phase.IN_FORCE, Phase.LAPSED)
        assert takes_effect(life) is None


def test_the_list_lapses_the_day_after_its_year() -> None:
    life = Life(state="adopted", in_force_from=date(2026, 1, 1), applies_to=date(2026, 12, 31))
    assert phase(life, on=date(2025, 12, 31)) == Phase.ADOPTED
    assert phase(life, on=date(2026, 12, 31)) == Phase.IN_FORCE
    assert phase(life, on=date(2027, 1, 1)) == Phase.LAPSED


@given(st.lists(st.tuples(days, st.integers(0, 900)), min_size=1, max_size=5), days)
def test_every_bar_of_the_timeline_lies_inside_the_picture(periods: list[tuple[date, int]], on: date) -> None:
    picture = timeline([(start, start + timedelta(days=length)) for start, length in periods], on=on)
    assert len(picture.bars) == len(periods)
    for bar in picture.bars:
        assert LEFT <= bar.x < bar.x + bar.width <= LEFT + WIDTH + 2
        assert bar.y < picture.height
    assert picture.today is not None
