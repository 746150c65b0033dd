"""Pages of certificates: for anybody, and for those who issue and hold them."""

from certificates.views.desks import answer, approve, desk, entry, mine, pdf, release
from certificates.views.downloads import offline_page, offline_program, status_list, trust_json, verifier
from certificates.views.holding import hold, let_go, settle
from certificates.views.lists import issue, releases, withdraw_list
from certificates.views.office import contact, end_token, new_token, office, own_register
from certificates.views.papers import attendance_of, my_attendance, preview, supplement
from certificates.views.public import certificate, trust, verify
from certificates.views.reissuing import reissue, withdraw
from certificates.views.sharing import sharing, stop
from certificates.views.signing import picture, signing, signing_of
from certificates.views.taking import batch, shared, take

__all__ = [
    "answer",
    "approve",
    "attendance_of",
    "batch",
    "certificate",
    "contact",
    "desk",
    "end_token",
    "entry",
    "hold",
    "issue",
    "let_go",
    "mine",
    "my_attendance",
    "new_token",
    "office",
    "offline_page",
    "offline_program",
    "own_register",
    "pdf",
    "picture",
    "preview",
    "reissue",
    "release",
    "releases",
    "settle",
    "shared",
    "sharing",
    "signing",
    "signing_of",
    "status_list",
    "stop",
    "supplement",
    "take",
    "trust",
    "trust_json",
    "verifier",
    "verify",
    "withdraw",
    "withdraw_list",
]
