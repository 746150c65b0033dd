"""Addresses of assignments."""

from django.urls import URLPattern, URLResolver, path

from courses.assignments import views

app_name = "assignments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("assignments/<slug:key>/", views.assignment, name="assignment"),
    path("submissions/<int:pk>/", views.file, name="file"),
    path("marking/", views.marking, name="marking"),
    path("marking/<int:pk>/", views.submission, name="submission"),
]
