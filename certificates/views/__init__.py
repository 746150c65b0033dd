"""Pages of certificates: for anybody, and for those who issue and hold them."""

from certificates.views.desks import answer, approve, desk, entry, hold, issue, mine, pdf, release, releases
from certificates.views.papers import attendance_of, my_attendance, preview, supplement
from certificates.views.public import certificate, trust, trust_json, verifier, verify
from certificates.views.reissuing import reissue
from certificates.views.signing import picture, signing, signing_of

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
    "picture",
    "preview",
    "reissue",
    "release",
    "releases",
    "signing",
    "signing_of",
    "supplement",
    "trust",
    "trust_json",
    "verifier",
    "verify",
]
