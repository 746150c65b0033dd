"""Titles of things that lie above governance (activities, tests, assignments), by their key.

A resolution names them by key, because their apps build on this one; those who know the titles register here.
"""

from collections.abc import Callable, Collection, Mapping

Titles = Callable[[Collection[str]], Mapping[str, str]]
_known: dict[str, Titles] = {}


def knows_titles(kind: str, titles: Titles) -> None:
    """`titles` answers for keys of a kind ("activity", "test", "assignment", "content"), in the active language."""
    _known[kind] = titles


def titles_of(kind: str, keys: Collection[str]) -> dict[str, str]:
    """A title for every key; the key itself where nobody knows one. At most one statement."""
    wanted = {key for key in keys if key}
    known = _known[kind](wanted) if wanted and kind in _known else {}
    return {key: known.get(key, key) for key in wanted}
