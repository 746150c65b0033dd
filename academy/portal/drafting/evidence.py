"""Last year beside the renewal: evaluations, conclusions, participants' needs, completions, what was proposed.

Source: P-PG (2020) 10, P-PG/Training, item 4; P-PG/Academy, item 4 ("annual evaluations and conclusions").
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import get_language

from academy.governance import api as governance_api
from academy.governance.api import Proposal, Resolution
from courses.admissions import api as admissions_api
from courses.catalogue.api import Edition
from courses.evaluation import api as evaluation_api
from courses.learning import api as learning_api
from credits import api as credits_api


@dataclass(frozen=True, kw_only=True)
class SurveyRead:
    title: str
    answered: int
    rows: list[tuple[str, str]]  # question, what was answered on average
    texts: list[str]


@dataclass(frozen=True, kw_only=True)
class EditionRead:
    edition: Edition
    surveys: list[SurveyRead]
    conclusion: object | None
    needs: list[str]
    enrolled: int
    completed: int


def editions_of(law: Resolution) -> list[EditionRead]:
    """The editions that a resolution governed, with what was learned from them."""
    components: dict[str, str] = {row.activity_key: row.component for row in law.designated_activities.all()}
    editions = list(
        Edition.objects.filter(
            activity__key__in=components, starts_on__lte=law.applies_to, ends_on__gte=law.applies_from
        )
        .select_related("activity")
        .prefetch_related("surveys", "conclusions")
        .order_by("starts_on", "key")
    )
    needs = admissions_api.needs_by_edition(editions)
    return [_edition(edition, components[edition.activity.key], needs.get(edition.pk, [])) for edition in editions]


def _edition(edition: Edition, component: str, needs: list[str]) -> EditionRead:
    statuses = credits_api.statuses(edition=edition, component=component)
    return EditionRead(
        edition=edition,
        surveys=[survey_read(survey) for survey in edition.surveys.all()],
        conclusion=next(iter(edition.conclusions.all()), None),
        needs=needs,
        enrolled=len(learning_api.enrolled(edition)),
        completed=sum(status.complete for status in statuses.values()),
    )


def survey_read(survey: evaluation_api.Survey) -> SurveyRead:
    """What was answered on average, and the words, without anybody's name."""
    language = (get_language() or "fr")[:2]
    summaries = evaluation_api.results(survey)
    rows = [
        (str(one.item.get(language, one.item["fr"])), str(number_format(one.average, decimal_pos=1)))
        for one in summaries
        if one.average is not None
    ]
    texts = [text for one in summaries for text in one.texts]
    answered = max((one.answered for one in summaries), default=0)
    return SurveyRead(title=str(survey), answered=answered, rows=rows, texts=texts)


def open_proposals(resolution: Resolution) -> Iterable[Proposal]:
    """What nobody has attached to a resolution yet, and what is attached to this one."""
    rows = Proposal.objects.select_related("mandate", "country").order_by("-submitted_at")
    return rows.filter(attached_to=None) | rows.filter(attached_to=resolution)


def renewed(resolution: Resolution) -> Resolution | None:
    return governance_api.renewed_by(resolution)
