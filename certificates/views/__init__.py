"""Pages of certificates: for anybody, and for those who issue and hold them."""

from certificates.views.desks import answer, approve, desk, entry, hold, issue, mine, pdf, release, releases
from certificates.views.downloads import status_list, trust_json, verifier
from certificates.views.public import certificate, trust, verify

__all__ = [
    "answer",
    "approve",
    "certificate",
    "desk",
    "entry",
    "hold",
    "issue",
    "mine",
    "pdf",
    "release",
    "releases",
    "status_list",
    "trust",
    "trust_json",
    "verifier",
    "verify",
]
