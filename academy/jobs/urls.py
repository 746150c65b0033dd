"""Addresses of jobs."""

from django.urls import URLPattern, URLResolver, path

from academy.jobs import views

app_name = "jobs"
urlpatterns: list[URLPattern | URLResolver] = [path("health/", views.health, name="health")]
