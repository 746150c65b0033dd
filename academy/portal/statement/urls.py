"""Addresses of credit statements."""

from django.urls import URLPattern, URLResolver, path

from academy.portal.statement import rest, views

app_name = "credits"
urlpatterns: list[URLPattern | URLResolver] = [
    path("my/credits/", views.mine, name="mine"),
    path("my/credits/statement.pdf", views.my_pdf, name="my_pdf"),
    path("my/credits/statement.csv", views.my_csv, name="my_csv"),
    path("my/credits/transcript.pdf", views.my_transcript, name="my_transcript"),
    path("credits/people/", views.people, name="people"),
    path("credits/people/<uuid:uid>/", views.person, name="person"),
    path("credits/people/<uuid:uid>/statement.pdf", views.person_pdf, name="person_pdf"),
    path("credits/people/<uuid:uid>/statement.csv", views.person_csv, name="person_csv"),
    path("credits/people/<uuid:uid>/transcript.pdf", views.person_transcript, name="person_transcript"),
    path("api/v1/credits/statement/", rest.MyStatement.as_view(), name="api_statement"),
    path("api/v1/credits/statements/<uuid:uid>/", rest.SomebodysStatement.as_view(), name="api_person"),
    path("api/v1/credits/rules/", rest.Rules.as_view(), name="api_rules"),
]
