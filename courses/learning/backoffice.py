"""Enrolments in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from courses.learning import views


@hooks.register("register_admin_urls")
def learning_urls() -> list[URLPattern]:
    return [path("academy/enrolments/<slug:key>/", views.enrolments, name="academy_enrolments")]
