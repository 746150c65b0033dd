"""Silence is a recorded state: the clock writes it down once the time for opinions is over, once for a call."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from academy.audit.models import AuditRecord
from academy.jobs.models import Job
from courses.admissions import tasks
from courses.admissions.models import Application, Call, NationalOpinion
from tests.factories.admissions import close, make_applicant, make_application

pytestmark = pytest.mark.django_db(transaction=True)


def silent() -> set[str]:
    rows = NationalOpinion.objects.filter(opinion="silent", given_by="system")
    return set(rows.values_list("application__person__given_name", flat=True))


def test_before_the_deadline_of_opinions_nobody_is_silent(call: Call) -> None:
    make_application(call, make_applicant("Leila"))
    close(call)
    call.opinions_until = timezone.now() + timedelta(hours=1)
    call.save()
    tasks.record_silence()
    assert not NationalOpinion.objects.exists()
    assert not Job.objects.filter(kind="admissions.record_silence").exists()


def test_after_it_the_clock_records_silence_once_and_nobody_screens(call: Call) -> None:
    make_application(call, make_applicant("Leila"), endorsement="endorsed")
    make_application(call, make_applicant("Omar"))
    make_application(call, make_applicant("Rui"), state="withdrawn")
    make_application(call, make_applicant("Nadia"), state="draft", submitted_at=None)
    close(call)
    for _ in range(2):
        call_command("record_silence")
    assert silent() == {"Omar"}
    assert Application.objects.get(person__given_name="Omar").endorsement == "silent"
    assert NationalOpinion.objects.get().given_at == call.deadline
    assert Job.objects.get(kind="admissions.record_silence").state == "done"
    record = AuditRecord.objects.get(action="opinions.silence_recorded")
    assert (record.actor, record.data) == ("system", {"count": 1})
    assert set(Application.objects.values_list("screening", flat=True)) == {"pending"}


def test_a_deadline_that_is_moved_has_a_silence_of_its_own(call: Call) -> None:
    make_application(call, make_applicant("Omar"))
    close(call)
    tasks.record_silence()
    call.deadline = timezone.now() + timedelta(days=2)
    call.save()
    make_application(call, make_applicant("Giulia", country="IT"))
    tasks.record_silence()
    assert silent() == {"Omar"}
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        tasks.record_silence()
    assert silent() == {"Omar", "Giulia"}
    assert Job.objects.filter(kind="admissions.record_silence").count() == 2


def test_a_cancelled_edition_asks_nobody(call: Call) -> None:
    make_application(call, make_applicant("Omar"))
    close(call)
    call.edition.state = "cancelled"
    call.edition.save()
    tasks.record_silence()
    assert silent() == set()
