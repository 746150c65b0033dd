"""What erasing a person needs in every app: files that nobody else names, and reports without her words."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from academy.lib.guards import OMITTED
from academy.lib.names import folded

__all__ = ["OMITTED", "forget_in_reports", "mentions", "named_no_more", "reports_that_mention"]


def named_no_more(files: Iterable[str], *rows: QuerySet[Any]) -> list[str]:
    """Of these files, those that no row names in `stored_as`: what two people sent alike is stored once."""
    wanted = {name for name in files if name}
    named = {name for found in rows for name in found.filter(stored_as__in=wanted).values_list("stored_as", flat=True)}
    return sorted(wanted - named)


def mentions(text: str, names: Sequence[str]) -> bool:
    """True when one of the names stands in the text as a word, accents and capitals aside."""
    where = folded(text)
    return any(re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", where) for name in names if name)


def reports_that_mention(imports: type[Model], names: Sequence[str]) -> list[Any]:
    """Imports of lists whose report, or whose file's name, holds one of the names."""
    rows = imports._default_manager.all()
    return [one for one in rows if any(mentions(text, names) for text in _texts(one))]


def forget_in_reports(imports: type[Model], names: Sequence[str]) -> None:
    """A message that holds one of the names goes; its row and column stay."""
    for one in reports_that_mention(imports, names):
        for problem in one.report:
            if mentions(problem["message"], names):
                problem["message"] = OMITTED
        if mentions(one.file_name, names):
            one.file_name = OMITTED
        one.save(update_fields=["report", "file_name"])


def _texts(one: Any) -> list[str]:
    return [one.file_name, *(problem["message"] for problem in one.report)]
