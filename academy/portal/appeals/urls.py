"""Addresses of appeals."""

from django.urls import URLPattern, URLResolver, path

from academy.portal.appeals import views

app_name = "appeals"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/credits/entries/<int:pk>/contest/", views.contest_entry, name="contest_entry"),
    path("my/credits/<slug:key>/requirements/<int:pk>/contest/", views.contest_missing, name="contest_missing"),
    path("my/appeals/<int:pk>/", views.appeal, name="appeal"),
    path("my/appeals/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("appeals/<int:pk>/file/", views.file, name="file"),
]
