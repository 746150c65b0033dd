"""A chain of hashes: nothing can be changed, taken out or put in unnoticed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.audit.domain.chain import START, Link, Verdict, link, verify


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    for number in range(1, length + 1):
        previous = links[-1].hash if links else START
        content = {"number": number, "action": f"act {number}"}
        own = link(previous=previous, content=content)
        links.append(Link(number=number, content=content, previous_hash=previous, hash=own))
    return links


@pytest.mark.parametrize("length", [0, 1, 3])
def test_a_chain_left_alone_is_whole(length: int) -> None:
    assert verify(chain(length)) == Verdict(read=length)


@given(st.integers(1, 8), st.data())
def test_a_changed_record_is_named(length: int, data: st.DataObject) -> None:
    links = chain(length)
    at = data.draw(st.integers(0, length - 1))
    links[at] = replace(links[at], content=dict(links[at].content) | {"action": "something else"})
    assert verify(links) == Verdict(read=at, broken=at + 1)


@given(st.integers(2, 8), st.data())
def test_a_record_taken_out_is_noticed_at_the_next(length: int, data: st.DataObject) -> None:
    links = chain(length)
    at = data.draw(st.integers(0, length - 2))
    del links[at]
    assert verify(links) == Verdict(read=at, broken=at + 2)
