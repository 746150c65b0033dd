"""Addresses of learning."""

from django.urls import URLPattern, URLResolver, path

from courses.learning import views

app_name = "learning"
urlpatterns: list[URLPattern | URLResolver] = [path("my/editions/<slug:key>/", views.edition, name="edition")]
