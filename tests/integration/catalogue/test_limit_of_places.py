"""35 is the mandate's number: the database lets neither the number nor the limit be taken off a training."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from academy.governance.api import Provision, Renewal
from courses.catalogue.models import Edition, PlaceLimit
from tests.factories.admissions import make_edition, make_limit

pytestmark = pytest.mark.django_db
WITHOUT, CARRIES = "UPDATE catalogue_edition SET limit_id = NULL", "carries the limit of places"


def run(sql: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("more", ["", ", capacity = 36", ", capacity = NULL"])
def test_the_limit_is_not_taken_off_a_training(more: str) -> None:
    edition = make_edition(capacity=35)
    with pytest.raises(DatabaseError):
        run(f"{WITHOUT}{more} WHERE id = %s", edition.pk)
    edition.refresh_from_db()
    assert (edition.capacity, edition.limit and edition.limit.maximum) == (35, 35)


def test_the_number_does_not_leave_the_limit() -> None:
    edition = make_edition(capacity=35)
    for capacity in ("36", "NULL"):
        with pytest.raises(DatabaseError, match="does not allow that many"):
            run(f"UPDATE catalogue_edition SET capacity = {capacity} WHERE id = %s", edition.pk)  # noqa: S608 - ours
    run("UPDATE catalogue_edition SET capacity = 34 WHERE id = %s", edition.pk)


def test_no_training_is_entered_without_its_limit() -> None:
    known = make_edition(capacity=35)
    days = {"starts_on": known.starts_on, "ends_on": known.ends_on}
    with pytest.raises(DatabaseError, match=CARRIES), transaction.atomic():
        Edition.objects.create(key="b", activity=known.activity, title_fr="b", title_en="b", capacity=35, **days)


def test_the_limit_of_another_mandate_is_no_limit_of_a_training() -> None:
    edition = make_edition(capacity=35)
    other = Provision.objects.create(
        mandate=edition.activity.mandate, key="max_places", component="II", number=90, item="item 5"
    )
    wide = PlaceLimit.objects.create(provision=other, maximum=90)
    with pytest.raises(DatabaseError, match=CARRIES):
        run("UPDATE catalogue_edition SET limit_id = %s, capacity = 90 WHERE id = %s", wide.pk, edition.pk)


def test_a_limit_is_the_number_that_the_mandate_says() -> None:
    mandate = make_edition(capacity=35).activity.mandate
    said = Provision.objects.create(mandate=mandate, key="max_places", component="II", number=40, item="item 5")
    with pytest.raises(DatabaseError, match="is the number that the mandate says"), transaction.atomic():
        PlaceLimit.objects.create(provision=said, maximum=41)


def test_an_activity_whose_editions_have_no_limit_becomes_no_training() -> None:
    edition = make_edition(capacity=None)
    with pytest.raises(DatabaseError, match="do not carry the limit"):
        run("UPDATE catalogue_activity SET kind = 'executive_training' WHERE id = %s", edition.activity_id)


def test_a_renewed_mandate_changes_the_number() -> None:
    edition = make_edition(capacity=35)
    assert edition.topic_decision
    renewal = Renewal.objects.create(
        mandate=edition.activity.mandate, decision=edition.topic_decision, starts_on=date(2040, 1, 1),
        ends_on=date(2045, 1, 1),
    )  # fmt: skip
    said = Provision.objects.create(
        mandate=edition.activity.mandate, key="max_places", renewal=renewal, number=40, item="item 5"
    )
    edition.limit, edition.capacity = PlaceLimit.objects.create(provision=said, maximum=40), 40
    edition.save()
    assert make_limit(edition.activity.mandate).maximum == 35
