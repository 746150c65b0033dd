"""Why governance says no, in sentences for the person who tried."""

from datetime import date

from django.utils.translation import gettext as _

from academy.lib.dates import date_format


class GovernanceRefused(Exception):
    code = "governance_refused"


class MandateEnded(GovernanceRefused):
    """No mandate of the text is in force any more. Source: P-PG (2020) 10, the item "Durée" of each mandate."""

    code = "mandate_ended"

    def __init__(self, *, mandate: str, ended_on: date, asked_for: date) -> None:
        words = _(
            "The mandate %(mandate)s ended on %(ended)s; it does not cover %(asked)s. "
            "A renewal by the Permanent Correspondents must be recorded first."
        )
        dates = {"mandate": mandate, "ended": date_format(ended_on), "asked": date_format(asked_for)}
        super().__init__(words % dates)


class ComponentClosed(GovernanceRefused):
    code = "component_closed"


class NotInDraft(GovernanceRefused):
    code = "not_in_draft"

    def __init__(self, number: str) -> None:
        super().__init__(_("Resolution %s is no longer a draft: the Board adopts another one.") % number)


class NotTabled(GovernanceRefused):
    code = "not_tabled"

    def __init__(self, number: str) -> None:
        super().__init__(_("Resolution %s is not tabled: there is nothing to vote on.") % number)


class NoSeat(GovernanceRefused):
    code = "no_seat"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Only who holds a seat of the Governing Board on that day, or is deputy for it, votes. "
                "Who sits on the Board stands at the foot of the Board’s room."
            )
        )


class NoQuorum(GovernanceRefused):
    code = "no_quorum"

    def __init__(self, *, present: int, quorum: int) -> None:
        words = _("%(present)s seats have voted; the Board’s rules ask for %(quorum)s.")
        super().__init__(words % {"present": present, "quorum": quorum})


class NotEndorsable(GovernanceRefused):
    code = "not_endorsable"


class TestInComponentOne(GovernanceRefused):
    code = "test_in_component_one"

    def __init__(self) -> None:
        words = _(
            "The certificate of Component I attests presence and active participation only: "
            "no test can be asked for (P-PG (2020) 10, P-PG/Academy, item 7)."
        )
        super().__init__(words)


class UniversityNotNamed(GovernanceRefused):
    code = "university_not_named"

    def __init__(self) -> None:
        super().__init__(_("An act of a university names that university, and no other act does."))


class NotAUniversity(GovernanceRefused):
    code = "not_a_university"

    def __init__(self, institution: str) -> None:
        super().__init__(_("%s is not a university.") % institution)


class NotTheUniversitysDecision(GovernanceRefused):
    code = "not_the_universitys_decision"

    def __init__(self) -> None:
        super().__init__(_("This rests on the university’s own decision of that kind, recorded beforehand."))


class PeriodInReverse(GovernanceRefused):
    code = "period_in_reverse"

    def __init__(self) -> None:
        super().__init__(_("The period ends before it begins."))


class OnRecordAlready(GovernanceRefused):
    code = "on_record_already"

    def __init__(self) -> None:
        super().__init__(_("This university’s decision for that period is on record already."))


class ComponentOneIsNotEcts(GovernanceRefused):
    code = "component_one_is_not_ects"

    def __init__(self) -> None:
        super().__init__(
            _("Component I rests on participation: ECTS credits need assessed learning outcomes, so none are recorded.")
        )
