"""The simulations that were made of a draft."""

from dataclasses import dataclass

from academy.governance.api import Resolution
from academy.portal.simulation import sentences
from credits import api as credits_api
from credits.api import Simulation


@dataclass(frozen=True, kw_only=True)
class Past:
    """A simulation in the list of a draft. is_stale: the draft has changed since."""

    simulation: Simulation
    sentence: str
    is_stale: bool


def past(resolution: Resolution, *, most: int = 50) -> list[Past]:
    """The newest ones; seven statements, one where there is none."""
    simulations = list(credits_api.simulations_of(resolution)[:most])
    digest = credits_api.content_digest(resolution) if simulations else ""
    return [
        Past(
            simulation=one,
            sentence=sentences.in_one_sentence(one.summary) if one.state == Simulation.State.DONE else "",
            is_stale=one.content_digest != digest,
        )
        for one in simulations
    ]
