"""The names that other apps may use."""

from certificates.domain.payload import printed_fields
from certificates.models import CertificateRecord, RegisterEntry, Release
from certificates.operations import approve_release, issue_release, propose_release, revoke
from certificates.queries import (
    certificates_of,
    check_pdf,
    export_pdfs,
    holders,
    name_matches,
    payloads_by_number,
    payloads_of,
    verdict,
    waiting_for,
)
from certificates.refusals import CertificateRefused

__all__ = [
    "CertificateRecord",
    "CertificateRefused",
    "RegisterEntry",
    "Release",
    "approve_release",
    "certificates_of",
    "check_pdf",
    "export_pdfs",
    "holders",
    "issue_release",
    "name_matches",
    "payloads_by_number",
    "payloads_of",
    "printed_fields",
    "propose_release",
    "revoke",
    "verdict",
    "waiting_for",
]
