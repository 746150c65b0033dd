"""Addresses of admissions."""

from django.urls import URLPattern, URLResolver, path

from courses.admissions import rest, views, views_of_selection

app_name = "admissions"
urlpatterns: list[URLPattern | URLResolver] = [
    path("calls/", views.calls, name="calls"),
    path("calls/<slug:key>/", views.call, name="call"),
    path("calls/<slug:key>/apply/", views.apply, name="apply"),
    path("api/v1/selections/decide/", rest.DecideView.as_view(), name="api_decide"),
    path("api/v1/selections/<slug:key>/", rest.RunView.as_view(), name="api_run"),
    path("selections/<slug:key>/", views_of_selection.public_selection, name="selection"),
    path("my/applications/", views.mine, name="mine"),
    path("my/applications/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("my/places/<int:pk>/", views.answer, name="answer"),
    path("correspondent/applications/", views.of_my_country, name="of_my_country"),
]
