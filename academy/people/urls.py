"""Addresses of people."""

from django.urls import URLPattern, URLResolver, path

from academy.people import erasure_views, rest, views

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/profile/", views.profile, name="profile"),
    path("my/profile/erasure/", erasure_views.ask, name="ask_erasure"),
    path("my/profile/erasure/take-back/", erasure_views.take_back, name="take_back_erasure"),
    path("api/v1/countries/", rest.CountryList.as_view(), name="api_countries"),
    path("api/v1/countries/<slug:iso2>/", rest.CountryDetail.as_view(), name="api_country"),
    path("api/v1/schema/", rest.Schema.as_view(), name="schema"),
    path("api/v1/docs/", rest.Docs.as_view(), name="docs"),
]
