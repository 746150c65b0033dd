"""Programme and attendance in the Wagtail admin; reached from the desk, by edition."""

from django.urls import URLPattern, path
from wagtail import hooks

from courses.seminars import views


@hooks.register("register_admin_urls")
def seminars_urls() -> list[URLPattern]:
    return [
        path("academy/attendance/<slug:key>/", views.attendance, name="academy_attendance"),
        path("academy/sessions/<slug:key>/", views.sessions, name="academy_sessions"),
        path("academy/sessions/<slug:key>/list/", views.programme_list, name="academy_programme_list"),
        path("academy/sessions/<slug:key>/<int:pk>/remove/", views.remove_session, name="academy_session_remove"),
    ]
