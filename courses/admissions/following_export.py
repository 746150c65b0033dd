"""The follow-up list as CSV or XLSX. What is restricted is in it only for those who may read it and ask for it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from academy.lib.sheets import as_xlsx
from academy.lib.tables import as_csv
from courses.admissions.forms.following import RESTRICTED
from courses.admissions.models import FollowUp, Place, RestrictedAnswers
from courses.admissions.queries import follow_up_of

COLUMNS = (
    "place", "given_name", "family_name", "email", "country", "institution", "arrival", "departure", "travel",
    "lodging", "lodging_wish", "visa", "saved",
)  # fmt: skip


def rows(places: Sequence[Place], *, with_needs: bool) -> Iterator[tuple[object, ...]]:
    """The header, then a row per confirmed place; empty cells where nobody has answered yet."""
    yield (*COLUMNS, *(RESTRICTED if with_needs else ()))
    needs = _needs(places) if with_needs else {}
    for place in places:
        one, said = place.application, follow_up_of(place)
        yield (
            place.number, one.person.given_name, one.person.family_name, one.person.email, str(one.country),
            one.institution_name, *(_said(said) if said else [""] * 7),
            *([needs.get(one.pk, {}).get(name, "") for name in RESTRICTED] if with_needs else ()),
        )  # fmt: skip


def _said(said: FollowUp) -> list[object]:
    return [
        _hour(said.arrives_at), _hour(said.leaves_at), said.travel, said.get_lodging_display(), said.lodging_wish,
        _("yes") if said.needs_visa else _("no"), _hour(said.saved_at),
    ]  # fmt: skip


def _hour(moment: datetime) -> str:
    return str(date_format(timezone.localtime(moment), "Y-m-d H:i"))


def _needs(places: Sequence[Place]) -> dict[int, dict[str, str]]:
    kept = RestrictedAnswers.objects.filter(application__in=[one.application_id for one in places], erased_at=None)
    return dict(kept.values_list("application", "answers"))


def as_file(places: Sequence[Place], sort: str, *, with_needs: bool) -> bytes:
    if sort == "xlsx":
        return as_xlsx(rows(places, with_needs=with_needs), title=_("Follow-up list"))
    return as_csv(rows(places, with_needs=with_needs))
