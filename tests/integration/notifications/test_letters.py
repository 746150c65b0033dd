"""Letters: written once, sent by a job, failures shown where the Secretariat looks."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from academy.audit.models import AuditRecord
from academy.jobs.api import Job, run, run_due
from academy.notifications.api import Letter, LetterArrived, send_again
from academy.people.models import Person

pytestmark = pytest.mark.django_db
As = Callable[[Person], Client]
LIST = "/admin/academy/letters/"


def make_letter(person: Person, *, state: str = "queued", key: str = "one", error: str = "") -> Letter:
    return Letter.objects.create(
        key=key, template="test", person=person, to=person.email, language="en",
        subject=f"Subject {key}", body="Good day.\n", state=state, error=error,
    )  # fmt: skip


def sending_of(letter: Letter) -> Job:
    return Job.objects.create(kind="notifications.send", key=f"letter:{letter.pk}", payload={"letter_id": letter.pk})


@pytest.fixture
def _no_mail_server(monkeypatch: Any) -> None:
    def refuse(self: Any) -> None:
        raise ConnectionRefusedError("no mail server")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


@pytest.mark.usefixtures("_no_mail_server")
def test_a_letter_that_cannot_be_sent_says_so_after_the_last_attempt(amina: Person) -> None:
    letter = make_letter(amina)
    job = sending_of(letter)
    for hour in range(5):
        letter.refresh_from_db()
        assert letter.state == "queued"
        with time_machine.travel(timezone.now() + timedelta(hours=hour)):
            run(job.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("failed", "ConnectionRefusedError('no mail server')")


def test_a_letter_is_sent_once_however_often_its_job_runs(amina: Person) -> None:
    letter = make_letter(amina)
    job = sending_of(letter)
    run(job.pk)
    Job.objects.filter(pk=job.pk).update(state="queued")
    run(job.pk)
    assert [message.to for message in mail.outbox] == [["amina@example.org"]]


def test_without_a_mail_server_letters_go_to_the_outbox(amina: Person, settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    run(sending_of(make_letter(amina)).pk)
    (written,) = (tmp_path / "outbox").iterdir()
    assert "Good day." in written.read_text()


@pytest.mark.parametrize("number", [1, 3])
def test_dolores_sees_the_letters_that_failed(dolores: Person, amina: Person, as_: As, number: int) -> None:
    for each in range(number):
        make_letter(amina, state="failed", key=f"failed {each}")
    make_letter(amina, state="sent", key="arrived")
    page = as_(dolores).get(f"{LIST}?state=failed").content.decode()
    assert page.count("Subject failed") == number
    assert "Subject arrived" not in page


def test_dolores_opens_one_letter(dolores: Person, amina: Person, as_: As) -> None:
    letter = make_letter(amina, state="failed", error="mailbox full")
    page = as_(dolores).get(f"{LIST}{letter.pk}/").content.decode()
    assert "Good day." in page
    assert "mailbox full" in page
    assert "Send again" in page


def test_dolores_sends_it_again_to_the_address_of_today(dolores: Person, amina: Person, as_: As) -> None:
    letter = make_letter(amina, state="failed")
    Person.objects.filter(pk=amina.pk).update(email="amina.new@example.org")
    as_(dolores).post(f"{LIST}{letter.pk}/again/")
    run_due()
    assert [message.to for message in mail.outbox] == [["amina.new@example.org"]]
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert AuditRecord.objects.filter(action="letter.sent_again", object_id=str(letter.pk)).count() == 1


def test_a_letter_that_arrived_is_not_sent_twice(dolores: Person, amina: Person) -> None:
    letter = make_letter(amina, state="sent")
    assert dolores.user is not None
    with pytest.raises(LetterArrived):
        send_again(letter_id=letter.pk, by=dolores.user)


def test_amina_cannot_read_the_letter_book(amina: Person, as_: As) -> None:
    assert as_(amina).get(LIST).status_code == 403
    assert as_(amina).get(f"{LIST}{make_letter(amina).pk}/").status_code == 403
