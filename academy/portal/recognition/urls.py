"""Addresses of requests for recognition."""

from django.urls import URLPattern, URLResolver, path

from academy.portal.recognition import views

app_name = "recognition"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/credits/<slug:component>/recognition/", views.ask, name="ask"),
    path("my/recognition/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("credits/people/<uuid:uid>/<slug:component>/recognition/", views.propose, name="propose"),
]
