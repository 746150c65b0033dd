"""What differs between two resolutions, parameter by parameter. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = int | str | bool | tuple[str, ...] | None


@dataclass(frozen=True, kw_only=True, order=True)
class Place:
    """Where a parameter stands: a section of the resolution, and the thing in it.

    section: general, activity, requirement, level, ceiling, part or module. item: the requirement's key, the category,
    or "version.number" of a module.
    """

    section: str
    component: str = ""
    activity: str = ""
    item: str = ""


Content = Mapping[Place, Mapping[str, Value]]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One parameter that differs. Where a whole thing comes or goes, `parameter` is "" and the other side is None.

    before and after: as kept (amounts in hundredths); for a whole thing, its amount or True.
    """

    place: Place
    parameter: str
    before: Value
    after: Value

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.place.component, self.place.activity, self.place.item or self.place.section)


def changes(before: Content, after: Content) -> list[Change]:
    """In the order of their places; nothing where both say the same."""
    found = []
    for place in sorted(set(before) | set(after)):
        found += _changes_at(place, before.get(place), after.get(place))
    return found


def _changes_at(place: Place, before: Mapping[str, Value] | None, after: Mapping[str, Value] | None) -> list[Change]:
    if before is None or after is None:
        return [Change(place=place, parameter="", before=_whole(before), after=_whole(after))]
    names = [*after, *(name for name in before if name not in after)]
    return [
        Change(place=place, parameter=name, before=before.get(name), after=after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _whole(thing: Mapping[str, Value] | None) -> Value:
    if thing is None:
        return None
    amount = thing.get("amount")
    return True if amount is None else amount
