"""Activities, editions, steering groups and offers to host in the Wagtail admin."""

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
        path("academy/editions/<slug:key>/open/", views.open_planned, name="academy_edition_open"),
        path("academy/editions/<slug:key>/close/", views.close, name="academy_edition_close"),
        path("academy/editions/<slug:key>/steering-group/", views.steering_group, name="academy_steering"),
        path(
            "academy/editions/<slug:key>/steering-group/<int:pk>/end/", views.end_appointment,
            name="academy_steering_end",
        ),
        path("academy/hosting/", views.offers, name="academy_host_offers"),
        path("academy/hosting/<int:pk>/", views.answer, name="academy_host_offer"),
        path("academy/hosting/<int:pk>/take-over/", views.take_over, name="academy_host_offer_take"),
    ]  # fmt: skip


@hooks.register("register_academy_menu_item")
def hosting_item() -> MenuItem:
    return MenuItem(_("Offers to host"), reverse("academy_host_offers"), icon_name="home", order=27)


@hooks.register("register_academy_menu_item")
def editions_item() -> MenuItem:
    return MenuItem(_("Editions"), reverse("academy_editions"), icon_name="date", order=20)


@hooks.register("register_academy_menu_item")
def activities_item() -> MenuItem:
    return MenuItem(_("Activities"), reverse("academy_activities"), icon_name="list-ul", order=25)
