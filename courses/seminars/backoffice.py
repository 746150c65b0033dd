"""Attendance in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from courses.seminars import views


@hooks.register("register_admin_urls")
def seminars_urls() -> list[URLPattern]:
    return [path("academy/attendance/<slug:key>/", views.attendance, name="academy_attendance")]
