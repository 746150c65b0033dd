"""The words by which a view says who may open it. Who holds what is decided in `academy.people`, which is told here.

They live below people so that audit and jobs, which people builds on, can name their permissions as well.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Decision = Callable[[Any, "Access"], bool]


@dataclass(frozen=True, kw_only=True)
class Access:
    """What a view asks for: nothing (public), an account (signed_in), or one of `permissions`."""

    public: bool = False
    permissions: frozenset[str] = frozenset()


def _refuse(user: Any, access: Access) -> bool:
    """Until people has said how it decides, only public pages open."""
    return access.public


_decision: list[Decision] = [_refuse]


def decides(function: Decision) -> Decision:
    """Register the one function that answers whether a user meets an access."""
    _decision[0] = function
    return function


def allowed(user: Any, access: Access) -> bool:
    return _decision[0](user, access)


def holds(user: Any, permission: str) -> bool:
    """True when the user holds `permission` in any scope."""
    return allowed(user, Access(permissions=frozenset({permission})))


def check(user: Any, permission: str) -> None:
    """Raise PermissionDenied unless the user holds `permission` in any scope."""
    if not holds(user, permission):
        raise PermissionDenied


def public(view: View) -> View:
    """Anyone may open this page."""
    view.access = Access(public=True)  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Anyone with an account may open this page; what it shows is fetched for that account."""
    return _guarded(view, Access())


def needs(*permissions: str, otherwise: str | Promise = "") -> Callable[[View], View]:
    """Only people who hold one of `permissions` (anywhere) may open this page.

    otherwise: what the others are told, where more is to be said than that they may not.
    """

    def decorate(view: View) -> View:
        return _guarded(view, Access(permissions=frozenset(permissions)), otherwise=otherwise)

    return decorate


def _guarded(view: View, access: Access, *, otherwise: str | Promise = "") -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not allowed(request.user, access):
            raise PermissionDenied(otherwise) if otherwise else PermissionDenied
        return view(request, *args, **kwargs)

    guarded.access = access  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]
