"""Why a fact is refused, in sentences for the person who brings it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from academy.lib.dates import date_format


class LearningRefused(Exception):
    code = "learning_refused"


class _Said(Protocol):
    """What a sentence about a fact needs to know of it."""

    @property
    def value(self) -> int: ...
    @property
    def out_of(self) -> int: ...
    @property
    def activity_date(self) -> date: ...


@dataclass(frozen=True, kw_only=True)
class FactProblem:
    """What is wrong with one fact of several. number: its place among them, from 0; column: which part of it."""

    number: int
    column: str
    code: str
    message: str


class FactsRefused(LearningRefused):
    """Nothing of what was brought is on record."""

    code = "facts_refused"

    def __init__(self, problems: Sequence[FactProblem]) -> None:
        self.problems = list(problems)
        super().__init__(" ".join(dict.fromkeys(problem.message for problem in problems)))


def words_for(code: str, fact: _Said) -> str:
    """The sentence of a code of `domain.soundness`."""
    values = {"value": fact.value, "out_of": fact.out_of, "day": date_format(fact.activity_date)}
    words = {
        "no_whole": _("%(out_of)s is not a maximum: it must be more than zero."),
        "negative": _("%(value)s is less than nothing."),
        "above_maximum": _("%(value)s is more than the maximum of %(out_of)s."),
        "in_future": _("%(day)s has not come yet: a fact has happened already."),
        "outside_edition": _("%(day)s is not one of the days of this edition."),
        "not_enrolled": _("This person does not take part in this edition."),
        "cancelled": _("This edition is cancelled: no fact is recorded."),
        "twice": _("This is said twice in the same list."),
    }
    return words[code] % values


class NothingChanges(LearningRefused):
    code = "nothing_changes"

    def __init__(self) -> None:
        super().__init__(_("The fact on record says the same: there is nothing to correct."))


class AlreadyReplaced(LearningRefused):
    code = "already_replaced"

    def __init__(self) -> None:
        super().__init__(_("A later fact has replaced this one: correct the one that stands."))


class NoLaw(LearningRefused):
    code = "no_law"

    def __init__(self, *, day: date) -> None:
        words = _("No resolution in force governs this activity on %s: there is no rule to apply.")
        super().__init__(words % date_format(day))


class RecognitionNotAllowed(LearningRefused):
    code = "recognition_not_allowed"

    def __init__(self, *, resolution: str) -> None:
        words = _("Resolution %s does not allow recognition of earlier learning for this level.")
        super().__init__(words % resolution)


class NoSuchRequirement(LearningRefused):
    code = "no_such_requirement"

    def __init__(self, *, key: str, resolution: str) -> None:
        words = _("Resolution %(resolution)s asks for nothing called “%(key)s” that could be recognised.")
        super().__init__(words % {"resolution": resolution, "key": key})


class ExtensionNotAllowed(LearningRefused):
    code = "extension_not_allowed"

    def __init__(self, *, asked: int, allowed: int, resolution: str) -> None:
        words = (
            _("Resolution %(resolution)s allows %(allowed)s months of extension at most; %(asked)s were asked for.")
            if allowed
            else _("Resolution %(resolution)s allows no extension of time.")
        )
        super().__init__(words % {"resolution": resolution, "allowed": allowed, "asked": asked})


class OnlyWithASpan(LearningRefused):
    code = "only_with_a_span"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Only the Drug Policy Executive Course and the university course have a span of time "
                "(P-PG (2020) 10, P-PG/Academy, item 7)."
            )
        )


class NotAUniversityCourse(LearningRefused):
    code = "not_a_university_course"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Only a university course (Component III) leads to a title of a university "
                "(P-PG (2020) 10, P-PG/Academy, item 7)."
            )
        )


class NotTheUniversitysDecision(LearningRefused):
    code = "not_the_universitys_decision"

    def __init__(self) -> None:
        super().__init__(_("The title is the university’s: its own recorded decision to award it is needed."))


class AwardOnRecord(LearningRefused):
    code = "award_on_record"

    def __init__(self) -> None:
        super().__init__(_("This university’s award to this person is on record."))
