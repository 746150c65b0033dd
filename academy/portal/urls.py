"""Addresses of portal."""

from django.urls import URLPattern, URLResolver, path

from academy.portal import views

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/", views.home, name="home"),
    path("enter-as/", views.enter_as, name="enter_as"),
    path("enter-as/<slug:key>/", views.enter, name="enter"),
]
