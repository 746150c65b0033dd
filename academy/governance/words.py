"""What the Board's pages and papers call things."""

from django.utils.translation import gettext as _

from academy.governance.domain.phases import Phase
from academy.governance.domain.voting import Outcome
from academy.governance.models import Resolution, RulesOfProcedure
from academy.lib.dates import date_format


def phase_words(phase: Phase) -> str:
    return {
        Phase.DRAFT: _("Draft"),
        Phase.TABLED: _("Before the Board"),
        Phase.VOTE: _("Vote"),
        Phase.REJECTED: _("Not adopted"),
        Phase.ADOPTED: _("Adopted"),
        Phase.IN_FORCE: _("In force"),
        Phase.LAPSED: _("Lapsed"),
        Phase.SUPERSEDED: _("Superseded"),
    }[phase]


def tone(phase: Phase) -> str:
    """The colour of a state; its word and icon say the same."""
    if phase in (Phase.IN_FORCE, Phase.ADOPTED):
        return "good"
    return {Phase.VOTE: "warning", Phase.TABLED: "warning", Phase.REJECTED: "bad"}.get(phase, "neutral")


def rules_words(rules: RulesOfProcedure) -> str:
    """Quorum and majority with their source, in one sentence."""
    words = _("Quorum: %(quorum)s seats. Majority: %(majority)s. Source: decision %(reference)s of %(day)s.")
    decision = rules.decision
    values = {
        "quorum": rules.quorum,
        "majority": rules.get_majority_display(),
        "reference": decision.reference,
        "day": date_format(decision.decided_on),
    }
    return words % values


def chair_words(rules: RulesOfProcedure) -> str:
    """Who presides by the Board's own rules; the text names no chair."""
    if rules.chair is None:
        return _("The rules name no chair (nor does the founding text): the Secretariat opens and closes votes.")
    if rules.chair_breaks_ties:
        return _("%s presides; its vote breaks a tie.") % rules.chair
    return _("%s presides.") % rules.chair


def decided_words(state: str, result: Outcome | None) -> str:
    """What came of a vote, with the count where it can be told."""
    said = _("Adopted.") if state == Resolution.State.ADOPTED else _("Not adopted.")
    return f"{said} {result_words(result)}" if result else said


def result_words(result: Outcome) -> str:
    """The count in one sentence, with what decided it."""
    words = _("%(yes)s for, %(no)s against, %(abstained)s abstaining.")
    said = [
        words % {"yes": result.votes_for, "no": result.votes_against, "abstained": result.abstentions},
        _("The quorum was reached.") if result.has_quorum else _("The quorum was not reached."),
    ]
    if result.tie_broken:
        said.append(_("The vote of the seat that presides broke the tie."))
    return " ".join(said)
