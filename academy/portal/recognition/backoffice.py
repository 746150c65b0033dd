"""Requests for recognition inside the Wagtail admin."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from academy.lib.backoffice import PermittedMenuItem
from academy.people.api import Permission
from academy.portal.recognition import views


@hooks.register("register_admin_urls")
def recognition_urls() -> list[URLPattern]:
    return [
        path("academy/recognition/", views.waiting, name="academy_recognition"),
        path("academy/recognition/<int:pk>/", views.decide, name="academy_recognition_request"),
    ]


@hooks.register("register_academy_menu_item")
def recognition_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Recognition"), "academy_recognition", permission=Permission.RELEASE_PROPOSE, icon="success", order=410
    )
