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


class Conclusion(models.Model):
    """What the Secretariat concludes from an edition's evaluation; the newest one counts, the earlier ones stay.

    Source: P-PG (2020) 10, P-PG/Training, item 4.
    """

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="conclusions")
    text_fr = models.TextField()
    text_en = models.TextField()
    recorded_by = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        ordering: ClassVar = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return in_language(self, "text")


class MasterInterest(models.Model):
    """Somebody of the target groups would follow the master (Component III). No name: an address only as a digest.

    Source: P-PG (2020) 10, P-PG/Academy, item 11 (the feasibility study asks for the target groups' interest).
    """

    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="master_interests")
    institution_kind = models.CharField(max_length=14)
    years_in_field = models.PositiveSmallIntegerField(null=True, blank=True)
    has_followed = models.CharField(max_length=8, blank=True)  # "I", "II", "I,II" or "" for none
    wishes = models.TextField(blank=True)
    address_digest = models.CharField(max_length=64, unique=True)  # so that one person counts once
    day = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("interest in the master")
        verbose_name_plural = _("interests in the master")

    def __str__(self) -> str:
        return f"{self.country_id} {self.day}"
