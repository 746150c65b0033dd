"""Gives every request an opaque id, so that audit records and log lines of one request can be found together."""

from collections.abc import Callable
from contextvars import ContextVar
from secrets import token_hex

from django.http import HttpRequest, HttpResponse

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The id of the request being answered, or "" outside a request."""
    return _current.get()


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _current.set(token_hex(8))
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = _current.get()
            return response
        finally:
            _current.reset(token)
