"""Language by person, deny by default, second factor for those who decide."""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from academy.lib.problem import problem
from academy.people.models import User
from academy.people.operations import sync_admin_groups
from academy.people.permissions import needs_second_factor, works_in_admin

# Packages whose views bring their own access rules.
OTHERS = ("wagtail.", "wagtail_localize.", "allauth.", "django.", "drf_spectacular.", "modelsearch.")

# Where nobody is asked for a second factor: what logging in needs, and what anyone may check.
WITHOUT_SECOND_FACTOR = ("/account/", "/language/", "/V/", "/verify/", "/health/")

log = logging.getLogger(__name__)


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
        if request.path_info.startswith("/admin/"):
            _admin_only_for_those_who_work_there(request)
            return None
        if names_access(view):
            return None
        # The visitor learns nothing; the colleague who forgot the permission finds it in the log.
        log.error("The address %s names no permission.", request.path_info)
        raise PermissionDenied


def names_access(view: Callable[..., Any]) -> bool:
    """True for a view of a package that guards itself, and for one of ours that says who may open it."""
    cls = getattr(view, "view_class", None) or getattr(view, "cls", None)
    module = (cls or view).__module__ or ""
    return module.startswith(OTHERS) or hasattr(view, "access") or hasattr(cls, "access")


def _admin_only_for_those_who_work_there(request: HttpRequest) -> None:
    """The role of today decides, not the group of yesterday: a grant that ended at midnight opens nothing now."""
    user = request.user
    if not isinstance(user, User) or user.is_superuser:
        return  # Wagtail sends an anonymous visitor to the login page
    if not works_in_admin(user):
        raise PermissionDenied
    if not user.has_perm("wagtailadmin.access_admin"):
        sync_admin_groups(user=user)  # a grant that began today


class SecondFactorMiddleware:
    """People in a strong role show a second factor once per session. Source: STRONG_ROLES in the vocabulary."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.open = (*WITHOUT_SECOND_FACTOR, settings.STATIC_URL, settings.MEDIA_URL)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_WAIVED or request.path_info.startswith(self.open):
            return self.get_response(request)
        user = request.user
        if not isinstance(user, User) or not needs_second_factor(user) or has_shown_second_factor(request):
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            return problem(status=403, title=_("Forbidden"), detail=_("Show your second factor first."))
        return _ask_for_it(request, user)


def has_shown_second_factor(request: HttpRequest) -> bool:
    """True when this session holds a record of an authenticator app, passkey or recovery code of this account."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def _ask_for_it(request: HttpRequest, user: User) -> HttpResponseRedirect:
    ways = [way for way in get_adapter().get_reauthentication_methods(user) if way["id"].startswith("mfa_")]
    if not ways:
        return redirect("mfa_activate_totp")
    return redirect(f"{ways[0]['url']}?{urlencode({'next': _way_back(request)})}")


def _way_back(request: HttpRequest) -> str:
    """A form that was sent is not sent again behind the person's back; she returns to her first page."""
    return request.get_full_path() if request.method in {"GET", "HEAD"} else settings.LOGIN_REDIRECT_URL
