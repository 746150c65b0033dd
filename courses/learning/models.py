"""Enrolments, lesson progress, and the register of facts that everything about credits rests on."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
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
    # Empty for who takes part; and for who left before the day was kept.
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "edition"], name="one_enrolment_per_person_and_edition"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(state="withdrawn"), name="only_who_left_has_a_day_of_leaving"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.edition}"

    def has_left(self, *, on: date | None = None) -> bool:
        """Whether she had withdrawn by the end of a day; today without one. An unknown day counts as long ago."""
        if self.state != self.State.WITHDRAWN:
            return False
        return on is None or self.withdrawn_on is None or self.withdrawn_on <= on


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

    value and out_of: minutes (attendance of one session), 1 of 1 (confirmation, recognition, award), points (test,
    presentation, thesis, other), hundredths of a percent of 10 000 (assignment), lessons read of all lessons, months of
    as many (extension).
    """

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("attendance")
        ACTIVE_PARTICIPATION = "active_participation", _("active participation confirmed")
        LESSONS = "lessons", _("lessons read")
        TEST = "test", _("test result")
        ASSIGNMENT = "assignment", _("assignment mark")
        PRESENTATION = "presentation", _("presentation mark")
        THESIS = "thesis", _("thesis result")
        OTHER = "other", _("other result")
        EXTENSION = "extension", _("extension of the time allowed")
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
            models.CheckConstraint(condition=Q(value__lte=F("out_of")), name="fact_is_part_of_its_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_key} {self.value}/{self.out_of}"


class ResultsImport(models.Model):
    """One uploaded list of results with its row-by-row report; all of it counts or none of it."""

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="results_imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    report = models.JSONField(default=list)
    accepted = models.BooleanField()
    imported_by = models.CharField(max_length=64)
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("import of results")
        verbose_name_plural = _("imports of results")
        ordering: ClassVar = ["-imported_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "sha256"], condition=Q(accepted=True), name="one_results_import_per_file"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ParticipantsImport(models.Model):
    """One uploaded list of participants with its row-by-row report; all of them are enrolled or none."""

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="participants_imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    report = models.JSONField(default=list)
    accepted = models.BooleanField()
    imported_by = models.CharField(max_length=64)
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("import of participants")
        verbose_name_plural = _("imports of participants")
        ordering: ClassVar = ["-imported_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "sha256"], condition=Q(accepted=True), name="one_participants_import_per_file"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ExternalAward(models.Model):
    """A university has awarded its own title (Component III): the Academy records it and never issues it.

    Source: P-PG (2020) 10, P-PG/Academy, item 7.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="external_awards")
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="external_awards")
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="external_awards")
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="external_awards")
    title = models.CharField(max_length=200)  # in the university's own words
    awarded_on = models.DateField()
    fact = models.OneToOneField(Fact, on_delete=models.PROTECT, related_name="external_award")

    class Meta:
        verbose_name = _("award of a university")
        verbose_name_plural = _("awards of universities")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "edition", "institution"], name="one_award_per_university")
        ]

    def __str__(self) -> str:
        return self.title


CANCELLED = "EXISTS (SELECT 1 FROM catalogue_edition e WHERE e.id = NEW.edition_id AND e.state = 'cancelled')"
guards.register(
    guards.Guard(
        name="no_fact_of_a_cancelled_edition",
        table="learning_fact",
        events=("INSERT",),
        when=CANCELLED,
        message="The edition is cancelled: no fact is recorded",
    ),
    guards.Guard(
        name="nobody_joins_a_cancelled_edition",
        table="learning_enrolment",
        events=("INSERT",),
        when=CANCELLED,
        message="The edition is cancelled: nobody takes part in it",
    ),
)
guards.register(guards.append_only("learning_fact"))
