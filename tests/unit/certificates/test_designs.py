"""Each component has a design of its own; what was issued before keeps the one it was issued with."""

import pytest

from certificates.designs import OF_COMPONENT, classic, component_one, component_two, design_of
from tests.factories.papers import payload, press
from tests.factories.printed import read
from tests.factories.seals import record

WORDS = payload(record(), press().house)


@pytest.mark.parametrize(
    ("component", "said"), [("I", "Composante I Component I "), ("II", "Composante II Component II ")]
)
def test_a_component_is_drawn_by_its_own_design_and_named_above_the_title(component: str, said: str) -> None:
    words = WORDS | {"design": OF_COMPONENT[component]}
    drawn = design_of(words).draw(words)
    assert said in read(drawn)
    assert drawn == design_of(words).draw(words)


def test_the_designs_differ_and_a_certificate_that_names_none_stays_as_it_was_issued() -> None:
    assert len({design.draw(WORDS) for design in (classic, component_one, component_two)}) == 3
    assert design_of(WORDS) is classic
    assert "Composante" not in read(classic.draw(WORDS))
