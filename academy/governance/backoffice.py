"""Mandates, the Board's room, decisions and seats in the Academy's menu of the Wagtail admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from academy.governance.views import records, seats, universities


@hooks.register("register_admin_urls")
def governance_urls() -> list[URLPattern]:
    return [
        path("academy/mandates/", records.mandates, name="academy_mandates"),
        path("academy/decisions/", records.decisions, name="academy_decisions"),
        path("academy/seats/", seats.seats, name="academy_seats"),
        path("academy/seats/add/", seats.add_seat, name="academy_add_seat"),
        path("academy/seats/partners/", seats.add_partner, name="academy_add_partner"),
        path("academy/seats/holdings/<int:pk>/leave/", seats.leave, name="academy_leave_seat"),
        path("academy/rules-of-procedure/", seats.procedure, name="academy_procedure"),
        path("academy/universities/", universities.universities, name="academy_universities"),
    ]


@hooks.register("register_academy_menu_item")
def mandates_item() -> MenuItem:
    return MenuItem(_("Mandates"), reverse("academy_mandates"), icon_name="doc-full", order=500)


@hooks.register("register_academy_menu_item")
def decisions_item() -> MenuItem:
    return MenuItem(_("Decisions"), reverse("academy_decisions"), icon_name="doc-full-inverse", order=510)


@hooks.register("register_academy_menu_item")
def room_item() -> MenuItem:
    return MenuItem(_("The Board’s room"), reverse("governance:board"), icon_name="group", order=505)


@hooks.register("register_academy_menu_item")
def seats_item() -> MenuItem:
    return MenuItem(_("Board and partners"), reverse("academy_seats"), icon_name="group", order=520)


@hooks.register("register_academy_menu_item")
def procedure_item() -> MenuItem:
    return MenuItem(_("Rules of procedure"), reverse("academy_procedure"), icon_name="clipboard-list", order=530)


@hooks.register("register_academy_menu_item")
def universities_item() -> MenuItem:
    return MenuItem(_("Decisions of universities"), reverse("academy_universities"), icon_name="doc-full", order=515)
