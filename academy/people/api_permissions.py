"""The same access words for the HTTP API: an APIView carries `access = Access(...)`."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from academy.people.permissions import Access, allowed


class NeedsAccess(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        access = getattr(view, "access", None)
        return isinstance(access, Access) and allowed(request.user, access)
