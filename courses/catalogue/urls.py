"""Addresses of catalogue."""

from django.urls import URLPattern, URLResolver, path

from courses.catalogue import views

app_name = "catalogue"
urlpatterns: list[URLPattern | URLResolver] = [
    path("hosting/", views.host_offers, name="host_offers"),
    path("hosting/new/", views.new_offer, name="new_host_offer"),
    path("hosting/<int:pk>/withdraw/", views.withdraw, name="withdraw_host_offer"),
]
