"""Pages of certificates: for anybody, and for those who issue and hold them."""

from certificates.views.desks import answer, approve, desk, entry, hold, issue, mine, pdf, release, releases
from certificates.views.papers import attendance_of, my_attendance, preview, supplement
from certificates.views.public import certificate, trust, trust_json, verifier, verify

__all__ = [
    "answer",
    "approve",
    "attendance_of",
    "certificate",
    "desk",
    "entry",
    "hold",
    "issue",
    "mine",
    "my_attendance",
    "pdf",
    "preview",
    "release",
    "releases",
    "supplement",
    "trust",
    "trust_json",
    "verifier",
    "verify",
]
