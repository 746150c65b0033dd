"""Letters inside the Wagtail admin."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from academy.lib.backoffice import PermittedMenuItem
from academy.notifications import views
from academy.people.api import Permission


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("academy/letters/", views.letters, name="academy_letters"),
        path("academy/letters/<int:letter_id>/", views.letter, name="academy_letter"),
        path("academy/letters/<int:letter_id>/again/", views.send_again, name="academy_letter_again"),
        path("academy/letters/<int:letter_id>/back/", views.came_back, name="academy_letter_back"),
    ]


@hooks.register("register_academy_menu_item")
def menu_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Letters"), "academy_letters", permission=Permission.LETTERS_READ, icon="mail", order=800
    )
