"""Addresses of notifications."""

from django.urls import URLPattern, URLResolver, path

from academy.notifications import views

app_name = "notifications"
urlpatterns: list[URLPattern | URLResolver] = [path("my/letters/", views.mine, name="mine")]
