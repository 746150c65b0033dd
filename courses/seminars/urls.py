"""Addresses of seminars."""

from django.urls import URLPattern, URLResolver, path

from courses.seminars import views

app_name = "seminars"
urlpatterns: list[URLPattern | URLResolver] = [
    path("teaching/", views.teaching, name="teaching"),
    path("teaching/<slug:key>/", views.edition, name="edition"),
    path("teaching/<slug:key>/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("my/editions/<slug:key>/programme/", views.programme, name="programme"),
]
