"""The record, through its doors: the page, the page in the admin, the command."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from academy.audit import api as audit_api
from academy.audit.models import AuditRecord
from academy.audit.permissions import AUDIT_READ
from academy.lib import guards
from academy.people.api import Permission, RoleCode
from academy.people.models import Person
from tests.factories.people import person_with_role

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]


@pytest.fixture
def auditor(db: None) -> Person:
    return person_with_role("Ada", "Audit", RoleCode.AUDITOR)


def acts(number: int, *, by: Any = None) -> None:
    for each in range(number):
        audit_api.record(action="test.done", by=by, object_type="test.thing", object_id=str(each))


def break_record(number: int) -> None:
    """What somebody with SQL and without the guards could do."""
    with guards.lifted():
        AuditRecord.objects.filter(number=number).update(action="test.undone")


def test_the_permission_is_the_one_of_the_vocabulary() -> None:
    assert AUDIT_READ == Permission.AUDIT_READ


@pytest.mark.parametrize("number", [1, 3])
def test_the_auditor_reads_the_record_in_seven_statements(
    auditor: Person, as_: As, number: int, django_assert_num_queries: Any
) -> None:
    acts(number, by=auditor.user)
    browser = as_(auditor)
    with django_assert_num_queries(7):  # session, account, grants, acts, count, records, names
        page = browser.get("/audit/?action=test.done").content.decode()
    assert page.count("test.thing:") == number
    assert "ada@example.org" in page


def test_the_secretariat_reads_it_in_the_admin(dolores: Person, as_: As) -> None:
    acts(1)
    page = as_(dolores).get("/admin/academy/audit/")
    assert page.status_code == 200
    assert "test.thing:0" in page.content.decode()


def test_fifty_to_a_page(auditor: Person, as_: As) -> None:
    acts(51)
    page = as_(auditor).get("/audit/?action=test.done&page=2").content.decode()
    assert page.count("test.thing:") == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("actor=system", 2),
        ("actor=ada@example.org", 1),
        ("actor=nobody@example.org", 0),
        ("thing=test.thing", 3),
        ("thing=test.thing:1", 1),
        ("action=role.granted", 0),
    ],
)
def test_the_record_is_filtered(auditor: Person, as_: As, asked: str, found: int) -> None:
    acts(2)
    audit_api.record(action="test.done", by=auditor.user, object_type="test.thing", object_id="7")
    assert as_(auditor).get(f"/audit/?{asked}").content.decode().count('<td data-label="What">test.') == found


def test_amina_may_not_read_it(amina: Person, as_: As) -> None:
    assert as_(amina).get("/audit/").status_code == 403


def test_a_whole_chain_is_said_to_be_whole(auditor: Person, as_: As, capsys: Any) -> None:
    paris = ZoneInfo("Europe/Paris")
    audit_api.record(action="test.done", by=None, data={"b": 2, "a": ("x",)}, at=datetime(2026, 1, 2, tzinfo=paris))
    acts(2)
    assert "The chain is whole" in as_(auditor).get("/audit/?check=1").content.decode()
    call_command("verify_audit")
    assert "The chain is whole" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_a_broken_chain_names_the_first_broken_number(auditor: Person, as_: As) -> None:
    acts(3)
    break_record(2)
    assert "Record 2 does not hold" in as_(auditor).get("/audit/?check=1").content.decode()
    with pytest.raises(CommandError, match="Record 2 does not hold"):
        call_command("verify_audit")
