"""`{{ module|say:"title" }}` prints `module.title_fr` or `module.title_en` in the person's language."""

from typing import Any

from django import template

from academy.lib.bilingual import in_language

register = template.Library()


@register.filter
def say(thing: Any, field: str) -> str:
    return in_language(thing, field) if thing else ""
