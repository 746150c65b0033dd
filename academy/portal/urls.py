"""Addresses of portal."""

from django.urls import URLPattern, URLResolver, path

from academy.portal import views
from academy.portal.simulation.urls import urlpatterns as simulation

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/", views.home, name="home"),
    path("enter-as/", views.enter_as, name="enter_as"),
    path("enter-as/<slug:key>/", views.enter, name="enter"),
    *simulation,
]
