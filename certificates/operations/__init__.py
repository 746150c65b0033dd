"""Writes of certificates: one file per step from the list to the status."""

from certificates.operations.answering import take_signatures
from certificates.operations.batches import job_keys, start_issue
from certificates.operations.contacts import record_contact
from certificates.operations.counting import count, write_counts
from certificates.operations.erasing import erase_certificates
from certificates.operations.holding import Hold, hold_line, may_let_go, release_hold
from certificates.operations.issuing import issue_release
from certificates.operations.keys import KeyOrder, create_key, end_key, rotate_key
from certificates.operations.log import log_change, queue_head, sign_head
from certificates.operations.receipts import receipt_for
from certificates.operations.recognition import ask_for_recognition, refuse_recognition, withdraw_recognition
from certificates.operations.registering import claim_of, read_public, register_key
from certificates.operations.reissuing import request_reissue, withdraw_reissue
from certificates.operations.releasing import approve_release, propose_release
from certificates.operations.reminding import queue_reminders
from certificates.operations.sharing import DAYS, follow_link, share, stop_sharing
from certificates.operations.signing import Picture, record_logo, record_signatory
from certificates.operations.status import (
    PERMITTED,
    confirm_request,
    possible_after,
    refuse_request,
    request_change,
    revoke,
)
from certificates.operations.status_lists import listing_institutions, queue_daily, renew_status_list
from certificates.operations.tokens import create_token, revoke_token, use_token
from certificates.operations.trust_lists import sign_trust_list
from certificates.operations.withdrawing import WITHDRAWABLE, withdraw_list

__all__ = [
    "DAYS",
    "PERMITTED",
    "WITHDRAWABLE",
    "Hold",
    "KeyOrder",
    "Picture",
    "approve_release",
    "ask_for_recognition",
    "claim_of",
    "confirm_request",
    "count",
    "create_key",
    "create_token",
    "end_key",
    "erase_certificates",
    "follow_link",
    "hold_line",
    "issue_release",
    "job_keys",
    "listing_institutions",
    "log_change",
    "may_let_go",
    "possible_after",
    "propose_release",
    "queue_daily",
    "queue_head",
    "queue_reminders",
    "read_public",
    "receipt_for",
    "record_contact",
    "record_logo",
    "record_signatory",
    "refuse_recognition",
    "refuse_request",
    "register_key",
    "release_hold",
    "renew_status_list",
    "request_change",
    "request_reissue",
    "revoke",
    "revoke_token",
    "rotate_key",
    "share",
    "sign_head",
    "sign_trust_list",
    "start_issue",
    "stop_sharing",
    "take_signatures",
    "use_token",
    "withdraw_list",
    "withdraw_recognition",
    "withdraw_reissue",
    "write_counts",
]
