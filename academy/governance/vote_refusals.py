"""Why the Board's procedure says no, in sentences for the person who tried: what, why, where to go."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.governance.refusals import GovernanceRefused
from academy.lib.dates import date_format


def moment(when: datetime) -> str:
    """A day and an hour in full, in the Academy's time."""
    return date_format(timezone.localtime(when), "j F Y, H:i")


class NoRulesOfProcedure(GovernanceRefused):
    """The text sets neither quorum nor majority: the Board must."""

    code = "no_rules_of_procedure"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The Board has not recorded its rules of procedure (quorum and majority), so nothing can be put to "
                "the vote. The Secretariat records them under Academy, Rules of procedure."
            )
        )


class NotPresiding(GovernanceRefused):
    code = "not_presiding"

    def __init__(self, *, who: str, source: str) -> None:
        words = _("This is for who presides: %(who)s (%(source)s).")
        super().__init__(words % {"who": who, "source": source})


class NoSitting(GovernanceRefused):
    code = "no_sitting"

    def __init__(self, number: str) -> None:
        words = _(
            "Resolution %s is on the agenda of no sitting, so there is nothing to vote in. "
            "Put it on the agenda of a sitting first."
        )
        super().__init__(words % number)


class SittingRefused(GovernanceRefused):
    """A sitting that cannot be convened or opened; `field` names the field of the form, if one is wrong."""

    def __init__(self, sentence: str, *, code: str, field: str = "") -> None:
        super().__init__(sentence)
        self.code, self.field = code, field


class VoteNotOpen(GovernanceRefused):
    code = "vote_not_open"

    def __init__(self, *, sitting: str, opens_at: datetime, who: str) -> None:
        words = _("The vote in sitting %(sitting)s is not open yet. It opens from %(when)s, by %(who)s.")
        super().__init__(words % {"sitting": sitting, "when": moment(opens_at), "who": who})


class VoteClosed(GovernanceRefused):
    code = "vote_closed"

    def __init__(self, *, sitting: str, closes_at: datetime) -> None:
        words = _("The vote in sitting %(sitting)s ended on %(when)s; a vote after the deadline does not count.")
        super().__init__(words % {"sitting": sitting, "when": moment(closes_at)})


class VoteCounted(GovernanceRefused):
    """The Board has decided: nothing is left to vote on."""

    code = "vote_counted"

    def __init__(self, *, number: str, when: datetime, outcome: str) -> None:
        words = _(
            "The vote on resolution %(number)s was closed and counted on %(when)s: %(outcome)s Votes and declarations "
            "after that are not taken."
        )
        super().__init__(words % {"number": number, "when": moment(when), "outcome": outcome})


class AlreadyVoted(GovernanceRefused):
    code = "already_voted"

    def __init__(self, *, seat: str, who: str, when: datetime) -> None:
        words = _("%(who)s voted for the seat “%(seat)s” on %(when)s; a seat votes once and a vote is not changed.")
        super().__init__(words % {"seat": seat, "who": who, "when": moment(when)})


class Recused(GovernanceRefused):
    code = "recused"

    def __init__(self, *, seat: str, when: datetime) -> None:
        words = _(
            "The seat “%(seat)s” has recused itself from this resolution on %(when)s, so it does not vote on it. "
            "The declaration stands on this page."
        )
        super().__init__(words % {"seat": seat, "when": moment(when)})


class InterestRefused(GovernanceRefused):
    def __init__(self, sentence: str, *, code: str) -> None:
        super().__init__(sentence)
        self.code = code


class DeadlineStillRuns(GovernanceRefused):
    code = "deadline_still_runs"

    def __init__(self, *, closes_at: datetime, missing: str) -> None:
        words = _(
            "The written procedure runs until %(when)s and these seats have not voted yet: %(missing)s. "
            "It closes after its deadline, or when every seat that may vote has voted."
        )
        super().__init__(words % {"when": moment(closes_at), "missing": missing})


class SeatTaken(GovernanceRefused):
    """Two holders of one seat at a time, or one person on two."""

    code = "seat_taken"

    def __init__(self, *, seat: str, who: str, starts_on: date, ends_on: date | None) -> None:
        values = {"seat": seat, "who": who, "from": date_format(starts_on)}
        if ends_on:
            words = _("%(who)s holds the seat “%(seat)s” from %(from)s to %(until)s: these days overlap.")
            values["until"] = date_format(ends_on)
        else:
            words = _(
                "%(who)s holds the seat “%(seat)s” since %(from)s, without an end: record the last day of that "
                "holding first."
            )
        super().__init__(words % values)


class SeatRefused(GovernanceRefused):
    """A seat or a partnership that cannot be so; `field` names the field of the form, if one is wrong."""

    def __init__(self, sentence: str, *, code: str, field: str = "") -> None:
        super().__init__(sentence)
        self.code, self.field = code, field


class ProposalRefused(GovernanceRefused):
    def __init__(self, sentence: str, *, code: str, field: str = "") -> None:
        super().__init__(sentence)
        self.code, self.field = code, field
