"""Pages of certificates: for anybody, and for those who issue and hold them."""

from certificates.views.desks import answer, approve, desk, entry, hold, issue, mine, pdf, release, releases
from certificates.views.public import certificate, trust, trust_json, verifier, verify

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
    "trust",
    "trust_json",
    "verifier",
    "verify",
]
