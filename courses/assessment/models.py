"""Question bank, tests, attempts and the journal of answers. Scoring happens on the server, from a frozen snapshot."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from academy.lib.bilingual import in_language


class Test(models.Model):
    """A test of a distance module. Pass mark and attempts are values that the competent body decides."""

    __test__ = False  # not a pytest class

    key = models.SlugField(max_length=60, unique=True)
    content_key = models.SlugField(max_length=60)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    pass_points = models.PositiveSmallIntegerField()
    attempts_allowed = models.PositiveSmallIntegerField(default=1)
    minutes_allowed = models.PositiveSmallIntegerField(null=True, blank=True)
    shuffles = models.BooleanField(default=True)
    is_published = models.BooleanField(default=False)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")

    def __str__(self) -> str:
        return in_language(self, "title")


class Question(models.Model):
    """One question. `body` holds stem, options and key in both languages, as its type's folder defines."""

    test = models.ForeignKey(Test, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=40)
    type = models.SlugField(max_length=24)  # folder under courses/assessment/questions/
    order = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=20, blank=True)
    body = models.JSONField()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering: ClassVar = ["test", "order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["test", "key"], name="one_question_per_key")]

    def __str__(self) -> str:
        return self.key


class Attempt(models.Model):
    """One try at a test. `snapshot` freezes the questions (with their order for this person) at the start."""

    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="attempts")
    test = models.ForeignKey(Test, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()
    started_at = models.DateTimeField(default=timezone.now)
    deadline = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    points = models.PositiveSmallIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "test", "number"], name="one_attempt_per_number"),
            models.UniqueConstraint(
                fields=["enrolment", "test"], condition=Q(submitted_at__isnull=True), name="one_open_attempt"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.test_id} attempt {self.number}"


class AnswerSaved(models.Model):
    """The journal of answers: every save that changed something, on time or late. The last one on time is scored."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers")
    question_key = models.SlugField(max_length=40)
    answer = models.JSONField()
    version = models.PositiveIntegerField()
    is_late = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("answer saved")
        verbose_name_plural = _("answers saved")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attempt", "question_key", "version"], name="one_answer_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.question_key} v{self.version}"


guards.register(guards.append_only("assessment_answersaved"))
