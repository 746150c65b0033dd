"""Entries of the Academy's menu in the Wagtail admin, shown to those who hold the permission of the screen behind."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from academy.lib.access import holds


class PermittedMenuItem(MenuItem):
    """A menu entry for the admin screen with this url name."""

    def __init__(self, label: Any, url_name: str, *, permission: str, icon: str, order: int) -> None:
        self.permission = permission
        super().__init__(label, reverse(url_name), name=url_name, icon_name=icon, order=order)

    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request.user, self.permission)
