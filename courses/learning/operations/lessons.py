"""Lessons that have been read."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.learning.models import Enrolment, Fact, LessonProgress
from courses.learning.operations.facts import FactSpec, record_facts


@transaction.atomic
def mark_lesson_read(
    *, enrolment: Enrolment, content_key: str, lesson_key: str, lessons_total: int, now: datetime
) -> None:
    """A lesson has been read; the fact says how many of the module's lessons. Reading twice has no effect."""
    LessonProgress.objects.get_or_create(
        enrolment=enrolment, content_key=content_key, lesson_key=lesson_key, defaults={"read_at": now}
    )
    done = LessonProgress.objects.filter(enrolment=enrolment, content_key=content_key).count()
    module = enrolment.edition.modules.filter(content_key=content_key).first()
    spec = FactSpec(
        person_uid=enrolment.person.uid,
        kind=Fact.Kind.LESSONS,
        subject_key=content_key,
        value=min(done, lessons_total),
        out_of=lessons_total,
        activity_date=timezone.localdate(now),
        evidence=f"enrolment:{enrolment.pk}",
        module_number=module.number if module else None,
    )
    record_facts(edition=enrolment.edition, specs=[spec], by=enrolment.person.user, now=now, keeps_day=True)
