"""Answers to a survey: read, checked, summed up. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean
from typing import Any

FEWEST = 5  # results of fewer answers could give a person away
RANGES = {"scale": (1, 5), "score": (0, 10), "number": (0, 10_000)}
LONGEST = 5000

Item = Mapping[str, Any]


def problem(item: Item, answer: object) -> str:
    """ "" when the answer fits the item or was left open; otherwise a code."""
    if answer is None:
        return ""
    if item["type"] in RANGES:
        low, high = RANGES[item["type"]]
        return "" if isinstance(answer, int) and low <= answer <= high else "out_of_range"
    if item["type"] == "choice":
        return "" if isinstance(answer, int) and 0 <= answer < len(item["options"]) else "no_such_option"
    return "" if isinstance(answer, str) and len(answer) <= LONGEST else "too_long"


@dataclass(frozen=True, kw_only=True)
class Summary:
    """One item summed up. counts: how many gave each value; texts: what was written, in no order of time."""

    item: Item
    answered: int
    average: float | None = None
    counts: list[tuple[int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def summarise(items: Sequence[Item], responses: Sequence[Mapping[str, Any]]) -> list[Summary]:
    """Nothing at all for fewer than five responses."""
    return [_summary(item, responses) for item in items] if len(responses) >= FEWEST else []


def _summary(item: Item, responses: Sequence[Mapping[str, Any]]) -> Summary:
    given = [response[item["key"]] for response in responses if response.get(item["key"]) is not None]
    if item["type"] == "text":
        return Summary(item=item, answered=len(given), texts=sorted(given))
    average = mean(given) if given and item["type"] in RANGES else None
    return Summary(item=item, answered=len(given), average=average, counts=sorted(Counter(given).items()))
