"""Errors of the API as application/problem+json (RFC 9457)."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from rest_framework.response import Response
from rest_framework.views import exception_handler as drf_exception_handler

from academy.lib.parsing import BodyTooLarge

CONTENT_TYPE = "application/problem+json"


def problem(*, status: int, title: str, detail: str) -> JsonResponse:
    """An answer in the same form from outside the API's own views (a middleware, for example)."""
    body = {"type": "about:blank", "status": status, "title": title, "detail": detail}
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    # The framework would answer it as a page.
    known = BodyTooLarge() if isinstance(error, RequestDataTooBig) else error
    response = drf_exception_handler(known, context)
    if response is None:
        return None
    detail = response.data
    body: dict[str, Any] = {"type": "about:blank", "status": response.status_code}
    if isinstance(detail, dict) and set(detail) == {"detail"}:
        body |= {"title": response.status_text, "detail": str(detail["detail"])}
    else:
        body |= {"title": response.status_text, "errors": detail}
    return Response(body, status=response.status_code, headers=dict(response.items()), content_type=CONTENT_TYPE)
