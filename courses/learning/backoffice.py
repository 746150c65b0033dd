"""Participants, results and decisions in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from courses.learning import views


@hooks.register("register_admin_urls")
def learning_urls() -> list[URLPattern]:
    return [
        path("academy/enrolments/<slug:key>/", views.enrolments, name="academy_enrolments"),
        path("academy/enrolments/<slug:key>/<int:pk>/", views.enrolment, name="academy_enrolment"),
        path("academy/participants/<slug:key>/", views.participants, name="academy_participants"),
        path("academy/results/<slug:key>/", views.results, name="academy_results"),
        path("academy/facts/<int:pk>/correct/", views.correct, name="academy_correct"),
    ]
