"""News from below that becomes a letter."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse

from academy.notifications.operations import write_letter
from academy.people.signals import person_invited


@receiver(person_invited, dispatch_uid="write_invitation")
def write_invitation(person: Any, grant: Any, **kwargs: Any) -> None:
    """The link only starts a login: who reads the letter still has to prove that the e-mail address is hers."""
    write_letter(
        key=f"invitation:{grant.pk}",
        template="invitation",
        person=person,
        context={"grant": grant, "link": f"{settings.BASE_URL}{reverse('account_request_login_code')}"},
    )
