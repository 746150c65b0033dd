"""Systems that ask: with a token of a university, more often. Without one, as often as anybody."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from certificates import operations
from certificates.models import ApiToken

# For anybody, with a token. A file costs what a hundred codes do.
RATES = {"verify": ("120/min", "1200/min"), "file": ("30/min", "300/min"), "batch": ("6/min", "60/min")}


def token_of(request: Request, *, scope: str) -> ApiToken | None:
    """The token that the request shows. A wrong, ended or too narrow one is refused: its owner believes it counts."""
    kept = getattr(request, "_university_token", None)
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return None
    token = operations.use_token(secret.strip()[:200], now=timezone.now())
    if token is None:
        raise AuthenticationFailed(_("This token is unknown, ended or taken back."))
    if scope not in token.scopes:
        raise PermissionDenied(_("This token does not permit that."))
    request._university_token = token  # type: ignore[attr-defined]
    return token


class MachineThrottle(SimpleRateThrottle):
    """By token, else by address. The view's `machine_rate` is of RATES, its `machine_scope` is what a token permits."""

    rate = "1/min"  # the view's own takes its place

    def allow_request(self, request: Request, view: Any) -> bool:
        self.scope = view.machine_rate
        self.token = token_of(request, scope=view.machine_scope)
        self.num_requests, self.duration = self.parse_rate(RATES[self.scope][1 if self.token else 0])
        return bool(super().allow_request(request, view))

    def get_cache_key(self, request: Request, view: Any) -> str:
        who = f"token-{self.token.pk}" if self.token else self.get_ident(request)
        return f"throttle_{self.scope}_{who}"
