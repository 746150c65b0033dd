"""Surveys at the end of an edition and later. Answers are anonymous: who answered and what was said are kept apart."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib.bilingual import in_language


class Survey(models.Model):
    key = models.SlugField(max_length=60, unique=True)
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.CASCADE, related_name="surveys")
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    opens_on = models.DateField()
    closes_on = models.DateField()
    # [{"key": "E1", "type": "scale", "fr": .., "en": ..}, ...]
    items = models.JSONField()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")

    def __str__(self) -> str:
        return in_language(self, "title")


class Participation(models.Model):
    """That somebody has answered, never what."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="survey_participations")

    class Meta:
        verbose_name = _("survey participation")
        verbose_name_plural = _("survey participations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "person"], name="one_answer_per_person_and_survey")
        ]

    def __str__(self) -> str:
        return str(self.survey_id)


class Response(models.Model):
    """What was said, never by whom; the day only, so that no clock gives a person away."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="responses")
    answers = models.JSONField()
    day = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("survey response")
        verbose_name_plural = _("survey responses")

    def __str__(self) -> str:
        return str(self.survey_id)
