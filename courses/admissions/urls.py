"""Addresses of admissions."""

from django.urls import URLPattern, URLResolver, path

from courses.admissions import views

app_name = "admissions"
urlpatterns: list[URLPattern | URLResolver] = [
    path("calls/", views.calls, name="calls"),
    path("calls/<slug:key>/", views.call, name="call"),
    path("calls/<slug:key>/apply/", views.apply, name="apply"),
    path("my/applications/", views.mine, name="mine"),
    path("my/applications/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("my/places/<int:pk>/", views.answer, name="answer"),
    path("correspondent/applications/", views.of_my_country, name="of_my_country"),
]
