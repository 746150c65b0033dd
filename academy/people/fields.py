"""The list of countries in a form: by name in the reader's language, accents aside."""

from collections.abc import Iterator
from typing import Any

from django.forms import ModelChoiceField
from django.forms.models import ModelChoiceIterator

from academy.lib.names import folded
from academy.people.models import Country


class _ByName(ModelChoiceIterator):  # type: ignore[type-arg]
    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for country in sorted(self.queryset, key=lambda country: folded(str(country))):
            yield self.choice(country)


class CountryField(ModelChoiceField):  # type: ignore[type-arg]
    """One statement, as any list of rows; the database's own order knows no accents."""

    iterator = _ByName

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Country.objects.all(), **kwargs)
