"""Writes of admissions: one file per step from the call to the place."""

from courses.admissions.operations.accounts import cancel_invoice, refund, reverse_entry
from courses.admissions.operations.applying import (
    begin_application,
    save_answers,
    submit_application,
    withdraw_application,
)
from courses.admissions.operations.asking import (
    Asked,
    ask_for_grant,
    ask_for_support,
    close_list,
    set_terms,
    withdraw_request,
)
from courses.admissions.operations.binding import bind, unbind
from courses.admissions.operations.budgets import set_envelope
from courses.admissions.operations.calls import admit_observer, change_call, decide_on_country, open_call
from courses.admissions.operations.changing import answer_change, ask_for_change
from courses.admissions.operations.documents import attach_document
from courses.admissions.operations.erasing import erase_restricted, queue_erasure
from courses.admissions.operations.explaining import ask_exact_reason
from courses.admissions.operations.fees import issue_invoices, set_fee
from courses.admissions.operations.following import save_follow_up
from courses.admissions.operations.granting import (
    decide_request,
    pay_out,
    propose,
    release,
    reverse_payout,
    take_back,
)
from courses.admissions.operations.importing import import_applications
from courses.admissions.operations.late import admit_late
from courses.admissions.operations.letters import tell_screening
from courses.admissions.operations.opinions import (
    Said,
    ask_correspondents,
    give_opinions,
    opinion_context,
    record_silence,
    whom_to_ask,
)
from courses.admissions.operations.place_letters import tell_places
from courses.admissions.operations.placing import (
    confirm_place,
    expire_offer,
    fill_places,
    give_back,
    make_offers,
    release_place,
)
from courses.admissions.operations.ruling import Basis, adopt_rule_set, enter_value, publish_list
from courses.admissions.operations.screening import decide_screening, declare_interest, screen_all
from courses.admissions.operations.selecting import override, run_selection
from courses.admissions.operations.silence import queue_silence
from courses.admissions.operations.tending import queue_offers
from courses.admissions.operations.transfers import assign_transfer, import_transfers
from courses.admissions.operations.undertakings import record_undertaking
from courses.admissions.operations.weighing import note_first_time, score_merit

__all__ = [
    "Asked",
    "Basis",
    "Said",
    "admit_late",
    "admit_observer",
    "adopt_rule_set",
    "answer_change",
    "ask_correspondents",
    "ask_exact_reason",
    "ask_for_change",
    "ask_for_grant",
    "ask_for_support",
    "assign_transfer",
    "attach_document",
    "begin_application",
    "bind",
    "cancel_invoice",
    "change_call",
    "close_list",
    "confirm_place",
    "decide_on_country",
    "decide_request",
    "decide_screening",
    "declare_interest",
    "enter_value",
    "erase_restricted",
    "expire_offer",
    "fill_places",
    "give_back",
    "give_opinions",
    "import_applications",
    "import_transfers",
    "issue_invoices",
    "make_offers",
    "note_first_time",
    "open_call",
    "opinion_context",
    "override",
    "pay_out",
    "propose",
    "publish_list",
    "queue_erasure",
    "queue_offers",
    "queue_silence",
    "record_silence",
    "record_undertaking",
    "refund",
    "release",
    "release_place",
    "reverse_entry",
    "reverse_payout",
    "run_selection",
    "save_answers",
    "save_follow_up",
    "score_merit",
    "screen_all",
    "set_envelope",
    "set_fee",
    "set_terms",
    "submit_application",
    "take_back",
    "tell_places",
    "tell_screening",
    "unbind",
    "whom_to_ask",
    "withdraw_application",
    "withdraw_request",
]
