"""Addresses of certificates. /V/<code> is printed on paper and stays for ever, in any case of letters."""

from django.urls import URLPattern, URLResolver, path

from certificates import rest, views
from certificates.views import log

app_name = "certificates"
urlpatterns: list[URLPattern | URLResolver] = [
    path("V/<str:code>", views.certificate, name="certificate"),
    path("v/<str:code>", views.certificate, name="certificate_lower_case"),
    path("V/<str:code>/register.json", log.proof_json, name="register_proof"),
    path("register/", log.public_register, name="register"),
    path("register.json", log.register_json, name="register_json"),
    path("register/heads/<int:size>.json", log.head_json, name="register_head"),
    path("register/consistency/<int:first>/<int:second>.json", log.consistency_json, name="register_consistency"),
    path("register/lines/<int:start>.json", log.leaves_json, name="register_leaves"),
    path("register/<int:year>.pdf", log.yearly_head, name="register_year"),
    path("verify/", views.verify, name="verify"),
    path("trust/", views.trust, name="trust"),
    path("trust.json", views.trust_json, name="trust_json"),
    path("trust/verify-certificate.pyz", views.verifier, name="verifier"),
    path("university/", views.desk, name="desk"),
    path("university/lists/<int:pk>/", views.release, name="release"),
    path("university/lists/<int:pk>/approve/", views.approve, name="approve"),
    path("university/lines/<int:pk>/hold/", views.hold, name="hold"),
    path("university/register/<str:number>/", views.entry, name="entry"),
    path("university/requests/<int:pk>/", views.answer, name="answer"),
    path("my/certificates/", views.mine, name="mine"),
    path("certificates/<str:number>.pdf", views.pdf, name="pdf"),
    path("certificates/<str:number>/supplement.pdf", views.supplement, name="supplement"),
    path("university/lines/<int:pk>/preview/<slug:kind>.pdf", views.preview, name="preview"),
    path("university/register/<str:number>/issue-again/", views.reissue, name="reissue"),
    path("university/signatures/", views.signing, name="signing"),
    path("university/signatures/<slug:key>/", views.signing_of, name="signing_of"),
    path("university/signatures/<slug:key>/<slug:mark>.png", views.picture, name="picture"),
    path("my/attendance/<slug:key>.pdf", views.my_attendance, name="my_attendance"),
    path("attendance/<slug:key>/<uuid:uid>.pdf", views.attendance_of, name="attendance_of"),
    path("api/v1/certificates/<str:code>/", rest.CertificateView.as_view(), name="api_certificate"),
    path("api/v1/certificates/<str:code>/name/", rest.NameMatchView.as_view(), name="api_name"),
]
