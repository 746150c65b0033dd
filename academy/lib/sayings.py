"""Sentences that a page says each time: put together once for each language, as they change with a release only."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

from django.utils.translation import get_language

Given = TypeVarTuple("Given")
Said = TypeVar("Said")


def once_in_each_language(act: Callable[[*Given], Said]) -> Callable[[*Given], Said]:
    """For what follows from the language and the arguments alone, which are hashable; nobody changes the result."""

    @lru_cache(maxsize=256)
    def kept(language: str | None, *given: *Given) -> Said:
        return act(*given)

    @wraps(act)
    def asked(*given: *Given) -> Said:
        return kept(get_language(), *given)

    return asked
