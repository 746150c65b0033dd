"""Credits of an edition inside the Wagtail admin; statements of people are reached from there and from the menu."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from academy.lib.backoffice import PermittedMenuItem
from academy.people.api import Permission
from academy.portal.statement import views


@hooks.register("register_admin_urls")
def credits_urls() -> list[URLPattern]:
    return [
        path("academy/credits/<slug:key>/", views.edition, name="academy_credits"),
        path("academy/credits/<slug:key>/credits.csv", views.edition_sheet, name="academy_credits_csv"),
    ]


@hooks.register("register_academy_menu_item")
def statements_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Credit statements"), "credits:people", permission=Permission.CREDITS_READ_ALL, icon="list-ul", order=400
    )
