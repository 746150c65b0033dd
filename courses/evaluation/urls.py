"""Addresses of evaluation."""

from django.urls import URLPattern, URLResolver, path

from courses.evaluation import views

app_name = "evaluation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/surveys/<slug:key>/", views.answer, name="answer"),
    path("surveys/<slug:key>/results/", views.results, name="results"),
    path("master/interest/", views.interest, name="interest"),
    path("master/interest/thank-you/", views.interest_said, name="interest_said"),
]
