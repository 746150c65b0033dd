"""Which language an address is read in, and what happens when nothing is there."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ContentLocaleMiddleware(LocaleMiddleware):
    """Sends `/about/` to `/fr/about/`, as Django does, but leaves alone what our own views said is not there.

    Every address with a language in front could be a content page, so Django would redirect each 404 of ours.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        ours = request.resolver_match is not None or request.path_info.startswith("/api/")
        if response.status_code == HTTPStatus.NOT_FOUND and ours:
            response.headers.setdefault("Content-Language", translation.get_language() or "")
            return response
        return super().process_response(request, response)
