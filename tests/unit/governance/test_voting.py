"""A vote is decided by the Board's own quorum and majority."""

from hypothesis import given
from hypothesis import strategies as st

from academy.governance.domain.voting import Rules, outcome

choices = st.lists(st.sampled_from(["for", "against", "abstain"]), max_size=8)
rules = st.builds(Rules, quorum=st.integers(1, 6), majority=st.sampled_from(["simple", "two_thirds", "all"]))


@given(choices, rules)
def test_nothing_is_adopted_without_quorum_or_without_a_vote_for(votes: list[str], by: Rules) -> None:
    result = outcome(votes, rules=by)
    if len(votes) < by.quorum or "for" not in votes:
        assert not result.is_adopted
    assert result.votes_for + result.votes_against + result.abstentions == len(votes)


@given(choices, rules)
def test_another_vote_for_never_turns_a_yes_into_a_no(votes: list[str], by: Rules) -> None:
    if outcome(votes, rules=by).is_adopted:
        assert outcome([*votes, "for"], rules=by).is_adopted


def test_majorities_differ() -> None:
    votes = ["for", "for", "for", "against", "against"]
    assert outcome(votes, rules=Rules(quorum=3, majority="simple")).is_adopted
    assert not outcome(votes, rules=Rules(quorum=3, majority="two_thirds")).is_adopted
    assert not outcome(votes, rules=Rules(quorum=3, majority="all")).is_adopted
