"""Only the bare address is sent on to a language; a page that does not exist is simply not found."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class LanguageMiddleware(LocaleMiddleware):
    """Django would answer every unknown address, of the API too, by a redirect to the same address under a language."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info == "/":
            return super().process_response(request, response)
        response.headers.setdefault("Content-Language", translation.get_language() or "fr")
        return response
