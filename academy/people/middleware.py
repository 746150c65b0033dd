"""Language by person, deny by default, second factor for those who decide."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

# Packages whose views bring their own access rules.
OTHERS = ("wagtail.", "wagtail_localize.", "allauth.", "django.", "drf_spectacular.", "modelsearch.")


class LanguageOfPersonMiddleware:
    """A signed-in person reads the site in the language of the account, unless the address names another."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        named = translation.get_language_from_path(request.path_info)
        if not named and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language() or "fr"
        return self.get_response(request)


class DenyByDefaultMiddleware:
    """A view of ours that names no access (`public`, `signed_in`, `needs`) is refused, whoever asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        cls = getattr(view, "view_class", None) or getattr(view, "cls", None)
        module = (cls or view).__module__ or ""
        if module.startswith(OTHERS) or hasattr(view, "access") or hasattr(cls, "access"):
            return None
        if request.path_info.startswith("/admin/"):
            return None  # the admin's own wrapper has asked for access; screens there check a permission again
        raise PermissionDenied("This address names no permission.")


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
