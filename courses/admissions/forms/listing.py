"""An answer in a list of applications, understood by the same field as on the page."""

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from academy.people import api as people_api
from courses.admissions.forms.questions import field_of


@cache
def _field(key: str) -> forms.Field:
    return field_of(key)


def clean_answer(key: str, text: str) -> Any:
    """As it is kept: a choice by its code, a number as a number, a country by its code. Raises ValidationError."""
    field = _field(key)
    if isinstance(field, forms.ModelChoiceField):
        return _country(text)
    value = field.clean(text)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _country(text: str) -> str:
    found = people_api.find_country(text)
    if found is None:
        words = _("“%s” is not a country that the Academy knows, in French, English or as a code.")
        raise ValidationError(words % text)
    return found.pk
