"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import translation

from academy.people.models import User


class AccountAdapter(DefaultAccountAdapter):
    """E-mail is the name of an account; there is nothing else to fill in."""

    def populate_username(self, request: object, user: object) -> None:
        return None

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A code reaches a person in the language of her account, also before she is signed in."""
        known = User.objects.filter(email=email.lower()).values_list("language", flat=True).first()
        with translation.override(known or translation.get_language()):
            super().send_mail(template_prefix, email, context)
