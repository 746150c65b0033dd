"""Addresses of audit."""

from django.urls import URLPattern, URLResolver, path

from academy.audit import views

app_name = "audit"
urlpatterns: list[URLPattern | URLResolver] = [path("audit/", views.records, name="records")]
