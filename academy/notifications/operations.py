"""Writing letters: the words are fixed when the letter is written, the sending is a job."""

from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation

from academy.audit import api as audit_api
from academy.jobs import api as jobs_api
from academy.lib.forgetting import OMITTED
from academy.notifications.models import Letter
from academy.notifications.notices import HEADER
from academy.people.api import Permission, Person, User, check

SEND = "notifications.send"
BATCH = 500  # within SQLite's limit of parameters
LAST = "erasure_done"  # the last letter to somebody who is erased: it goes once it is on its way


class LetterArrived(Exception):
    """Only a letter that failed or bounced is sent again."""

    code = "letter_arrived"


def write_letter(*, key: str, template: str, person: Person, context: Mapping[str, object]) -> Letter:
    """A letter in the person's language from templates/emails/<template>/; the same key is the same letter."""
    language = person.language
    with translation.override(language):
        words = {"person": person, "BASE_URL": settings.BASE_URL, **context}
        subject = render_to_string(f"emails/{template}/subject_{language}.txt", words)
        body = render_to_string(f"emails/{template}/body_{language}.txt", words)
    letter, created = Letter.objects.get_or_create(
        key=key,
        defaults={
            "template": template,
            "person": person,
            "to": person.email,
            "language": language,
            "subject": " ".join(subject.split()),
            "body": body.strip() + "\n",
        },
    )
    if created:
        jobs_api.enqueue(SEND, f"letter:{letter.pk}", letter_id=letter.pk)
    return letter


@transaction.atomic
def forget_letters(*, person: Person) -> None:
    """Every letter to somebody, those on their way too, and what jobs say of sending them; her name in those to others.

    Called while the name is known.
    """
    rows = list(Letter.objects.filter(person=person).values_list("pk", flat=True))
    for start in range(0, len(rows), BATCH):
        jobs_api.drop(SEND, letter_id=rows[start : start + BATCH])
    Letter.objects.filter(person=person).delete()
    for name in (person.printed_name, f"{person.given_name} {person.family_name}", person.email):
        _leave_out(name)


def _leave_out(name: str) -> None:
    """Of letters to others: ministries and officers were told who was selected."""
    if not name.strip():
        return
    named = Letter.objects.filter(Q(body__contains=name) | Q(subject__contains=name)).exclude(template=LAST)
    for letter in named:
        letter.subject, letter.body = letter.subject.replace(name, OMITTED), letter.body.replace(name, OMITTED)
        letter.save(update_fields=["subject", "body"])


def write_last_letter(*, person: Person, context: Mapping[str, object]) -> Letter:
    """To the address that is about to go. The letter belongs to nobody, and goes itself once it is sent."""
    letter = write_letter(key=f"{LAST}:{person.pk}", template=LAST, person=person, context=context)
    letter.person = None
    letter.save(update_fields=["person"])
    return letter


@jobs_api.handler(SEND)
def send(letter_id: int) -> None:
    """Hand a letter to the mail server, once; a failure is written on the letter and tried again by the job."""
    letter = Letter.objects.get(pk=letter_id)
    if letter.state in {Letter.State.SENT, Letter.State.BOUNCED}:
        return
    if not letter.message_id:  # kept before the first attempt: another attempt is the same mail
        letter.message_id = _new_message_id()
        letter.save(update_fields=["message_id"])
    _mail(letter).send()
    if letter.template == LAST:
        letter.delete()
        return
    Letter.objects.filter(pk=letter_id).update(state=Letter.State.SENT, sent_at=timezone.now(), error="")


def _new_message_id() -> str:
    """Not to be guessed: who has never had the mail cannot say that it came back."""
    return f"<letter.{uuid4().hex}@{urlsplit(settings.BASE_URL).hostname or 'academy'}>"


def _mail(letter: Letter) -> EmailMessage:
    """Its envelope names the address to which notices go, which may be another than the sender's."""
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.to],
        from_email=settings.BOUNCES_EMAIL,
        headers={"From": settings.DEFAULT_FROM_EMAIL, "Message-ID": letter.message_id, HEADER: letter.message_id},
    )


@jobs_api.gives_up(SEND)
def not_sent(letter_id: int, error: str) -> None:
    """Every attempt failed: say so on the letter, where the Secretariat looks; a last letter is given up and goes."""
    if Letter.objects.filter(pk=letter_id, template=LAST).delete()[0]:
        jobs_api.drop(SEND, letter_id=[letter_id])
        audit_api.record(
            action="letter.given_up", by=None, object_type="notifications.letter", object_id=str(letter_id)
        )
        return
    waiting = Letter.objects.filter(pk=letter_id, state=Letter.State.QUEUED)
    waiting.update(state=Letter.State.FAILED, error=error)


@transaction.atomic
def send_again(*, letter_id: int, by: User) -> Letter:
    """Send the same words to the address that the person has now."""
    check(by, Permission.LETTERS_READ)
    letter = Letter.objects.select_for_update(of=("self",)).select_related("person").get(pk=letter_id)
    if letter.state not in {Letter.State.FAILED, Letter.State.BOUNCED}:
        raise LetterArrived(letter.get_state_display())
    letter.to = (letter.person.email if letter.person else "") or letter.to
    # A notice about the earlier sending says nothing about this one.
    letter.state, letter.error, letter.message_id = Letter.State.QUEUED, "", ""
    letter.save(update_fields=["to", "state", "error", "message_id"])
    record = audit_api.record(action="letter.sent_again", by=by, thing=letter)
    jobs_api.enqueue(SEND, f"letter:{letter.pk}:again:{record.number}", letter_id=letter.pk)
    return letter
