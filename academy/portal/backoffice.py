"""The Academy's menu group in the Wagtail admin, and the Secretariat's desk. Apps add to the menu by a hook of their own."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from academy.people import api as people_api
from academy.people.api import Permission, User
from academy.portal import desk

academy_menu = Menu(register_hook_name="register_academy_menu_item", construct_hook_name="construct_academy_menu")


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return people_api.may(request.user, Permission.DESK_SECRETARIAT)


@hooks.register("register_admin_menu_item")
def academy_menu_item() -> MenuItem:
    return SubmenuMenuItem(_("Academy"), academy_menu, icon_name="home", name="academy", order=50)


@hooks.register("register_academy_menu_item")
def desk_menu_item() -> MenuItem:
    return DeskMenuItem(_("Desk"), reverse("academy_desk"), icon_name="tasks", name="academy-desk", order=1)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [path("academy/desk/", secretariat_desk, name="academy_desk")]


@people_api.needs(Permission.DESK_SECRETARIAT)
def secretariat_desk(request: HttpRequest) -> HttpResponse:
    """What waits for the Secretariat today, counted and dated."""
    waiting = desk.waiting_for_secretariat(now=timezone.now())
    return render(
        request,
        "portal/desk.html",
        {"waiting": waiting, "editions": desk.editions_under_way(), "person": people_api.person_of(cast(User, request.user))},
    )
