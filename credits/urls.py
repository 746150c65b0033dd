"""Addresses of credits."""

from django.urls import URLPattern, URLResolver, path

from credits import views

app_name = "credits"
urlpatterns: list[URLPattern | URLResolver] = [path("my/credits/", views.mine, name="mine")]
