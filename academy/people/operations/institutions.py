"""Institutions that lists name."""

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from academy.audit import api as audit_api
from academy.people.models import Country, Institution, User

KEY = 40  # the length of Institution.key


@transaction.atomic
def ensure_institution(*, name: str, kind: str, country: Country | None, by: User | None) -> Institution:
    """The institution of this name (in either language) and country, made once."""
    named = Q(name_fr__iexact=name) | Q(name_en__iexact=name)
    known = Institution.objects.filter(named, country=country).order_by("pk").first()
    if known:
        return known
    made = Institution.objects.create(key=_free_key(name), name_fr=name, name_en=name, kind=kind, country=country)
    audit_api.record(action="institution.recorded", by=by, thing=made)
    return made


def _free_key(name: str) -> str:
    """The name as a key; with a number where another institution has it."""
    stem = slugify(name)[: KEY - 6].strip("-") or "institution"
    taken = set(Institution.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for n in range(len(taken) + 1) if (key := f"{stem}-{n + 1}" if n else stem) not in taken)
