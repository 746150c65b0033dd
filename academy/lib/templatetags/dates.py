"""`date` in every template, with the French first of the month."""

from typing import Any

from django import template
from django.template.defaultfilters import date as of_the_framework

from academy.lib.dates import first_of_month

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: Any, arg: str | None = None) -> Any:
    return first_of_month(of_the_framework(value, arg))
