"""Reads of an institution's desk: register with its filter, counts, keys, tokens, contacts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from academy.lib.bilingual import in_language
from academy.people.api import Institution, User
from certificates.models import ApiToken, Contact, PublicKey, VerificationCount
from certificates.queries.register import register_of, status_of

SOON = timedelta(days=60)
COUNTED = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    number: str
    holder: str
    component: str
    activity: str
    issued_on: date
    status: str


@dataclass(frozen=True, kw_only=True)
class KeyShown:
    """state: "in_force", "soon" (ends within 60 days), "over", "compromised", "to_come"."""

    key: PublicKey
    last_day: date
    state: str


def register_rows(user: User, *, q: str = "", component: str = "", status: str = "") -> list[RegisterRow]:
    """The institution's certificates, newest first; status is that of the certificate as a whole."""
    rows = register_of(user)
    if q:
        rows = rows.filter(Q(number__icontains=q) | Q(record__payload__name__icontains=q))
    if component:
        rows = rows.filter(component=component)
    found = [
        RegisterRow(
            number=one.number,
            holder=one.record.payload["name"] if hasattr(one, "record") else "",
            component=one.component,
            activity=in_language(one.release.edition, "title"),
            issued_on=one.issued_on,
            status=status_of(one),
        )
        for one in rows
    ]
    return [one for one in found if not status or one.status == status]


def counts_of(institutions: Sequence[Institution], *, on: date) -> list[dict[str, object]]:
    """By day and verdict, for thirty days."""
    rows = VerificationCount.objects.filter(institution__in=institutions, day__gt=on - COUNTED)
    counted = rows.values("day", "verdict").annotate(total=Sum("number")).order_by("-day", "verdict")
    return [dict(one) for one in counted]


def keys_of(institutions: Sequence[Institution], *, on: date) -> list[KeyShown]:
    rows = PublicKey.objects.filter(institution__in=institutions).select_related("institution", "end", "agreement")
    return [_shown(key, on) for key in rows]


def _shown(key: PublicKey, on: date) -> KeyShown:
    end = getattr(key, "end", None)
    last = min(key.valid_to, end.last_day) if end else key.valid_to
    if end and end.reason == "compromised":
        state = "compromised"
    elif last < on or end:
        state = "over"
    elif key.valid_from > on:
        state = "to_come"
    else:
        state = "soon" if last - on < SOON else "in_force"
    return KeyShown(key=key, last_day=last, state=state)


def tokens_of(institutions: Sequence[Institution]) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(institution__in=institutions).select_related("institution")


def contacts_of(institutions: Sequence[Institution]) -> QuerySet[Contact]:
    return Contact.objects.filter(institution__in=institutions).select_related("institution")
