"""Briefs with their rubric, submissions, marks."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib.bilingual import in_language


class Assignment(models.Model):
    key = models.SlugField(max_length=60, unique=True)
    content_key = models.SlugField(max_length=60)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    brief_fr = models.TextField()
    brief_en = models.TextField()
    words_min = models.PositiveIntegerField(null=True, blank=True)
    words_max = models.PositiveIntegerField(null=True, blank=True)
    pass_percent = models.PositiveSmallIntegerField()
    resubmissions = models.PositiveSmallIntegerField(default=0)
    notional_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self) -> str:
        return in_language(self, "title")


class Criterion(models.Model):
    """A line of the rubric; weights of an assignment add up to 100. levels: {"0": {"fr": .., "en": ..}, "50": ..}."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="criteria")
    key = models.SlugField(max_length=20)
    order = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField()
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    levels = models.JSONField()

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering: ClassVar = ["assignment", "order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["assignment", "key"], name="one_criterion_per_key")]

    def __str__(self) -> str:
        return in_language(self, "title")


class Submission(models.Model):
    """What a participant handed in. The file is private: only the author and the markers open it."""

    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="submissions")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=200)  # name in the private storage
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    submitted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "assignment", "number"], name="one_submission_per_number")
        ]

    def __str__(self) -> str:
        return self.file_name


class Mark(models.Model):
    """A marker's levels per criterion and the result. result: hundredths of a percent."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="marks")
    marker = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="marks")
    levels = models.JSONField()  # {"K1": 75, ...}
    result = models.PositiveIntegerField()
    feedback = models.TextField(blank=True)
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "marker"], name="one_mark_per_marker"),
            models.CheckConstraint(condition=Q(result__lte=10_000), name="mark_at_most_hundred_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.result / 100:.2f} %"
