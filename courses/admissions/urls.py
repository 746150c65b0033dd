"""Addresses of admissions."""

from django.urls import URLPattern, URLResolver

app_name = "admissions"
urlpatterns: list[URLPattern | URLResolver] = []
