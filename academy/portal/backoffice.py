"""The Academy's menu group in the Wagtail admin, and the Secretariat's desk.

Apps add to the menu with the hook `register_academy_menu_item`.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from academy.people import api as people_api
from academy.people.api import Permission
from academy.portal import desk

academy_menu = Menu(register_hook_name="register_academy_menu_item", construct_hook_name="construct_academy_menu")


class AcademyMenu(SubmenuMenuItem):
    """Shown to who runs the Academy; authors of content do not see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return people_api.may(request.user, Permission.DESK_SECRETARIAT)


@hooks.register("register_admin_menu_item")
def academy_menu_item() -> MenuItem:
    return AcademyMenu(_("Academy"), academy_menu, icon_name="home", name="academy", order=50)


@people_api.needs(Permission.DESK_SECRETARIAT)
def show_desk(request: HttpRequest) -> HttpResponse:
    """What waits today, counted; then every edition with its screens."""
    page = {"waiting": desk.waiting_for_secretariat(now=timezone.now()), "editions": desk.editions_under_way()}
    return render(request, "portal/desk.html", page)


@hooks.register("register_admin_urls")
def portal_urls() -> list[URLPattern]:
    return [path("academy/desk/", show_desk, name="academy_desk")]


@hooks.register("register_academy_menu_item")
def desk_item() -> MenuItem:
    return MenuItem(_("Desk"), reverse("academy_desk"), icon_name="tasks", order=10)
