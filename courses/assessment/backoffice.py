"""Tests in the Wagtail admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.assessment import views


@hooks.register("register_admin_urls")
def assessment_urls() -> list[URLPattern]:
    return [path("academy/tests/", views.tests, name="academy_tests")]


@hooks.register("register_academy_menu_item")
def tests_item() -> MenuItem:
    return MenuItem(_("Tests"), reverse("academy_tests"), icon_name="form", order=400)
