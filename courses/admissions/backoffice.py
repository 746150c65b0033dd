"""Applications, selection and places in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from courses.admissions import views
from courses.admissions import views_of_selection as screens


@hooks.register("register_admin_urls")
def admissions_urls() -> list[URLPattern]:
    return [
        path("academy/applications/<slug:key>/", views.applications, name="academy_applications"),
        path("academy/applications/<slug:key>/import/", views.import_list, name="academy_import"),
        path("academy/applications/<slug:key>/screen/", views.screen, name="academy_screen"),
        path("academy/selection/<slug:key>/", screens.selection, name="academy_selection"),
        path("academy/selection/<slug:key>/bundle.zip", screens.selection_bundle, name="academy_selection_bundle"),
        path("academy/selection/<slug:key>/record.pdf", screens.selection_record, name="academy_selection_record"),
        path(
            "academy/selection/<slug:key>/answer/<slug:country>.pdf",
            screens.selection_answer,
            name="academy_selection_answer",
        ),
        path("academy/selection/<slug:key>/<slug:step>/", screens.selection_step, name="academy_selection_step"),
        path("academy/places/<slug:key>/", views.places, name="academy_places"),
        path("academy/places/<slug:key>/<int:number>/", views.change_place, name="academy_place"),
    ]
