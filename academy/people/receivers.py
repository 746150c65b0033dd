"""What a session may claim about a second factor follows what the person does with her authenticators."""

from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver
from django.http import HttpRequest

SHOWN = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


@receiver(authenticator_added, dispatch_uid="second_factor_was_just_shown")
def second_factor_was_just_shown(request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
    """Who adds an authenticator has proved a second ago that she holds it: she is not asked again."""
    if authenticator.type in SHOWN:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=str(authenticator.type))


@receiver(authenticator_removed, dispatch_uid="second_factor_is_gone")
def second_factor_is_gone(request: HttpRequest, **kwargs: Any) -> None:
    """Who removes one shows another again, or adds a new one, before working on."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [r for r in records if r.get("method") != "mfa"]
