"""Addresses of the steering group's desk."""

from django.urls import URLPattern, URLResolver, path

from academy.portal.steering import views

app_name = "steering"
urlpatterns: list[URLPattern | URLResolver] = [
    path("steering/", views.desk, name="desk"),
    path("steering/<slug:key>/", views.edition, name="edition"),
    path("steering/<slug:key>/programme/", views.programme, name="programme"),
    path("steering/<slug:key>/programme/<int:pk>/remove/", views.remove_session, name="remove_session"),
]
