"""Pages of certificates: for anybody, and for those who issue and hold them."""

from certificates.views.desks import answer, approve, desk, entry, hold, issue, mine, pdf, release, releases
from certificates.views.downloads import status_list, trust_json, verifier
from certificates.views.office import contact, end_token, new_token, office, own_register
from certificates.views.public import certificate, trust, verify
from certificates.views.sharing import sharing, stop
from certificates.views.taking import batch, shared, take

__all__ = [
    "answer",
    "approve",
    "batch",
    "certificate",
    "contact",
    "desk",
    "end_token",
    "entry",
    "hold",
    "issue",
    "mine",
    "new_token",
    "office",
    "own_register",
    "pdf",
    "release",
    "releases",
    "shared",
    "sharing",
    "status_list",
    "stop",
    "take",
    "trust",
    "trust_json",
    "verifier",
    "verify",
]
