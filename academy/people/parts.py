"""Apps that hold something of a person take part in her erasure: each registers once, when it starts.

People lies below them and imports none. The order is that of the applications; people itself comes last, so that the
others still find the address to which the last letter goes.
"""

from collections.abc import Callable
from typing import Any

from academy.people.domain.erasure import Part

Count = Callable[[Any], int]

_parts: dict[str, Part] = {}
LAST = "people"


def takes_part(part: Part) -> None:
    """Register what an app holds of people; the same app again replaces what it said."""
    _parts[part.app] = part


def taking_part() -> list[Part]:
    """All of them, people last."""
    return sorted(_parts.values(), key=lambda part: part.app == LAST)


def of_person(model: Any, path: str = "person") -> Count:
    """Counts rows that lead to a person by `path`."""
    return lambda person: model._default_manager.filter(**{path: person}).count()


def of_account(model: Any, *paths: str) -> Count:
    """Counts rows that lead to her account by one of `paths`."""
    return lambda person: sum(
        model._default_manager.filter(**{path: person.user_id}).count() for path in paths if person.user_id
    )


def of_number(model: Any, path: str = "person_uid") -> Count:
    """Counts rows of a ledger, which knows a person by her opaque number only."""
    return lambda person: model._default_manager.filter(**{path: person.uid}).count()
