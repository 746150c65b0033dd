"""Addresses of assessment."""

from django.urls import URLPattern, URLResolver, path

from courses.assessment import views

app_name = "assessment"
urlpatterns: list[URLPattern | URLResolver] = [
    path("tests/<slug:key>/", views.test, name="test"),
    path("attempts/<int:pk>/", views.attempt, name="attempt"),
    path("attempts/<int:pk>/review/", views.review, name="review"),
    path("attempts/<int:pk>/submit/", views.submit, name="submit"),
    path("attempts/<int:pk>/result/", views.result, name="result"),
]
