"""What differs between two resolutions is named completely, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from academy.governance.domain.comparison import Change, Content, Place, Value, changes

places = st.builds(
    Place,
    section=st.sampled_from(["requirement", "level"]),
    component=st.sampled_from(["I", "II"]),
    item=st.sampled_from(["x", "y"]),
)
values = st.integers(0, 900) | st.booleans() | st.none() | st.sampled_from(["", "text"])
things = st.dictionaries(st.sampled_from(["amount", "share_percent", "title_fr"]), values, max_size=3)
contents = st.dictionaries(places, things, max_size=4)


def without_nothing(content: Content) -> dict[Place, dict[str, Value]]:
    return {place: {name: v for name, v in thing.items() if v is not None} for place, thing in content.items()}


@given(contents)
def test_nothing_differs_from_itself(content: Content) -> None:
    assert changes(content, content) == []


@given(contents, contents)
def test_carrying_out_the_changes_turns_one_into_the_other(before: Content, after: Content) -> None:
    patched: dict[Place, dict[str, Value]] = {place: dict(thing) for place, thing in before.items()}
    for change in changes(before, after):
        if change.parameter:
            patched[change.place][change.parameter] = change.after
        elif change.after is None:
            del patched[change.place]
        else:
            patched[change.place] = dict(after[change.place])
    assert without_nothing(patched) == without_nothing(after)


@given(contents, contents)
def test_the_way_back_is_the_same_list_turned_round(before: Content, after: Content) -> None:
    there = {(c.place, c.parameter, c.before, c.after) for c in changes(before, after)}
    back = {(c.place, c.parameter, c.after, c.before) for c in changes(after, before)}
    assert there == back


def test_a_line_that_comes_is_one_change_with_its_amount() -> None:
    place = Place(section="requirement", component="I", activity="training", item="training")
    found = changes({}, {place: {"amount": 600, "kind": "award"}})
    assert found == [Change(place=place, parameter="", before=None, after=600)]
