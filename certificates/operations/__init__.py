"""Writes of certificates: one file per step from the list to the status."""

from certificates.operations.issuing import issue_release
from certificates.operations.keys import KeyOrder, create_key, end_key, rotate_key
from certificates.operations.recognition import ask_for_recognition, refuse_recognition, withdraw_recognition
from certificates.operations.releasing import approve_release, hold_line, propose_release, release_hold
from certificates.operations.status import (
    PERMITTED,
    confirm_request,
    possible_after,
    refuse_request,
    request_change,
    revoke,
)
from certificates.operations.status_lists import issuing_institutions, queue_daily, renew_status_list
from certificates.operations.trust_lists import sign_trust_list

__all__ = [
    "PERMITTED",
    "KeyOrder",
    "approve_release",
    "ask_for_recognition",
    "confirm_request",
    "create_key",
    "end_key",
    "hold_line",
    "issue_release",
    "issuing_institutions",
    "possible_after",
    "propose_release",
    "queue_daily",
    "refuse_recognition",
    "refuse_request",
    "release_hold",
    "renew_status_list",
    "request_change",
    "revoke",
    "rotate_key",
    "sign_trust_list",
    "withdraw_recognition",
]
