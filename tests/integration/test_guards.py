"""Promises kept by the database."""

import pytest
from django.db import DatabaseError, transaction

from academy.audit import api as audit_api
from academy.audit.models import AuditRecord
from academy.lib import guards

pytestmark = pytest.mark.django_db


def test_every_registered_guard_is_in_the_database() -> None:
    assert guards.missing() == []


def test_an_audit_record_cannot_be_changed_or_removed() -> None:
    record = audit_api.record(action="test.done", by=None, object_type="test", object_id="1")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditRecord.objects.filter(pk=record.pk).update(action="other")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        record.delete()
