"""Addresses of learning."""

from django.urls import URLPattern, URLResolver, path

from courses.learning import views

app_name = "learning"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/editions/<slug:key>/", views.edition, name="edition"),
    path("evidence/<slug:key>/<uuid:uid>/", views.evidence, name="evidence"),
    path("teaching/<slug:key>/results/", views.teaching_results, name="teaching_results"),
]
