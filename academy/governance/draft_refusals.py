"""Why a draft cannot say this, in sentences for who drafts."""

from django.utils.translation import gettext as _

from academy.governance.refusals import GovernanceRefused


class ParameterRefused(GovernanceRefused):
    """A value that means nothing for this parameter. `field` names it, `code` says why."""

    code = "parameter_refused"

    def __init__(self, sentence: str, *, code: str, field: str) -> None:
        super().__init__(sentence)
        self.code, self.field = code, field


class ReasonMissing(GovernanceRefused):
    """Source: P-PG (2020) 10, P-PG/Academy, item 6: mainly capacity building, others where deemed suitable."""

    code = "no_reason"

    def __init__(self) -> None:
        words = _(
            "An activity that is not capacity building needs a reason in both languages why it is deemed suitable "
            "(P-PG (2020) 10, P-PG/Academy, item 6)."
        )
        super().__init__(words)


class TopicInOneLanguage(GovernanceRefused):
    code = "topic_in_one_language"

    def __init__(self) -> None:
        super().__init__(_("Each topic stands in French and in English."))


class OtherMandate(GovernanceRefused):
    code = "other_mandate"

    def __init__(self, *, activity: str, mandate: str) -> None:
        words = _("The activity “%(activity)s” does not belong to the mandate %(mandate)s.")
        super().__init__(words % {"activity": activity, "mandate": mandate})


class PeriodBackwards(GovernanceRefused):
    code = "period_backwards"

    def __init__(self) -> None:
        super().__init__(_("The period ends before it begins."))


class NumberTaken(GovernanceRefused):
    code = "number_taken"

    def __init__(self, number: str) -> None:
        super().__init__(_("There is already a resolution with the number %s.") % number)


class NothingThere(GovernanceRefused):
    code = "nothing_there"

    def __init__(self) -> None:
        super().__init__(_("The draft no longer has this line: somebody has removed it in the meantime."))


class Unsound(GovernanceRefused):
    """The draft cannot be tabled; `sentences` say each reason with its place."""

    code = "unsound"

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(_("The draft cannot be put before the Board yet:") + " " + " ".join(sentences))
        self.sentences = sentences
