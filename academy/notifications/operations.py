"""Writing letters: the words are fixed when the letter is written, the sending is a job."""

from collections.abc import Mapping

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from academy.jobs import api as jobs_api
from academy.notifications.models import Letter
from academy.people.api import Person

SEND = "notifications.send"


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


@jobs_api.handler(SEND)
def send(letter_id: int) -> None:
    """Hand a letter to the mail server, once; a failure is written on the letter and tried again by the job."""
    letter = Letter.objects.get(pk=letter_id)
    if letter.state == Letter.State.SENT:
        return
    EmailMessage(subject=letter.subject, body=letter.body, to=[letter.to]).send()
    Letter.objects.filter(pk=letter_id).update(state=Letter.State.SENT, sent_at=timezone.now(), error="")
