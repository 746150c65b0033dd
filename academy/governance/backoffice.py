"""Mandates, decisions and seats in the Academy's menu of the Wagtail admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from academy.governance import views, views_universities


@hooks.register("register_admin_urls")
def governance_urls() -> list[URLPattern]:
    return [
        path("academy/mandates/", views.mandates, name="academy_mandates"),
        path("academy/decisions/", views.decisions, name="academy_decisions"),
        path("academy/seats/", views.seats, name="academy_seats"),
        path("academy/universities/", views_universities.universities, name="academy_universities"),
    ]


@hooks.register("register_academy_menu_item")
def mandates_item() -> MenuItem:
    return MenuItem(_("Mandates"), reverse("academy_mandates"), icon_name="doc-full", order=500)


@hooks.register("register_academy_menu_item")
def decisions_item() -> MenuItem:
    return MenuItem(_("Decisions"), reverse("academy_decisions"), icon_name="doc-full-inverse", order=510)


@hooks.register("register_academy_menu_item")
def seats_item() -> MenuItem:
    return MenuItem(_("Board and partners"), reverse("academy_seats"), icon_name="group", order=520)


@hooks.register("register_academy_menu_item")
def universities_item() -> MenuItem:
    return MenuItem(_("Decisions of universities"), reverse("academy_universities"), icon_name="doc-full", order=515)
