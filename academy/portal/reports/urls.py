"""Addresses of reports."""

from django.urls import URLPattern, URLResolver, path

from academy.portal.reports.feasibility import views

app_name = "reports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reports/feasibility/", views.feasibility, name="feasibility"),
    path("reports/feasibility/figures.csv", views.feasibility_csv, name="feasibility_csv"),
    path("reports/feasibility/study.pdf", views.feasibility_pdf, name="feasibility_pdf"),
]
