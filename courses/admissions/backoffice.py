"""Calls, applications, selection and places in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from courses.admissions.views import calls, places, screening


@hooks.register("register_admin_urls")
def admissions_urls() -> list[URLPattern]:
    return [
        path("academy/call/<slug:key>/", calls.edit_call, name="academy_call"),
        path("academy/call/<slug:key>/country/", calls.decide_country, name="academy_call_country"),
        path("academy/applications/<slug:key>/", screening.applications, name="academy_applications"),
        path("academy/applications/<slug:key>/import/", screening.import_list, name="academy_import"),
        path("academy/applications/<slug:key>/screen/", screening.screen, name="academy_screen"),
        path("academy/selection/<slug:key>/", places.selection, name="academy_selection"),
        path("academy/places/<slug:key>/", places.places, name="academy_places"),
        path("academy/places/<slug:key>/<int:number>/", places.change_place, name="academy_place"),
    ]
