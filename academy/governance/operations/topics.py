"""The topics of the year that a draft names. Source: P-PG (2020) 10, P-PG/Academy, item 6."""

from collections.abc import Sequence

from django.db import transaction

from academy.governance.draft_refusals import TopicInOneLanguage
from academy.governance.models import Resolution, Topic
from academy.governance.operations.drafts import noted, require_draft
from academy.people.api import User


@transaction.atomic
def set_topics(*, resolution: Resolution, titles: Sequence[tuple[str, str]], by: User) -> list[Topic]:
    """All topics of the draft, in their order; those of before go. titles: each in French and in English.

    Raises TopicInOneLanguage.
    """
    require_draft(resolution, by=by)
    said = [(french.strip(), english.strip()) for french, english in titles]
    if not all(french and english for french, english in said):
        raise TopicInOneLanguage
    Topic.objects.filter(resolution=resolution).delete()
    topics = Topic.objects.bulk_create(
        Topic(resolution=resolution, number=number, title_fr=french, title_en=english)
        for number, (french, english) in enumerate(said, start=1)
    )
    noted(resolution, "topics_set", by=by, topics=[english for _french, english in said])
    return topics
