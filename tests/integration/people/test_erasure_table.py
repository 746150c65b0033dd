"""Nobody forgets: whatever can hold something of a person is declared in the erasure table of its app."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import Model

from academy.people import api as people_api
from academy.people.models import Institution, Person, User
from courses.admissions.models import MeritScore
from tests.factories.admissions import make_applicant, make_application, make_call

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith(("academy.", "courses."))}
OURS |= {"credits", "certificates", "cms"}
FREE = (models.TextField, models.JSONField, models.BinaryField)


def declared() -> set[str]:
    parts = people_api.taking_part()
    return {table for part in parts for item in part.items for table in item.tables} | {
        table for part in parts for table in part.nobody
    }


def holds_something(model: type[Model]) -> bool:
    """By itself: a person or an account, a file, an address, a number of a person; with us, free text too."""
    fields = model._meta.concrete_fields
    if model._meta.app_label in OURS and any(
        isinstance(one, FREE) and not one.name.endswith(("_fr", "_en")) for one in fields
    ):
        return True
    return any(
        one.related_model in (Person, User)
        or isinstance(one, models.FileField | models.EmailField)
        or one.name in ("person_uid", "stored_as")
        for one in fields
    )


def of_people() -> set[str]:
    """Models that hold something, and those that lead to one of them.

    Who names an institution names nobody: the address it has is the institution's own.
    """
    found = {model for model in apps.get_models() if holds_something(model)}
    while more := set(_leading_to(found, apart=Institution)):
        found |= more
    return {model._meta.label_lower for model in found if not model._meta.proxy}


def _leading_to(found: set[type[Model]], *, apart: type[Model]) -> Iterator[type[Model]]:
    for model in apps.get_models():
        leads = (one.related_model for one in model._meta.concrete_fields)
        if model not in found and any(one in found and one is not apart for one in leads):
            yield model


def test_every_model_that_may_hold_something_of_a_person_is_in_the_erasure_table() -> None:
    forgotten = of_people() - declared()
    assert not forgotten, f"Say in the app's erasure.py what becomes of: {', '.join(sorted(forgotten))}"


def test_the_erasure_table_names_models_that_exist() -> None:
    assert declared() <= {model._meta.label_lower for model in apps.get_models()}


def test_what_stays_says_why() -> None:
    lines = [item for part in people_api.taking_part() for item in part.items]
    assert [str(one.what) for one in lines if one.fate != people_api.Fate.ERASED and not one.why] == []


def test_every_app_with_models_of_people_takes_part() -> None:
    assert {one.partition(".")[0] for one in of_people()} & OURS <= {part.app for part in people_api.taking_part()} | {
        "audit", "jobs",
    }  # fmt: skip


# The database lets words go, and nothing else ----------------------------------------------------------------------


@pytest.mark.django_db
def test_words_of_a_row_that_is_never_changed_may_go_and_never_be_rewritten(dolores: Person) -> None:
    application = make_application(make_call(), make_applicant("Noor", "Haddad", country="MA"))
    said = {"application": application, "points": 7, "grid": "G1", "words": "Noor is known.", "given_by": dolores.user}
    score = MeritScore.objects.create(**said)
    rows = MeritScore.objects.filter(pk=score.pk)
    for change in ({"words": "Noor is unknown."}, {"points": 8}, {"points": 8, "words": "[…]"}):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        score.delete()
    assert rows.update(words="[…]") == 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(words="Noor is known.")


@pytest.mark.django_db
def test_the_database_keeps_who_is_erased_without_a_name(amina: Person, dolores: Person) -> None:
    assert dolores.user
    people_api.erase(person=amina, ground="request", by=dolores.user, now=amina.created_at)
    rows = Person.objects.filter(pk=amina.pk)
    for change in ({"printed_name": "Amina"}, {"email": "a@example.org"}, {"erased_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
