"""Activities and editions in the Wagtail admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.catalogue import views


@hooks.register("register_admin_urls")
def catalogue_urls() -> list[URLPattern]:
    return [
        path("academy/activities/", views.activities, name="academy_activities"),
        path("academy/editions/", views.editions, name="academy_editions"),
        path("academy/open-edition/", views.open_edition, name="academy_open_edition"),
        path("academy/editions/<slug:key>/", views.edit, name="academy_edition"),
    ]


@hooks.register("register_academy_menu_item")
def editions_item() -> MenuItem:
    return MenuItem(_("Editions"), reverse("academy_editions"), icon_name="date", order=20)


@hooks.register("register_academy_menu_item")
def activities_item() -> MenuItem:
    return MenuItem(_("Activities"), reverse("academy_activities"), icon_name="list-ul", order=25)
