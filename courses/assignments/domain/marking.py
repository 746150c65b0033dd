"""A mark from levels and weights. Pure."""

from collections.abc import Mapping


def result(levels: Mapping[str, int], weights: Mapping[str, int]) -> int:
    """Hundredths of a percent: levels are per cent per criterion, weights add up to 100."""
    return sum(levels[key] * weight for key, weight in weights.items())
