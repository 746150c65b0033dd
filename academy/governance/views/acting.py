"""How a view acts: one operation, then its success or its refusal in words."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from academy.governance.refusals import GovernanceRefused


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so, or say why not."""
    try:
        act()
    except GovernanceRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True
