"""What the steering group reads before it designs: needs of those who apply, evaluations and conclusions of before."""

from collections.abc import Iterable
from dataclasses import dataclass

from academy.portal.drafting.evidence import SurveyRead, survey_read
from courses.admissions import api as admissions_api
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.evaluation.api import Conclusion
from courses.learning import api as learning_api


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An earlier edition of the same activity: surveys, conclusion, needs, how many took part."""

    edition: Edition
    surveys: list[SurveyRead]
    conclusion: Conclusion | None
    needs: list[str]
    enrolled: int


def needs_of(edition: Edition) -> list[str]:
    """What applicants said they need: words only, sorted, so that neither name nor order tells who."""
    return admissions_api.needs_by_edition([edition]).get(edition.pk, [])


def earlier_editions(edition: Edition) -> list[Earlier]:
    """Editions of the same activity that began before this one, the latest first."""
    found = list(
        catalogue_api.editions()
        .filter(activity=edition.activity_id, starts_on__lt=edition.starts_on)
        .exclude(state__in=[Edition.State.CANCELLED, Edition.State.PLANNED])
        .prefetch_related("surveys", "conclusions")
    )
    needs = admissions_api.needs_by_edition(found)
    return [_earlier(one, needs.get(one.pk, [])) for one in found]


def _earlier(edition: Edition, needs: list[str]) -> Earlier:
    conclusions: Iterable[Conclusion] = edition.conclusions.all()
    return Earlier(
        edition=edition,
        surveys=[survey_read(survey) for survey in edition.surveys.all()],
        conclusion=next(iter(conclusions), None),
        needs=needs,
        enrolled=len(learning_api.enrolled(edition)),
    )
