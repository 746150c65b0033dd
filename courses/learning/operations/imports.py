"""What every list that is taken in has in common: it comes once, in whole or not at all."""

import hashlib
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from academy.lib.tables import RowProblem


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def seen_before(imports: QuerySet[Any], sha256: str) -> list[RowProblem]:
    """The problem that the very same file was taken in before, with the day; none for a new file.

    imports: rows with `sha256`, `accepted` and `imported_at`, of the edition that the file is for.
    """
    earlier = imports.filter(sha256=sha256, accepted=True).order_by("imported_at").first()
    if earlier is None:
        return []
    words = _("This very list was taken in on %s: it is not taken in again.")
    return [RowProblem(row=0, column="", message=words % date_format(timezone.localtime(earlier.imported_at), "j F Y"))]
