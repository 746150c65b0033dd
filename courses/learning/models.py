"""Enrolments, lesson progress, and the register of facts that everything about credits rests on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class Enrolment(models.Model):
    """A person takes part in an edition."""

    class State(models.TextChoices):
        ACTIVE = "active", _("enrolled")
        WITHDRAWN = "withdrawn", _("withdrawn")
        COMPLETED = "completed", _("completed")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="enrolments")
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="enrolments")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    enrolled_on = models.DateField()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "edition"], name="one_enrolment_per_person_and_edition")
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.edition}"


class LessonProgress(models.Model):
    """A participant has read a lesson. `lesson_key` is the same in both languages, so switching keeps one's place."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="lessons_read")
    content_key = models.SlugField(max_length=60)
    lesson_key = models.SlugField(max_length=60)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("lesson read")
        verbose_name_plural = _("lessons read")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "content_key", "lesson_key"], name="one_reading_per_lesson")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.lesson_key}"


class Fact(models.Model):
    """Something that happened, with its evidence. Corrections are new facts that replace old ones.

    value and out_of: minutes (attendance of one session), 1 of 1 (confirmation), points (test), hundredths of a percent
    of 10 000 (assignment), lessons read of all lessons.
    """

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("attendance")
        ACTIVE_PARTICIPATION = "active_participation", _("active participation confirmed")
        LESSONS = "lessons", _("lessons read")
        TEST = "test", _("test result")
        ASSIGNMENT = "assignment", _("assignment mark")
        EXTERNAL_AWARD = "external_award", _("award of a university")
        RECOGNITION = "recognition", _("recognition of earlier learning")

    person_uid = models.UUIDField(db_index=True)
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="facts")
    module_number = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    subject_key = models.SlugField(max_length=60)  # session, test, assignment, module content
    value = models.IntegerField()
    out_of = models.IntegerField()
    passed = models.BooleanField(null=True, blank=True)  # where the source has a pass mark
    activity_date = models.DateField()
    evidence = models.CharField(max_length=200)  # e.g. "attempt:12", "import:3 row 14"
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=64)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering: ClassVar = ["activity_date", "pk"]
        indexes: ClassVar = [models.Index(fields=["person_uid", "edition", "kind"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person_uid", "edition", "kind", "subject_key"],
                condition=Q(replaces__isnull=True),
                name="one_first_fact_per_subject",
            ),
            models.CheckConstraint(condition=Q(value__gte=0) & Q(out_of__gt=0), name="fact_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_key} {self.value}/{self.out_of}"


guards.register(guards.append_only("learning_fact"))
