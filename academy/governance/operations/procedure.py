"""The Board's rules of procedure: its founding record. The text sets no quorum, no majority and no chair."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.board_queries import last_opening
from academy.governance.models import Decision, RulesOfProcedure, Seat
from academy.governance.operations.decisions import record_decision
from academy.governance.refusals import GovernanceRefused
from academy.lib.dates import date_format
from academy.people import api as people_api
from academy.people.api import Permission, User


class ProcedureRefused(GovernanceRefused):
    """Rules that cannot work; `field` names the field of the form."""

    def __init__(self, sentence: str, *, code: str, field: str) -> None:
        super().__init__(sentence)
        self.code, self.field = code, field


@transaction.atomic
def set_rules_of_procedure(
    *,
    decision: Decision,
    quorum: int,
    majority: str,
    applies_from: date,
    by: User,
    chair: Seat | None = None,
    chair_breaks_ties: bool = False,
    is_demonstration: bool = False,
) -> RulesOfProcedure:
    """How the Board votes from a day on, by its own recorded decision. The founding text sets neither number."""
    people_api.check(by, Permission.MANDATES_RECORD)
    if (decision.body, decision.kind) != (Decision.Body.GOVERNING_BOARD, Decision.Kind.PROCEDURE):
        raise GovernanceRefused(_("The rules of procedure are the Governing Board’s own decision."))
    _require_workable(decision, quorum, applies_from, chair, chair_breaks_ties=chair_breaks_ties)
    rules = RulesOfProcedure.objects.create(
        decision=decision,
        quorum=quorum,
        majority=majority,
        applies_from=applies_from,
        chair=chair,
        chair_breaks_ties=chair_breaks_ties,
        is_demonstration=is_demonstration,
    )
    audit_api.record(action="rules_of_procedure.recorded", by=by, thing=rules, authority=decision.reference)
    return rules


def _require_workable(
    decision: Decision, quorum: int, applies_from: date, chair: Seat | None, *, chair_breaks_ties: bool
) -> None:
    seats = Seat.objects.count()
    if not 1 <= quorum <= seats:
        words = _("The Board has %s seats: a quorum is at least 1 and at most that many.")
        raise ProcedureRefused(words % seats, code="quorum_out_of_reach", field="quorum")
    if chair_breaks_ties and chair is None:
        words = _("Nobody can break a tie where no seat presides. Choose the seat, or leave this open.")
        raise ProcedureRefused(words, code="tie_without_chair", field="chair_breaks_ties")
    if applies_from < decision.decided_on:
        words = _("Rules of procedure cannot apply before the Board has decided them.")
        raise ProcedureRefused(words, code="before_the_decision", field="applies_from")
    _require_after_the_votes(applies_from)


def _require_after_the_votes(applies_from: date) -> None:
    """Quorum and majority stand before a vote begins: nobody sets them who may have seen the votes."""
    last = last_opening()
    if last is None or last.opened_at is None or timezone.localdate(last.opened_at) < applies_from:
        return
    words = _(
        "The vote in sitting %(number)s was opened on %(day)s under the rules of that day: other rules can apply only "
        "from a later day on, so that no quorum or majority changes once votes may have been cast."
    )
    values = {"number": last.number, "day": date_format(timezone.localdate(last.opened_at))}
    raise ProcedureRefused(words % values, code="after_a_vote", field="applies_from")


@transaction.atomic
def record_procedure(
    *,
    reference: str,
    decided_on: date,
    meeting: str,
    document: str,
    text_fr: str,
    text_en: str,
    quorum: int,
    majority: str,
    applies_from: date,
    chair: Seat | None,
    chair_breaks_ties: bool,
    by: User,
) -> RulesOfProcedure:
    """The founding record in one act: the Board's decision and the rules that it sets."""
    decision = record_decision(
        reference=reference,
        body=Decision.Body.GOVERNING_BOARD,
        kind=Decision.Kind.PROCEDURE,
        decided_on=decided_on,
        meeting=meeting,
        document=document,
        text_fr=text_fr,
        text_en=text_en,
        by=by,
    )
    return set_rules_of_procedure(
        decision=decision,
        quorum=quorum,
        majority=majority,
        applies_from=applies_from,
        chair=chair,
        chair_breaks_ties=chair_breaks_ties,
        by=by,
    )
