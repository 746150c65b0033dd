"""`{% kept "a/template.html" key=key with said=said %}`: what a page says to everybody alike is rendered once.

The text is kept by the process, for each language and for each set of the values named before `with`. Its template
knows nothing but what is named, neither request nor person: nothing of one visitor can be shown to another. What stands
behind `with` is looked up only where the text is rendered anew; it must follow from the language and from the values.
Only the token of a form is each visitor's own: `{% csrf_token %}` inside is a gap, which is filled each time.
"""

import threading
from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
MOST = 256  # texts of one place; the oldest goes
GAP = token_hex(16)  # stands for the token; nobody can write it
_writing = threading.Lock()


class KeptNode(template.Node):
    """texts: what was rendered, by language and values. A place in a template is one node while the process lives."""

    def __init__(
        self, name: FilterExpression, values: Mapping[str, FilterExpression], more: Mapping[str, FilterExpression]
    ) -> None:
        self.name, self.values, self.more = name, values, more
        self.texts: dict[tuple[Any, ...], list[str]] = {}

    def render(self, context: template.Context) -> SafeString:
        values = [one.resolve(context) for one in self.values.values()]
        key = (get_language(), *values)
        parts = self.texts.get(key) or self._kept(key, self._rendered(context, values).split(GAP))
        return mark_safe(parts[0] if len(parts) == 1 else str(context["csrf_token"]).join(parts))  # noqa: S308 - as rendered

    def _rendered(self, context: template.Context, values: list[Any]) -> str:
        known = dict(zip(self.values, values, strict=True)) | {"csrf_token": GAP}
        known |= {name: one.resolve(context) for name, one in self.more.items()}
        inner = context.template.engine.get_template(self.name.resolve(context))  # type: ignore[union-attr]
        return str(inner.render(context.new(known)))

    def _kept(self, key: tuple[Any, ...], parts: list[str]) -> list[str]:
        with _writing:
            self.texts[key] = parts
            if len(self.texts) > MOST:
                del self.texts[next(iter(self.texts))]
        return parts


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    _, name, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    is_more = bits[:1] == ["with"]
    del bits[:is_more]
    more = token_kwargs(bits, parser) if is_more else {}
    if bits:
        raise template.TemplateSyntaxError(f"{bits[0]!r} is no name=value")
    return KeptNode(parser.compile_filter(name), values, more)
