"""News from below that becomes a letter."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse

from academy.notifications.operations import write_last_letter, write_letter
from academy.people.signals import erasure_asked, erasure_refused, person_erased, person_invited


@receiver(person_invited, dispatch_uid="write_invitation")
def write_invitation(person: Any, grant: Any, **kwargs: Any) -> None:
    """The link only starts a login: who reads the letter still has to prove that the e-mail address is hers."""
    write_letter(
        key=f"invitation:{grant.pk}",
        template="invitation",
        person=person,
        context={"grant": grant, "link": f"{settings.BASE_URL}{reverse('account_request_login_code')}"},
    )


@receiver(erasure_asked, dispatch_uid="confirm_erasure_request")
def confirm_erasure_request(request: Any, **kwargs: Any) -> None:
    """With the day by which she is answered, and where she may take it back."""
    link = f"{settings.BASE_URL}{reverse('people:ask_erasure')}"
    write_letter(
        key=f"erasure-asked:{request.pk}",
        template="erasure_asked",
        person=request.person,
        context={"request": request, "link": link},
    )


@receiver(erasure_refused, dispatch_uid="say_erasure_is_refused")
def say_erasure_is_refused(request: Any, **kwargs: Any) -> None:
    write_letter(
        key=f"erasure-refused:{request.pk}",
        template="erasure_refused",
        person=request.person,
        context={"request": request},
    )


@receiver(person_erased, dispatch_uid="write_last_letter")
def say_goodbye(person: Any, stays: Any, **kwargs: Any) -> None:
    """Before the address goes."""
    write_last_letter(person=person, context={"stays": stays})
