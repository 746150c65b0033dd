"""`{{ module|say:"title" }}` prints `module.title_fr` or `module.title_en` in the person's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.formats import number_format

from academy.lib.bilingual import colon, in_language, in_text
from academy.lib.bilingual import euros as in_euros

register = template.Library()


@register.filter
def say(thing: Any, field: str) -> str:
    return in_language(thing, field) if thing else ""


@register.filter
def hundredths(amount: int | None) -> str:
    """ "6.00" or "6,00" for 600: amounts of credits are kept in hundredths."""
    return "" if amount is None else str(number_format(amount / 100, decimal_pos=2))


@register.filter
def euros(cents: int | None) -> str:
    """ "€1,250.50" or "1 250,50 €" for 125050: amounts of money are kept in cents."""
    return "" if cents is None else in_euros(cents)


register.simple_tag(colon)
register.filter("in_text", in_text)


@register.filter
def get(things: Mapping[Any, Any], key: Any) -> Any:
    """What stands under `key`, or nothing."""
    return things.get(key) if things else None


@register.filter
def of_component(things: Iterable[Any], component: str) -> list[Any]:
    """Those that belong to a component."""
    return [thing for thing in things or () if thing.component == component]
