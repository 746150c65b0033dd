"""Addresses of the organiser's desk."""

from django.urls import URLPattern, URLResolver, path

from academy.portal.organising import views

app_name = "organising"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organising/", views.desk, name="desk"),
    path("organising/<slug:key>/", views.edition, name="edition"),
    path("organising/<slug:key>/participants/", views.participants, name="participants"),
    path("organising/<slug:key>/attendance/", views.attendance, name="attendance"),
]
