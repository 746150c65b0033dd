"""Applications, selection and places in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from courses.admissions import views


@hooks.register("register_admin_urls")
def admissions_urls() -> list[URLPattern]:
    return [
        path("academy/applications/<slug:key>/", views.applications, name="academy_applications"),
        path("academy/applications/<slug:key>/import/", views.import_list, name="academy_import"),
        path("academy/applications/<slug:key>/screen/", views.screen, name="academy_screen"),
        path("academy/selection/<slug:key>/", views.selection, name="academy_selection"),
        path("academy/places/<slug:key>/", views.places, name="academy_places"),
        path("academy/places/<slug:key>/<int:number>/", views.change_place, name="academy_place"),
    ]
