"""Audit inside the Wagtail admin."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from academy.audit import views
from academy.audit.permissions import AUDIT_READ
from academy.lib.backoffice import PermittedMenuItem


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("academy/audit/", views.records_in_admin, name="academy_audit")]


@hooks.register("register_academy_menu_item")
def menu_item() -> PermittedMenuItem:
    return PermittedMenuItem(_("Audit"), "academy_audit", permission=AUDIT_READ, icon="history", order=900)
