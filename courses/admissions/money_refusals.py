"""Why fees, grants and envelopes say no, in sentences for the person who tried."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.bilingual import euros
from academy.lib.dates import date_format
from courses.admissions.domain import money
from courses.admissions.refusals import AdmissionsRefused


class MoneyRefused(AdmissionsRefused):
    code = "money_refused"


def _moment(moment: datetime) -> str:
    return str(date_format(timezone.localtime(moment), "DATETIME_FORMAT"))


def not_an_amount(refused: money.NotAnAmount) -> str:
    """What is wrong with the text, in a sentence for who wrote it."""
    if isinstance(refused, money.ReadTwoWays):
        return _("“%s” can be read in two ways. Write 1250 for whole euros, and 1.25 or 1,25 with cents.") % refused
    return _("“%s” is not an amount of euros such as 450 or 450.50.") % refused


class NoFeeHere(MoneyRefused):
    code = "no_fee_here"

    def __init__(self) -> None:
        super().__init__(
            _(
                "This activity asks no fee: only the Executive Course of Component II is funded by registration fees "
                "(P-PG (2020) 10, P-PG/Academy, item 10). Leave the fee empty."
            )
        )


class FeeStands(MoneyRefused):
    code = "fee_stands"

    def __init__(self, count: int) -> None:
        words = _(
            "%s invoices of this edition are issued with the fee that was decided. "
            "Cancel them first, with a reason; then set the new fee."
        )
        super().__init__(words % count)


class NoFeeYet(MoneyRefused):
    code = "no_fee_yet"

    def __init__(self) -> None:
        super().__init__(_("No fee is set for this edition. Record the decision and the amount first."))


class DueTooEarly(MoneyRefused):
    code = "due_too_early"

    def __init__(self, day: date) -> None:
        words = _("The day of payment, %s, has passed. Set a later day with the fee, then issue the invoices.")
        super().__init__(words % date_format(day))


class NothingOwed(MoneyRefused):
    code = "nothing_owed"

    def __init__(self) -> None:
        super().__init__(_("This invoice is cancelled: nothing can be assigned to it. Choose another invoice."))


class MoreThanTheTransfer(MoneyRefused):
    code = "more_than_the_transfer"

    def __init__(self, left: int) -> None:
        words = _("Amount: of this transfer, %s is left to assign. Write that amount or less.")
        super().__init__(words % euros(left))


class NotOverpaid(MoneyRefused):
    code = "not_overpaid"

    def __init__(self, most: int) -> None:
        words = _("Amount: %s was paid too much on this invoice. Refund that amount or less.")
        super().__init__(words % euros(most))


class ReversedAlready(MoneyRefused):
    code = "reversed_already"

    def __init__(self) -> None:
        super().__init__(_("This line has been reversed already, or is itself a reversal. Add a new line instead."))


class RefundedSince(MoneyRefused):
    code = "refunded_since"

    def __init__(self) -> None:
        super().__init__(_("Money of this invoice has been refunded. Reverse the refund first, then this line."))


class CancelOnTheInvoice(MoneyRefused):
    code = "cancel_on_the_invoice"

    def __init__(self) -> None:
        super().__init__(_("A grant that settles a fee is taken back on the page of the grant, not here."))


class GrantsNotHere(MoneyRefused):
    code = "grants_not_here"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Grants belong to Component II. For this activity you can ask for exceptional support with travel and "
                "stay (P-PG (2020) 10, P-PG/Training, item 6)."
            )
        )


class SupportNotHere(MoneyRefused):
    code = "support_not_here"

    def __init__(self) -> None:
        super().__init__(_("Component II has grants, not exceptional support. Ask for a grant on the page “My costs”."))


class NotTakingPart(MoneyRefused):
    code = "not_taking_part"

    def __init__(self) -> None:
        super().__init__(_("You have neither an application nor a place in this edition. Apply first, then ask."))


class NoLongerTakesPart(MoneyRefused):
    code = "no_longer_takes_part"

    def __init__(self) -> None:
        words = _("The person no longer takes part in this edition: nothing can be granted. Refuse, with the reason.")
        super().__init__(words)


class GrantsClosed(MoneyRefused):
    """opens_at, until: the span in which requests are taken, where it is known."""

    code = "grants_closed"

    def __init__(self, opens_at: datetime | None = None, until: datetime | None = None) -> None:
        if opens_at is None or until is None:
            super().__init__(_("Requests for grants of this edition are not open yet. The Secretariat announces when."))
            return
        words = _(
            "Requests are taken from %(opens)s to %(until)s. If you had a serious reason, write to the Secretariat."
        )
        super().__init__(words % {"opens": _moment(opens_at), "until": _moment(until)})


class AskedForAlready(MoneyRefused):
    code = "asked_for_already"

    def __init__(self, ticket: str) -> None:
        words = _("There is a request already (%s). Withdraw it first if you want to ask differently.")
        super().__init__(words % ticket)


class NothingAsked(MoneyRefused):
    code = "nothing_asked"

    def __init__(self) -> None:
        super().__init__(_("Say for at least one head what it costs and what you ask for."))


class HeadNotHere(MoneyRefused):
    code = "head_not_here"

    def __init__(self) -> None:
        super().__init__(_("Exceptional support pays travel and stay only. Leave the other heads empty."))


class AskedAboveCost(MoneyRefused):
    code = "asked_above_cost"

    def __init__(self, head: str, cost: int) -> None:
        words = _("%(head)s: you ask for more than it costs (%(cost)s). Ask for that amount or less.")
        super().__init__(words % {"head": head, "cost": euros(cost)})


class AboveAsked(MoneyRefused):
    code = "above_asked"

    def __init__(self, head: str, asked: int) -> None:
        words = _("%(head)s: %(asked)s was asked for. Write that amount or less.")
        super().__init__(words % {"head": head, "asked": euros(asked)})


class NoMeansOrGrounds(MoneyRefused):
    code = "no_means_or_grounds"

    def __init__(self) -> None:
        super().__init__(_("Say what you or your authority can pay, and why support is needed."))


class NotInTime(MoneyRefused):
    code = "not_in_time"

    def __init__(self, until: datetime) -> None:
        words = _("Requests are taken until %s. Close the list after that, so that all of them stand side by side.")
        super().__init__(words % _moment(until))


class NotListed(MoneyRefused):
    code = "not_listed"

    def __init__(self, until: datetime | None) -> None:
        if until is None:
            super().__init__(_("Set first until when requests are taken, and close the list after that day."))
            return
        words = _(
            "No grant is decided before all requests stand side by side. "
            "Requests were taken until %s: close the list first."
        )
        super().__init__(words % _moment(until))


class ListClosed(MoneyRefused):
    code = "list_closed"

    def __init__(self) -> None:
        super().__init__(_("The list of requests is closed; its terms stand. Decide on the requests that are on it."))


class TermsBackwards(MoneyRefused):
    code = "terms_backwards"

    def __init__(self, until: datetime) -> None:
        words = _("People have been told that requests are taken until %s. Write that day or a later one.")
        super().__init__(words % _moment(until))


class NotProposed(MoneyRefused):
    code = "not_proposed"

    def __init__(self) -> None:
        super().__init__(_("The Secretariat proposes first, with amounts and words; then the request is decided."))


class DecidedAlready(MoneyRefused):
    code = "decided_already"

    def __init__(self) -> None:
        super().__init__(_("This request is decided; its amounts stand. What is not needed can be released."))


class Withdrawn(MoneyRefused):
    code = "withdrawn"

    def __init__(self) -> None:
        super().__init__(_("This request has been withdrawn. Another one can be filed while requests are taken."))


class NoWords(MoneyRefused):
    code = "no_words"

    def __init__(self) -> None:
        super().__init__(_("Reasons: give them. The person reads them in the letter."))


class NoEnvelope(MoneyRefused):
    code = "no_envelope"

    def __init__(self, year: int) -> None:
        words = _("No envelope is recorded for %s. Record the decision and its amount first.")
        super().__init__(words % year)


class EnvelopeExceeded(MoneyRefused):
    code = "envelope_exceeded"

    def __init__(self, left: int) -> None:
        words = _("The envelope has %s left. Grant less, or record a decision that raises the envelope.")
        super().__init__(words % euros(max(left, 0)))


class NumberExceeded(MoneyRefused):
    code = "number_exceeded"

    def __init__(self, most: int) -> None:
        words = _("The decision on the envelope allows support for %s people, and that many have it.")
        super().__init__(words % most)


class EnvelopeBelowCommitted(MoneyRefused):
    code = "envelope_below_committed"

    def __init__(self, committed: int, people: int) -> None:
        words = _(
            "Amount: %(committed)s is committed already, to %(people)s people. "
            "Write at least that, or release commitments first."
        )
        super().__init__(words % {"committed": euros(committed), "people": people})


class NeedsAnotherDecision(MoneyRefused):
    code = "needs_another_decision"

    def __init__(self, reference: str) -> None:
        words = _(
            "Decision: %s set this envelope as it is. An envelope is changed by another decision: choose that one."
        )
        super().__init__(words % reference)


class AbovePayable(MoneyRefused):
    code = "above_payable"

    def __init__(self, left: int) -> None:
        words = _("Amount: of what was granted, %s is still to be paid. Write that amount or less.")
        super().__init__(words % euros(max(left, 0)))


class TakenBack(MoneyRefused):
    code = "taken_back"

    def __init__(self) -> None:
        super().__init__(
            _(
                "What was granted has been taken back: nothing more is paid on it. "
                "If a payment came back, take back that amount as well."
            )
        )


class NothingToRelease(MoneyRefused):
    code = "nothing_to_release"

    def __init__(self, most: int) -> None:
        words = _("Amount: %s of this commitment is not paid out. Release that amount or less.")
        super().__init__(words % euros(max(most, 0)))


class DayInFuture(MoneyRefused):
    code = "day_in_future"

    def __init__(self, day: date) -> None:
        super().__init__(_("Day: %s is still to come. Write the day on which it happened.") % date_format(day))


class NoSuchYear(MoneyRefused):
    code = "no_such_year"

    def __init__(self, year: str) -> None:
        super().__init__(_("Year: there is no report for “%s”. Choose a year from the list.") % year[:10])


class NotOfYourCountry(MoneyRefused):
    code = "not_of_your_country"

    def __init__(self) -> None:
        super().__init__(_("This application is not of your country, or has not been handed in."))
