"""Appeals inside the Wagtail admin."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from academy.lib.backoffice import PermittedMenuItem
from academy.people.api import Permission
from academy.portal.appeals import views


@hooks.register("register_admin_urls")
def appeals_urls() -> list[URLPattern]:
    return [
        path("academy/appeals/", views.waiting, name="academy_appeals"),
        path("academy/appeals/<int:pk>/", views.decide, name="academy_appeal"),
    ]


@hooks.register("register_academy_menu_item")
def appeals_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Appeals"), "academy_appeals", permission=Permission.APPEALS_DECIDE, icon="comment", order=420
    )
