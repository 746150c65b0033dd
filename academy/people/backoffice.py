"""People and countries inside the Wagtail admin; Wagtail's own screens for accounts step back."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from academy.lib.backoffice import PermittedMenuItem
from academy.people import erasure_views, views
from academy.people.api import Permission

# Accounts and groups follow the grants of roles; two ways to change them would contradict each other.
WAGTAILS_OWN = {"users", "groups"}


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("academy/people/", views.people, name="academy_people"),
        path("academy/people/invite/", views.invite, name="academy_invite"),
        path("academy/people/<int:person_id>/", views.person, name="academy_person"),
        path("academy/people/<int:person_id>/deputy/", views.delegate, name="academy_deputy"),
        path("academy/people/<int:person_id>/leave/", views.leave, name="academy_leave"),
        path("academy/people/<int:person_id>/erase/", erasure_views.erase, name="academy_erase_person"),
        path("academy/people/<int:person_id>/erase/refuse/", erasure_views.refuse, name="academy_refuse_erasure"),
        path("academy/countries/", views.countries, name="academy_countries"),
        path("academy/countries/<slug:iso2>/", views.country, name="academy_country"),
    ]


@hooks.register("register_academy_menu_item")
def people_menu_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("People"), "academy_people", permission=Permission.PEOPLE_MANAGE, icon="group", order=700
    )


@hooks.register("register_academy_menu_item")
def countries_menu_item() -> PermittedMenuItem:
    return PermittedMenuItem(
        _("Countries"), "academy_countries", permission=Permission.COUNTRIES_EDIT, icon="globe", order=710
    )


@hooks.register("construct_settings_menu")
def without_wagtails_accounts(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in WAGTAILS_OWN]
