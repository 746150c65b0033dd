"""Addresses of certificates. /V/<code> is printed on paper and stays for ever, in any case of letters."""

from django.urls import URLPattern, URLResolver, path

from certificates import rest, views

app_name = "certificates"
urlpatterns: list[URLPattern | URLResolver] = [
    path("V/<str:code>", views.certificate, name="certificate"),
    path("v/<str:code>", views.certificate, name="certificate_lower_case"),
    path("verify/", views.verify, name="verify"),
    path("trust/", views.trust, name="trust"),
    path("trust.json", views.trust_json, name="trust_json"),
    path("status/<slug:key>.json", views.status_list, name="status_list"),
    path("trust/verify-certificate.pyz", views.verifier, name="verifier"),
    path("university/", views.desk, name="desk"),
    path("university/lists/<int:pk>/", views.release, name="release"),
    path("university/lists/<int:pk>/approve/", views.approve, name="approve"),
    path("university/lines/<int:pk>/hold/", views.hold, name="hold"),
    path("university/register/<str:number>/", views.entry, name="entry"),
    path("university/requests/<int:pk>/", views.answer, name="answer"),
    path("my/certificates/", views.mine, name="mine"),
    path("certificates/<str:number>.pdf", views.pdf, name="pdf"),
    path("api/v1/certificates/<str:code>/", rest.CertificateView.as_view(), name="api_certificate"),
    path("api/v1/certificates/<str:code>/name/", rest.NameMatchView.as_view(), name="api_name"),
]
