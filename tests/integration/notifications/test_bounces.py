"""Letters that come back: what mail servers say on standard input, in folders and mboxes, and what an officer knows."""

import io
import mailbox
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from academy.audit.models import AuditRecord
from academy.jobs.api import run_due
from academy.notifications.api import Letter, send_again
from academy.notifications.operations import send
from academy.people.models import Person
from tests.integration.notifications.test_letters import LIST, make_letter

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
As = Callable[[Person], Client]
# As Postfix writes it; {action}, {status}, {code} and the returned part are what differs.
NOTICE = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: academy@localhost
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B0UND"

This is a MIME-encapsulated message.

--B0UND
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--B0UND
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4ABCD12345
Arrival-Date: Mon, 2 Mar 2026 09:15:02 +0100 (CET)

Final-Recipient: rfc822; amina@example.org
Original-Recipient: rfc822;amina@example.org
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: {code}

--B0UND
Content-Description: Undelivered Message{returned}
--B0UND--
"""
WHOLE = """
Content-Type: message/rfc822

From: Academy <academy@localhost>
To: amina@example.org
Subject: Subject one
Message-ID: {message_id}
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

Good day.
"""
HEADERS = """ Headers
Content-Type: text/rfc822-headers

From: Academy <academy@localhost>
Message-ID: <rewritten-by-the-relay@relay.example.net>
X-Academy-Letter: {message_id}
"""
UNKNOWN = "smtp; 550 5.1.1 <amina@example.org>:\n    Recipient address rejected: User unknown in virtual mailbox table"


def notice(
    message_id: str, *, action: str = "failed", status: str = "5.1.1", code: str = UNKNOWN, back: str = WHOLE
) -> bytes:
    returned = back.format(message_id=message_id)
    return NOTICE.format(action=action, status=status, code=code, returned=returned).encode()


def pipe(monkeypatch: Any, content: bytes) -> str:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    out = io.StringIO()
    call_command("take_bounces", stdout=out)
    return out.getvalue()


@pytest.fixture
def letter(amina: Person) -> Letter:
    """Sent, with the name that its mail carries."""
    made = make_letter(amina)
    send(made.pk)
    made.refresh_from_db()
    assert made.state == "sent"
    return made


def test_the_mail_carries_the_name_that_is_kept_and_the_address_for_notices(settings: Any, amina: Person) -> None:
    settings.BOUNCES_EMAIL = "bounces@academy.example.int"
    made = make_letter(amina)
    send(made.pk)
    made.refresh_from_db()
    message = mail.outbox[0].message()
    assert (message["Message-ID"], message["X-Academy-Letter"]) == (made.message_id, made.message_id)
    assert (mail.outbox[0].from_email, message["From"]) == (settings.BOUNCES_EMAIL, settings.DEFAULT_FROM_EMAIL)


def test_another_attempt_is_the_same_mail(monkeypatch: Any, amina: Person) -> None:
    made, carried = make_letter(amina), []

    def fail_once(self: Any) -> None:
        carried.append(self.extra_headers["Message-ID"])
        if len(carried) == 1:
            raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail_once)
    with pytest.raises(ConnectionRefusedError):
        send(made.pk)
    send(made.pk)
    assert len(carried) == 2
    assert len(set(carried)) == 1


@pytest.mark.parametrize("back", [WHOLE, HEADERS])
def test_a_permanent_failure_is_noted_with_what_the_server_said(monkeypatch: Any, letter: Letter, back: str) -> None:
    assert "1 came back" in pipe(monkeypatch, notice(letter.message_id, back=back))
    letter.refresh_from_db()
    assert letter.state == "bounced"
    assert letter.error == (
        "5.1.1: smtp; 550 5.1.1 <amina@example.org>: Recipient address rejected: User unknown in virtual mailbox table"
    )
    record = AuditRecord.objects.get(action="letter.came_back")
    assert (record.object_id, record.data) == (str(letter.pk), {"by_hand": False})
    assert "1 known" in pipe(monkeypatch, notice(letter.message_id, back=back))
    assert AuditRecord.objects.filter(action="letter.came_back").count() == 1


def test_what_the_server_gave_up_after_days_has_come_back_too(monkeypatch: Any, letter: Letter) -> None:
    pipe(monkeypatch, notice(letter.message_id, status="4.4.7", code="X-Postfix; delivery time expired"))
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("bounced", "4.4.7: X-Postfix; delivery time expired")


@pytest.mark.parametrize("action", ["delayed", "relayed", "delivered", "expanded"])
def test_a_temporary_failure_leaves_the_letter_alone(monkeypatch: Any, letter: Letter, action: str) -> None:
    said = pipe(monkeypatch, notice(letter.message_id, action=action, status="4.2.2", code="smtp; 452 Mailbox full"))
    assert "1 temporary" in said
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("sent", "")


def test_somebody_elses_notice_touches_nothing(monkeypatch: Any, letter: Letter) -> None:
    assert "1 not ours" in pipe(monkeypatch, notice("<20260302.4711@elsewhere.example.net>"))
    letter.refresh_from_db()
    assert letter.state == "sent"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\x00\xfe nothing", b"From: a@example.org\n\nI am on leave until Monday.\n",
        b"Content-Type: multipart/report; boundary=x\n\n--x\n",
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\xff\n--x--\n",
        notice("") , notice("<a@b>").replace(b"Action: failed\n", b""),
    ],
)  # fmt: skip
def test_what_is_no_notice_is_counted_and_breaks_nothing(monkeypatch: Any, letter: Letter, content: bytes) -> None:
    """A letter that was never sent has no name either: an empty one matches nothing."""
    Letter.objects.filter(pk=letter.pk).update(message_id="")
    assert "1 no notice" in pipe(monkeypatch, content)
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_folders_and_mboxes_are_read_whole(tmp_path: Path, amina: Person) -> None:
    names = []
    for key in ("in a folder", "in an mbox"):
        made = make_letter(amina, key=key)
        send(made.pk)
        made.refresh_from_db()
        names.append(made.message_id)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.eml").write_bytes(notice(names[0]))
    box = mailbox.mbox(tmp_path / "bounces.mbox")
    box.add(notice("<nobody@example.net>"))
    box.add(notice(names[1]))
    box.close()
    out = io.StringIO()
    call_command("take_bounces", str(tmp_path), stdout=out)
    assert "3 read: 2 came back" in out.getvalue()
    assert set(Letter.objects.values_list("state", flat=True)) == {"bounced"}
    with pytest.raises(CommandError, match="There is nothing at"):
        call_command("take_bounces", str(tmp_path / "absent"))


def test_a_letter_that_is_sent_again_is_not_marked_by_the_earlier_notice(
    monkeypatch: Any, letter: Letter, dolores: Person
) -> None:
    pipe(monkeypatch, notice(letter.message_id))
    assert dolores.user is not None
    send_again(letter_id=letter.pk, by=dolores.user)
    run_due()
    assert "1 not ours" in pipe(monkeypatch, notice(letter.message_id))
    before = letter.message_id
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert letter.message_id != before


def test_a_job_that_runs_again_does_not_send_what_came_back(monkeypatch: Any, letter: Letter) -> None:
    pipe(monkeypatch, notice(letter.message_id))
    send(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, len(mail.outbox)) == ("bounced", 1)


def test_dolores_notes_what_she_heard_by_telephone(dolores: Person, letter: Letter, as_: As) -> None:
    browser, address = as_(dolores), f"{LIST}{letter.pk}/"
    assert "The letter came back" in browser.get(address).content.decode()
    assert browser.post(f"{address}back/", {"words": ""}).status_code == 422
    assert browser.post(f"{address}back/", {"words": "Says by telephone that nothing came."}).status_code == 302
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("bounced", "Says by telephone that nothing came.")
    record = AuditRecord.objects.get(action="letter.came_back")
    assert record.data == {"by_hand": True}
    page = browser.get(address).content.decode()
    assert "This letter came back:" in page
    assert "Send again" in page
    assert "Says by telephone that nothing came." in browser.get(LIST).content.decode()
    again = browser.post(f"{address}back/", {"words": "Twice."}, follow=True).content.decode()
    assert "Only a letter that was sent comes back" in again
    desk = browser.get("/admin/academy/desk/").content.decode()
    assert "Letters that did not arrive" in desk


def test_amina_notes_nothing_in_the_letter_book(amina: Person, letter: Letter, as_: As) -> None:
    assert as_(amina).post(f"{LIST}{letter.pk}/back/", {"words": "x"}).status_code == 403
    letter.refresh_from_db()
    assert letter.state == "sent"
