"""Addresses of the portal: homes, desks, and the door of the demonstration."""

from django.urls import path

from academy.portal import views

app_name = "portal"
urlpatterns = [
    path("my/", views.home, name="home"),
    path("enter-as/", views.enter_as, name="enter_as"),
    path("enter-as/<slug:key>/", views.enter, name="enter"),
]
