"""Addresses of cms. Content pages are found by Wagtail under /fr/ and /en/."""

from django.urls import URLPattern, URLResolver, path

from cms import views

app_name = "cms"
urlpatterns: list[URLPattern | URLResolver] = [
    path("media/images/<path:path>", views.media, name="media"),
    path("style/", views.style, name="style"),
]
