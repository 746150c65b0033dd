"""Writes of certificates: one file per step from the list to the status."""

from certificates.operations.batches import job_keys, start_issue
from certificates.operations.issuing import issue_release
from certificates.operations.keys import KeyOrder, create_key, end_key, rotate_key
from certificates.operations.log import log_change, log_issue, queue_head, sign_head
from certificates.operations.recognition import ask_for_recognition, refuse_recognition, withdraw_recognition
from certificates.operations.reissuing import request_reissue
from certificates.operations.releasing import approve_release, hold_line, propose_release, release_hold
from certificates.operations.signing import Picture, record_logo, record_signatory
from certificates.operations.status import confirm_request, refuse_request, request_change, revoke

__all__ = [
    "KeyOrder",
    "Picture",
    "approve_release",
    "ask_for_recognition",
    "confirm_request",
    "create_key",
    "end_key",
    "hold_line",
    "issue_release",
    "job_keys",
    "log_change",
    "log_issue",
    "propose_release",
    "queue_head",
    "record_logo",
    "record_signatory",
    "refuse_recognition",
    "refuse_request",
    "release_hold",
    "request_change",
    "request_reissue",
    "revoke",
    "rotate_key",
    "sign_head",
    "start_issue",
    "withdraw_recognition",
]
