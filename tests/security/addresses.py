"""Every address of the site, as the resolver knows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

OURS = ("academy.", "courses.", "credits.", "certificates.", "cms.")
# Values that name nothing: who is let in gets "not found", which is not "refused".
SAMPLES = {"IntConverter": 987654, "UUIDConverter": UUID(int=7)}


@dataclass(frozen=True, kw_only=True)
class Address:
    """One pattern: its name with namespaces (its route where it has none), its view, values for its parts."""

    name: str
    view: Callable[..., Any]
    kwargs: dict[str, Any]

    @property
    def handler(self) -> Any:
        return getattr(self.view, "cls", None) or getattr(self.view, "view_class", None) or self.view

    @property
    def is_ours(self) -> bool:
        return f"{self.handler.__module__}.".startswith(OURS)

    @property
    def path(self) -> str:
        return reverse(self.name, kwargs=self.kwargs)


def every_address() -> dict[str, Address]:
    return {address.name: address for address in _walk(get_resolver().url_patterns, "", {})}


def our_addresses() -> dict[str, Address]:
    return {name: address for name, address in every_address().items() if address.is_ours}


def _walk(patterns: list[Any], namespace: str, kwargs: dict[str, Any]) -> Iterator[Address]:
    for pattern in patterns:
        parts = kwargs | {key: _sample(converter) for key, converter in _converters(pattern).items()}
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, parts)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}{pattern.name}" if pattern.name else f"unnamed {pattern.pattern}"
            yield Address(name=name, view=pattern.callback, kwargs=parts)


def _converters(pattern: Any) -> dict[str, Any]:
    return getattr(pattern.pattern, "converters", {})


def _sample(converter: Any) -> Any:
    return SAMPLES.get(type(converter).__name__, "zz")
