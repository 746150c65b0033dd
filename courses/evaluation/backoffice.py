"""Surveys in the Wagtail admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.evaluation import views


@hooks.register("register_admin_urls")
def evaluation_urls() -> list[URLPattern]:
    return [
        path("academy/surveys/", views.surveys, name="academy_surveys"),
        path("academy/evaluation/<slug:key>/", views.evaluation, name="academy_conclusions"),
    ]


@hooks.register("register_academy_menu_item")
def surveys_item() -> MenuItem:
    return MenuItem(_("Surveys"), reverse("academy_surveys"), icon_name="clipboard-list", order=410)
